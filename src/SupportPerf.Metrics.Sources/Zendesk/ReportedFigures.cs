using System.Collections;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>The figures of a ticket, made when somebody asks: a report never does, and they would be half of what reading a ticket allocates.</summary>
internal sealed class ReportedFigures(MetricSet? set, MetricEvent[] clocks) : IReadOnlyList<ReportedMetric>
{
    private IReadOnlyList<ReportedMetric>? _made;

    public int Count => Made.Count;

    // Two threads may both make it: they make the same.
    private IReadOnlyList<ReportedMetric> Made => _made ??= Clocks.Reported(set, clocks);

    public ReportedMetric this[int index] => Made[index];

    public static IReadOnlyList<ReportedMetric> Of(MetricSet? set, ReadOnlySpan<MetricEvent> clocks) =>
        set is null && clocks.Length == 0 ? [] : new ReportedFigures(set, clocks.ToArray());

    public IEnumerator<ReportedMetric> GetEnumerator() => Made.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
