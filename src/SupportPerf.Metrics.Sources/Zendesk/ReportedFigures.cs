using System.Collections;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>The figures of a ticket, made when somebody asks: a report never does, and they would be half of what reading a ticket allocates.</summary>
internal sealed class ReportedFigures(MetricSet? set, MetricEvent[] clocks) : IReadOnlyList<ReportedMetric>
{
    private IReadOnlyList<ReportedMetric>? made;

    public int Count => this.Made.Count;

    // Two threads may both make it: they make the same.
    private IReadOnlyList<ReportedMetric> Made => this.made ??= Clocks.Reported(set, clocks);

    public ReportedMetric this[int index] => this.Made[index];

    public static IReadOnlyList<ReportedMetric> Of(MetricSet? set, ReadOnlySpan<MetricEvent> clocks) =>
        set is null && clocks.Length == 0 ? [] : new ReportedFigures(set, clocks.ToArray());

    public IEnumerator<ReportedMetric> GetEnumerator() => this.Made.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();
}
