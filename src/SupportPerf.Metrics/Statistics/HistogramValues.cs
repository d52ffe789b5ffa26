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
        List<long> values = [];
        List<long> counts = [];
        foreach ((int bucket, long count) in histogram.Used())
        {
            values.Add(LogLinearHistogram.ValueOf(bucket));
            counts.Add(count);
        }

        (_values, _counts) = (values.ToArray(), counts.ToArray());
        if (!IsAscending(_values))
        {
            // Buckets of seconds and of nanoseconds interleave; two of them may have the same middle.
            (long Value, long Count)[] used = _values.Zip(_counts, static (value, count) => (value, count))
                .GroupBy(static bucket => bucket.value, static bucket => bucket.count)
                .OrderBy(static group => group.Key)
                .Select(static group => (group.Key, group.Sum()))
                .ToArray();
            _values = Array.ConvertAll(used, static bucket => bucket.Value);
            _counts = Array.ConvertAll(used, static bucket => bucket.Count);
        }

        _upTo = new long[_values.Length];
        long upTo = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            _upTo[i] = upTo += _counts[i];
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

    private static bool IsAscending(long[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    public override (long[] Values, long[] Counts) Distinct() => (_values, _counts);
}
