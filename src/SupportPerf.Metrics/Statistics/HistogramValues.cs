using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Statistics;

/// <summary>A sample of which buckets are known: each value stands at the middle of its bucket.</summary>
internal sealed class HistogramValues : OrderedValues
{
    private readonly long[] _values;
    private readonly long[] _counts;
    private readonly long[] _upTo;

    public HistogramValues(LogLinearHistogram histogram)
    {
        // Buckets of seconds and of nanoseconds interleave; two of them may have the same middle.
        (long Value, long Count)[] used = histogram.Used()
            .GroupBy(static bucket => LogLinearHistogram.ValueOf(bucket.Bucket), static bucket => bucket.Count)
            .OrderBy(static group => group.Key)
            .Select(static group => (group.Key, group.Sum()))
            .ToArray();
        _values = Array.ConvertAll(used, static bucket => bucket.Value);
        _counts = Array.ConvertAll(used, static bucket => bucket.Count);
        _upTo = new long[used.Length];
        long upTo = 0;
        for (int i = 0; i < used.Length; i++)
        {
            _upTo[i] = upTo += used[i].Count;
        }

        Count = upTo;
        SumOfSquares = histogram.SumOfSquares;
    }

    public override long Count { get; }

    public override WideSum SumOfSquares { get; }

    public override long At(long rank)
    {
        // The first bucket that ends above the rank.
        int at = Array.BinarySearch(_upTo, rank + 1);
        return _values[at >= 0 ? at : ~at];
    }

    public override void Expect(ReadOnlySpan<long> ranks)
    {
    }

    public override (long[] Values, long[] Counts) Distinct() => (_values, _counts);
}
