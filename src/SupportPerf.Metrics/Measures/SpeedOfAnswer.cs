using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Speed of answer: the queue wait of answered calls; its mean is the ASA.</summary>
/// <remarks>
/// Formula: the queue wait of an answered call; the mean is the ASA. Calls that never queued count with a wait of zero unless the rule leaves them out;
/// abandoned ones count only where the rule says so (<see cref="SpeedOfAnswerRule"/>). Left out: answered calls that queued for an unknown time. Anchor:
/// the offer. Unit: seconds. Empty: no value. Source: Genesys (tAnswered); the industry's ASA.
/// </remarks>
internal static class SpeedOfAnswer
{
    public static CallDuration MetricOf(SpeedOfAnswerRule rule) => new("speed_of_answer", (call, into) => Observe(rule, call, into), rule.Name) { CalendarOnly = true };

    private static void Observe(SpeedOfAnswerRule rule, CallFacts call, DurationObserver into)
    {
        bool waited = call.IsAnswered || (rule.WithAbandoned && call.IsAbandoned && call.Queued);
        if (!waited || (rule.QueuedOnly && !call.Queued))
        {
            return;
        }

        if (call.Wait is { } wait)
        {
            into.Value(wait, call.Offered);
        }
        else if (!call.Queued)
        {
            into.Value(0, call.Offered);
        }
    }
}
