using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Time to abandon: the queue wait of calls that were abandoned in the queue.</summary>
/// <remarks>
/// Formula: the queue wait of a call that was abandoned in the queue. Left out: hang-ups before the queue, and waits that are not known. Anchor: the
/// offer. Unit: seconds. Empty: no value. Source: ICMI.
/// </remarks>
internal static class TimeToAbandon
{
    public static CallDuration Metric { get; } = new("time_to_abandon", Observe) { CalendarOnly = true };

    private static void Observe(CallFacts call, DurationObserver into)
    {
        if (call.IsAbandoned && call.Queued && call.Wait is { } wait)
        {
            into.Value(wait, call.Offered);
        }
    }
}
