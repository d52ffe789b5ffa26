using NodaTime;

namespace SupportPerf.Metrics.Sources.Verification;

/// <summary>Adds up the comparisons of one metric and basis.</summary>
internal sealed class MetricComparison(string metric, string? variant, HoursBasis basis, int kept)
{
    private readonly List<MetricDifference> differences = [];
    private long compared;
    private long equal;
    private long missing;
    private Duration? largest;
    private long? largestCount;

    public void AddEqualOrNot(bool isEqual, Duration difference)
    {
        this.compared++;
        this.equal += isEqual ? 1 : 0;
        Duration size = difference < Duration.Zero ? -difference : difference;
        this.largest = this.largest > size ? this.largest : size;
    }

    public void AddCount(long difference)
    {
        this.compared++;
        this.equal += difference == 0 ? 1 : 0;
        this.largestCount = Math.Max(this.largestCount ?? 0, Math.Abs(difference));
    }

    public void AddMissing() => this.missing++;

    /// <summary>Keeps a difference where there is room; the explanation is only worked out then.</summary>
    public void Keep(Func<MetricDifference> difference)
    {
        if (this.differences.Count < kept)
        {
            this.differences.Add(difference());
        }
    }

    public VerifiedMetric Result() => new()
    {
        Metric = metric,
        Variant = variant,
        Basis = basis,
        Compared = this.compared,
        Equal = this.equal,
        Missing = this.missing,
        LargestDifference = this.largest,
        LargestCountDifference = this.largestCount,
        Differences = [.. this.differences],
    };
}
