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
}
