#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif
using System.Runtime.CompilerServices;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Statistics;

/// <content>The passes over all values, many at a time where the processor can.</content>
internal static partial class SelectKernel
{
    /// <summary>How many values are zero, and how many one.</summary>
    [MethodImpl(Optimize.Fully)]
    private static (int Zeros, int Ones) CountSmallest(ReadOnlySpan<uint> values)
    {
        unchecked // There are fewer than 2^31 values.
        {
            int zeros = 0;
            int ones = 0;
            int i = 0;
#if NET8_0_OR_GREATER
            if (Vector256.IsHardwareAccelerated)
            {
                // Equal lanes are all ones, which is -1.
                Vector256<uint> foundZeros = Vector256<uint>.Zero;
                Vector256<uint> foundOnes = Vector256<uint>.Zero;
                for (; i + Vector256<uint>.Count <= values.Length; i += Vector256<uint>.Count)
                {
                    Vector256<uint> some = Vector256.Create(values.Slice(i));
                    foundZeros -= Vector256.Equals(some, Vector256<uint>.Zero);
                    foundOnes -= Vector256.Equals(some, Vector256<uint>.One);
                }

                zeros = (int)Vector256.Sum(foundZeros);
                ones = (int)Vector256.Sum(foundOnes);
            }
#endif
            for (; i < values.Length; i++)
            {
                zeros += values[i] == 0 ? 1 : 0;
                ones += values[i] == 1 ? 1 : 0;
            }

            return (zeros, ones);
        }
    }

    /// <summary>The bucket of each value by its bits as a floating-point number: exponent and five bits, which rise with the value.</summary>
    [MethodImpl(Optimize.Fully)]
    private static void LogBucketsOf(ReadOnlySpan<uint> values, Span<ushort> buckets, int parts)
    {
        int i = 0;
#if NET8_0_OR_GREATER
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 16 <= values.Length; i += 16)
            {
                Vector256<uint> low = LogBucketsOf(Vector256.Create(values.Slice(i)), parts);
                Vector256<uint> high = LogBucketsOf(Vector256.Create(values.Slice(i + 8)), parts);
                Vector256.Narrow(low, high).CopyTo(buckets.Slice(i));
            }
        }
#endif
        for (; i < values.Length; i++)
        {
            buckets[i] = LogBucketOf(values[i], parts);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort LogBucketOf(uint value, int parts)
    {
        // Halved, it fits a signed number. Converting rounds, but never a larger value below a smaller one.
        float number = (int)(value >> 1) + 0.5f;
#if NET8_0_OR_GREATER
        uint bits = BitConverter.SingleToUInt32Bits(number);
#else
        uint bits;
        unsafe
        {
            bits = *(uint*)&number;
        }
#endif
        return unchecked((ushort)((bits >> (MantissaBits - parts)) - (SmallestExponent << parts)));
    }

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> LogBucketsOf(Vector256<uint> values, int parts)
    {
        Vector256<float> numbers = Vector256.ConvertToSingle((values >>> 1).AsInt32()) + Vector256.Create(0.5f);
        return (numbers.AsUInt32() >>> (MantissaBits - parts)) - Vector256.Create(SmallestExponent << parts);
    }
#endif

    [MethodImpl(Optimize.Fully)]
    private static (uint Least, uint Greatest) Ends(ReadOnlySpan<uint> values)
    {
        uint least = uint.MaxValue;
        uint greatest = 0;
        int i = 0;
#if NET8_0_OR_GREATER
        if (Vector256.IsHardwareAccelerated && values.Length >= Vector256<uint>.Count)
        {
            Vector256<uint> smallest = Vector256<uint>.AllBitsSet;
            Vector256<uint> largest = Vector256<uint>.Zero;
            for (; i + Vector256<uint>.Count <= values.Length; i += Vector256<uint>.Count)
            {
                Vector256<uint> some = Vector256.Create(values.Slice(i));
                smallest = Vector256.Min(smallest, some);
                largest = Vector256.Max(largest, some);
            }

            for (int lane = 0; lane < Vector256<uint>.Count; lane++)
            {
                least = Math.Min(least, smallest[lane]);
                greatest = Math.Max(greatest, largest[lane]);
            }
        }
#endif
        for (; i < values.Length; i++)
        {
            least = Math.Min(least, values[i]);
            greatest = Math.Max(greatest, values[i]);
        }

        return (least, greatest);
    }

    [MethodImpl(Optimize.Fully)]
    private static (long Least, long Greatest) Ends(ReadOnlySpan<long> values)
    {
        long least = long.MaxValue;
        long greatest = long.MinValue;
        foreach (long value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return (least, greatest);
    }

    /// <summary>Counts the values of each bucket. Buckets are numbered within the counts: no check is needed.</summary>
    [MethodImpl(Optimize.Fully)]
    private static unsafe void Count(ReadOnlySpan<ushort> buckets, Span<int> counts)
    {
        fixed (ushort* bucket = buckets)
        fixed (int* count = counts)
        {
            int i = 0;
            for (; i + 4 <= buckets.Length; i += 4)
            {
                ulong four = *(ulong*)(bucket + i);
                unchecked
                {
                    count[(ushort)four]++;
                    count[(ushort)(four >> 16)]++;
                    count[(ushort)(four >> 32)]++;
                    count[four >> 48]++;
                }
            }

            for (; i < buckets.Length; i++)
            {
                unchecked
                {
                    count[bucket[i]]++;
                }
            }
        }
    }

    /// <summary>Puts the values of the wanted buckets one after the other, and their buckets beside them. No jump depends on a value, since nobody could foretell it.</summary>
    [MethodImpl(Optimize.Fully)]
    private static unsafe void Collect<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> buckets, ReadOnlySpan<byte> isWanted, Span<T> into, ushort[] intoBuckets)
        where T : unmanaged
    {
        fixed (T* value = values)
        fixed (ushort* bucket = buckets)
        fixed (byte* wanted = isWanted)
        fixed (T* target = into)
        fixed (ushort* targetBucket = intoBuckets)
        {
            unchecked // There is room for all wanted values and one more.
            {
                nint at = 0;
                int i = 0;
                for (; i + 4 <= values.Length; i += 4)
                {
                    ulong four = *(ulong*)(bucket + i);
                    target[at] = value[i];
                    targetBucket[at] = (ushort)four;
                    at += wanted[(ushort)four];
                    target[at] = value[i + 1];
                    targetBucket[at] = (ushort)(four >> 16);
                    at += wanted[(ushort)(four >> 16)];
                    target[at] = value[i + 2];
                    targetBucket[at] = (ushort)(four >> 32);
                    at += wanted[(ushort)(four >> 32)];
                    target[at] = value[i + 3];
                    targetBucket[at] = (ushort)(four >> 48);
                    at += wanted[four >> 48];
                }

                for (; i < values.Length; i++)
                {
                    target[at] = value[i];
                    targetBucket[at] = bucket[i];
                    at += wanted[bucket[i]];
                }
            }
        }
    }

    /// <summary>Goes on to the bucket that a rank falls into.</summary>
    /// <returns>The bucket, and how many values lie below it.</returns>
    [MethodImpl(Optimize.Fully)]
    private static (int Bucket, int Before) SkipTo(ReadOnlySpan<int> counts, int bucket, int before, int rank)
    {
        unchecked // There are fewer than 2^31 values.
        {
#if NET8_0_OR_GREATER
            if (Vector256.IsHardwareAccelerated)
            {
                for (; bucket + CountsAtOnce <= counts.Length; bucket += CountsAtOnce)
                {
                    int some = Vector256.Sum(Vector256.Create(counts.Slice(bucket)));
                    if (rank < before + some)
                    {
                        break;
                    }

                    before += some;
                }
            }
#endif
            while (rank >= before + counts[bucket])
            {
                before += counts[bucket];
                bucket++;
            }

            return (bucket, before);
        }
    }
}
