namespace SupportPerf.Metrics.Measures;

/// <summary>Throughput ratio: tickets solved in a period by tickets created in it; a flow that may exceed 1.</summary>
/// <remarks>
/// Numerator: <c>tickets_solved</c> of the period. Denominator: <c>tickets_created</c> of the period; the two are different tickets. Left out: what these
/// counts leave out. Anchor: the creation of what is created, the end of what is solved. Unit: ratio, may exceed 1. Empty: no value. Source: Freshdesk community 13786 (received
/// and resolved of one span).
/// </remarks>
internal static class ThroughputRatio
{
    public const string Key = "throughput_ratio";
}
