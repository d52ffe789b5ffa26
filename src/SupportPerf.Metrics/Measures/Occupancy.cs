namespace SupportPerf.Metrics.Measures;

/// <summary>Occupancy: how much of the time for contacts goes into contacts.</summary>
/// <remarks>
/// Numerator: talk, hold and after-call work. Denominator: that and the available time (COPC), or the time logged in (<see cref="OccupancyFormula"/>).
/// The sum over all records, never a mean of agents. Left out: records in which a part that the formula needs is not known, counted. Anchor: the
/// interval's start. Unit: ratio, 0 to 1. Empty: no value. Source: COPC; ICMI has used the words occupancy and utilization the other way round.
/// </remarks>
internal static class Occupancy
{
    public static AgentTimeQuotient MetricOf(OccupancyRule rule) => new(
        "occupancy",
        (time, into) => into.Add(time.Handle, rule.Formula == OccupancyFormula.OfLoggedIn ? time.LoggedIn : time.Handle + time.Available, time.Start),
        rule.Name);
}
