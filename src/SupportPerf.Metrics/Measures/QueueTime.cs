using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Queue time: the wait of all calls that queued, answered or not.</summary>
/// <remarks>
/// Formula: the wait of a call that queued, answered or not. Left out: calls that never queued, and waits that are not known. Anchor: the offer. Unit:
/// seconds. Empty: no value. Source: ICMI.
/// </remarks>
internal static class QueueTime
{
    public static CallDuration Metric { get; } = new("queue_time", Observe) { CalendarOnly = true };

    private static void Observe(CallFacts call, DurationObserver into)
    {
        if (call.Queued && call.Wait is { } wait)
        {
            into.Value(wait, call.Offered);
        }
    }
}
