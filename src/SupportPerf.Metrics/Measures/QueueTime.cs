using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Queue time: the wait of all calls that queued, answered or not.</summary>
/// <remarks>Anchor: the offer. Unit: seconds.</remarks>
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
