namespace SupportPerf.Metrics.Measures;

/// <summary>Utilization: how much of the paid time is put to use.</summary>
/// <remarks>
/// Numerator: handle and available time (COPC), or handle time and other productive time (<see cref="UtilizationFormula"/>). Denominator: paid time. The
/// sum over all records, never a mean of agents. Left out: records in which a part that the formula needs is not known, counted. Anchor: the interval's
/// start. Unit: ratio, 0 to 1. Empty: no value. Source: COPC; callcentrehelper.com 220060.
/// </remarks>
internal static class Utilization
{
    public static AgentTimeQuotient MetricOf(UtilizationRule rule) => new(
        "utilization",
        (time, into) => into.Add(time.Handle + (rule.Formula == UtilizationFormula.Productive ? time.OtherWork : time.Available), time.Paid, time.Start),
        rule.Name);
}
