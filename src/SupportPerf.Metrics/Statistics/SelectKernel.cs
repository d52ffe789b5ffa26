using System.Buffers;
using System.Runtime.CompilerServices;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Statistics;

/// <summary>
/// The values at some ranks of an unsorted sample, exactly, without sorting it: count the values by buckets that rise with them, see which buckets the
/// ranks fall into, and sort those only. Several times faster than a sort; never much slower, whatever the values.
/// </summary>
/// <remarks>
/// Pure. Buckets are those of the values' floating-point bits (an octave in 8 to 32 parts, by the sample's size). A bucket that holds much is cut again, evenly between its least and greatest
/// value, until that is nothing.
/// </remarks>
internal static partial class SelectKernel
{
    /// <summary>Samples up to this size are sorted.</summary>
    private const int Small = 64;

    /// <summary>Buckets up to this size are sorted.</summary>
    private const int SmallBucket = 256;

    /// <summary>There are 33 octaves: of 0.5 and of the halves of all 32-bit numbers.</summary>
    private const int Octaves = 33;
    private const int MostParts = 5;
    private const int EvenBits = 10;

    private const int MantissaBits = 23;

    /// <summary>Of 0.5, the least number that is looked at.</summary>
    private const uint SmallestExponent = 126;

    /// <summary>More ranks than this are looked for in several rounds.</summary>
    private const int RanksAtOnce = 64;

    /// <summary>Counts of a vector.</summary>
    private const int CountsAtOnce = 8;

    /// <summary>Selects.</summary>
    /// <param name="values">The sample, in any order. Not changed.</param>
    /// <param name="ranks">The ranks, from 0, ascending; they may repeat.</param>
    /// <param name="results">The value at each rank.</param>
    public static void Select(ReadOnlySpan<uint> values, ReadOnlySpan<int> ranks, Span<uint> results) => Select(values, ranks, results, evenly: false);

    /// <inheritdoc cref="Select(ReadOnlySpan{uint}, ReadOnlySpan{int}, Span{uint})"/>
    [MethodImpl(Optimize.Fully)]
    public static void Select(ReadOnlySpan<long> values, ReadOnlySpan<int> ranks, Span<long> results)
    {
        if (ranks.IsEmpty)
        {
            return;
        }

        // As offsets from the least value; where those need more than 32 bits, by their upper bits first.
        (long least, long greatest) = Ends(values);
        ulong range = unchecked((ulong)(greatest - least));
        int shift = 0;
        while (range >> shift > uint.MaxValue)
        {
            shift++;
        }

        uint[] rented = ArrayPool<uint>.Shared.Rent(values.Length);
        Span<uint> offsets = rented.AsSpan(0, values.Length);
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = unchecked((uint)((ulong)(values[i] - least) >> shift));
        }

        if (shift == 0)
        {
            uint[] selected = new uint[ranks.Length];
            Select(offsets, ranks, selected, evenly: false);
            for (int i = 0; i < selected.Length; i++)
            {
                results[i] = unchecked(least + selected[i]);
            }
        }
        else
        {
            ushort[] buckets = ArrayPool<ushort>.Shared.Rent(values.Length);
            int parts = PartsOf(values.Length);
            LogBucketsOf(offsets, buckets, parts);
            Pick(values, buckets.AsSpan(0, values.Length), Octaves << parts, ranks, results, Select);
            ArrayPool<ushort>.Shared.Return(buckets);
        }

        ArrayPool<uint>.Shared.Return(rented);
    }

    /// <summary>Into how many parts, as a power of two, an octave is cut: few for a small sample, since every bucket costs a little.</summary>
    private static int PartsOf(int count) => count < 256 ? 3 : count < 2048 ? 4 : MostParts;

    private delegate void Selection<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> ranks, Span<T> results);

    [MethodImpl(Optimize.Fully)]
    private static void Select(ReadOnlySpan<uint> values, ReadOnlySpan<int> ranks, Span<uint> results, bool evenly)
    {
        if (ranks.IsEmpty)
        {
            return;
        }

        if (values.Length <= Small)
        {
            Span<uint> sorted = stackalloc uint[Small];
            sorted = sorted.Slice(0, values.Length);
            values.CopyTo(sorted);
            Sort(sorted);
            for (int i = 0; i < ranks.Length; i++)
            {
                results[i] = sorted[ranks[i]];
            }

            return;
        }

        int parts = PartsOf(values.Length);
        int used = Octaves << parts;
        (uint least, int shift) = (0, 0);
        if (evenly)
        {
            (least, uint greatest) = Ends(values);
            if (least == greatest)
            {
                results.Slice(0, ranks.Length).Fill(least);
                return;
            }

            while ((greatest - least) >> shift >= 1 << EvenBits)
            {
                shift++;
            }

            used = (int)((greatest - least) >> shift) + 1;
        }

        // Many durations in business hours are zero: they need not be collected. The first bucket holds zeros and ones.
        int known = 0;
        if (!evenly)
        {
            (int zeros, int ones) = CountSmallest(values);
            int small = zeros + ones;
            for (; known < ranks.Length && ranks[known] < small; known++)
            {
                results[known] = ranks[known] < zeros ? 0u : 1u;
            }
        }

        ushort[] rented = ArrayPool<ushort>.Shared.Rent(values.Length);
        Span<ushort> buckets = rented.AsSpan(0, values.Length);
        if (evenly)
        {
            for (int i = 0; i < buckets.Length; i++)
            {
                buckets[i] = unchecked((ushort)((values[i] - least) >> shift));
            }
        }
        else
        {
            LogBucketsOf(values, buckets, parts);
        }

        Pick(values, buckets, used, ranks.Slice(known), results.Slice(known), static (part, within, found) => Select(part, within, found, evenly: true));
        ArrayPool<ushort>.Shared.Return(rented);
    }

    /// <summary>Collects the buckets that ranks fall into, one after the other, and finds the ranks in them.</summary>
    private static void Pick<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> buckets, int used, ReadOnlySpan<int> ranks, Span<T> results, Selection<T> select)
        where T : unmanaged
    {
        for (int done = 0; done < ranks.Length;)
        {
            int next = Math.Min(RanksAtOnce, ranks.Length - done);
            PickSome(values, buckets, used, ranks.Slice(done, next), results.Slice(done, next), select);
            done += next;
        }
    }

    [MethodImpl(Optimize.Fully)]
    private static void PickSome<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> buckets, int used, ReadOnlySpan<int> ranks, Span<T> results, Selection<T> select)
        where T : unmanaged
    {
        // Zeros beyond those used, so that whole vectors of counts can be added.
        Span<int> counts = stackalloc int[used + CountsAtOnce];
        counts.Clear();
        Count(buckets, counts);

        // The count of a bucket that ranks fall into becomes where its values go.
        Span<byte> isWanted = stackalloc byte[used];
        isWanted.Clear();
        Span<(int Before, int At, int Count)> parts = stackalloc (int, int, int)[RanksAtOnce];
        int part = 0;
        int before = 0;
        int collected = 0;
        int bucket = 0;
        for (int next = 0; next < ranks.Length; bucket++)
        {
            (bucket, before) = SkipTo(counts, bucket, before, ranks[next]);
            int count = counts[bucket];
            parts[part++] = (before, collected, count);
            isWanted[bucket] = 1;
            counts[bucket] = collected;
            collected += count;
            before += count;
            while (next < ranks.Length && ranks[next] < before)
            {
                next++;
            }
        }

        // The value after the last wanted one is written too, and not counted.
        T[] rented = ArrayPool<T>.Shared.Rent(2 * (collected + 1));
        ushort[] rentedBuckets = ArrayPool<ushort>.Shared.Rent(collected + 1);
        Span<T> found = rented.AsSpan(collected + 1, collected + 1);
        Collect(values, buckets, isWanted, found, rentedBuckets);
        for (int i = 0; i < collected; i++)
        {
            rented[counts[rentedBuckets[i]]++] = found[i];
        }

        int rank = 0;
        for (int p = 0; p < part; p++)
        {
            (int first, int at, int count) = parts[p];
            int until = rank;
            while (until < ranks.Length && ranks[until] < first + count)
            {
                until++;
            }

            FindIn(rented.AsSpan(at, count), first, ranks.Slice(rank, until - rank), results.Slice(rank), select);
            rank = until;
        }

        ArrayPool<ushort>.Shared.Return(rentedBuckets);
        ArrayPool<T>.Shared.Return(rented);
    }

    private static void FindIn<T>(Span<T> values, int first, ReadOnlySpan<int> ranks, Span<T> results, Selection<T> select)
        where T : unmanaged
    {
        if (values.Length <= SmallBucket)
        {
            Sort(values);
            for (int i = 0; i < ranks.Length; i++)
            {
                results[i] = values[ranks[i] - first];
            }

            return;
        }

        int[] within = new int[ranks.Length];
        for (int i = 0; i < within.Length; i++)
        {
            within[i] = ranks[i] - first;
        }

        select(values, within, results);
    }

    private static void Sort<T>(Span<T> values)
        where T : unmanaged
    {
#if NET8_0_OR_GREATER
        values.Sort();
#else
        T[] copy = values.ToArray();
        Array.Sort(copy);
        copy.CopyTo(values);
#endif
    }
}
