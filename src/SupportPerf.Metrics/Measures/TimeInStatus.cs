using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures;

/// <summary>Time in status: how long tickets stayed in each status, a variant a status by the source's own name.</summary>
/// <remarks>
/// Start: the change to the status. Stop: the next change of status; one observation for each stay that is over. Variant: the source's own name of the
/// status. Left out: stays that last, so also the final closed one, and time before the first known status. Anchor: the end of the stay. Unit: seconds.
/// Empty: no value. Source: the status history, as Zendesk's metric events have it.
/// </remarks>
internal static class TimeInStatus
{
    public static TicketDuration Metric { get; } = new("time_in_status", Observe) { Reads = FactParts.None };

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        foreach (StatusStretch stay in facts.StatusList)
        {
            if (stay.StopNanoseconds != Nanoseconds.Never)
            {
                into.Variant(stay.Name).Clock(ClockFact.Between(stay.StartNanoseconds, stay.StopNanoseconds, default, 0), stay.StopNanoseconds);
            }
        }
    }
}
