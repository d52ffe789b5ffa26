namespace SupportPerf.Metrics.Measures;

/// <summary>Shrinkage: how much of the paid time is not there for contacts.</summary>
/// <remarks>
/// Numerator: paid time less handle and available time. Denominator: paid time; so it is 1 less the utilization of COPC. Left out: records in which a
/// part is not known, counted. Anchor: the interval's start. Unit: ratio, 0 to 1. Empty: no value. Source: COPC.
/// </remarks>
internal static class Shrinkage
{
    public static AgentTimeQuotient Metric { get; } = new("shrinkage", static (time, into) => into.Add(time.Paid - (time.Handle + time.Available), time.Paid, time.Start));
}
