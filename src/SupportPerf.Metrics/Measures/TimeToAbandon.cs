using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Time to abandon: the queue wait of calls that were abandoned in the queue.</summary>
/// <remarks>Hang-ups before the queue are not in it. Anchor: the offer. Unit: seconds.</remarks>
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
