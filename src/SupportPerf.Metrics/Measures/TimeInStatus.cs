using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures;

/// <summary>Time in status: how long tickets stayed in each status, a variant a status by the source's own name.</summary>
/// <remarks>
/// One observation for each stay that is over, except in closed, which never ends. Time before the first known status belongs to
/// none. Anchor: the end of the stay. Unit: seconds.
/// </remarks>
internal static class TimeInStatus
{
    public static TicketDuration Metric { get; } = new("time_in_status", Observe);

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
