using NodaTime;

namespace SupportPerf.Metrics.Sources.Verification;

/// <summary>Adds up the comparisons of one metric and basis.</summary>
internal sealed class MetricComparison(string metric, string? variant, HoursBasis basis, int kept)
{
    private readonly List<MetricDifference> _differences = [];
    private long _compared;
    private long _equal;
    private long _missing;
    private Duration? _largest;
    private long? _largestCount;

    public void AddEqualOrNot(bool isEqual, Duration difference)
    {
        _compared++;
        _equal += isEqual ? 1 : 0;
        Duration size = difference < Duration.Zero ? -difference : difference;
        _largest = _largest > size ? _largest : size;
    }

    public void AddCount(long difference)
    {
        _compared++;
        _equal += difference == 0 ? 1 : 0;
        _largestCount = Math.Max(_largestCount ?? 0, Math.Abs(difference));
    }

    public void AddMissing() => _missing++;

    /// <summary>Keeps a difference where there is room; the explanation is only worked out then.</summary>
    public void Keep(Func<MetricDifference> difference)
    {
        if (_differences.Count < kept)
        {
            _differences.Add(difference());
        }
    }

    public VerifiedMetric Result() => new()
    {
        Metric = metric,
        Variant = variant,
        Basis = basis,
        Compared = _compared,
        Equal = _equal,
        Missing = _missing,
        LargestDifference = _largest,
        LargestCountDifference = _largestCount,
        Differences = [.. _differences],
    };
}
