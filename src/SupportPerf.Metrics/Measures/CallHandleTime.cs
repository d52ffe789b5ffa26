using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Handle time of calls: talk, hold and after-call work of answered calls; its mean is the AHT.</summary>
/// <remarks>
/// Formula: talk + hold + after-call work of an answered call, with dialing and contacting or talk alone where the rule says so, also divided by the concurrency of chats or capped (<see cref="HandleTimeRule"/>); the mean, the AHT, is the sum over all calls by their number, never a mean of agents' means. Left out: calls without an
/// agent or of zero length, where the rule says so. Anchor: the offer, or the end where the rule says so. Unit: seconds. Empty: no value. Source: COPC;
/// Genesys glossary AHT.
/// </remarks>
internal static class CallHandleTime
{
    public static CallDuration MetricOf(HandleTimeRule rule) => new("handle_time", (call, into) => Observe(rule, call, into), rule.Name)
    {
        CalendarOnly = true,
        Cap = rule.Cap is { } cap ? (long)cap.TotalNanoseconds : null,
    };

    private static void Observe(HandleTimeRule rule, CallFacts call, DurationObserver into)
    {
        if (!call.IsAnswered || (rule.TalkOnly ? call.Talk : call.Handle) is not { } handle || (rule.RequireAgent && !call.HasAgent))
        {
            return;
        }

        handle += rule.IncludeDialing ? call.Dial ?? 0 : 0;
        handle /= rule.DivideByConcurrency ? call.Concurrency : 1;
        if (handle > 0 || !rule.ExcludeZero)
        {
            into.Value(rule.Cap is { } cap ? Math.Min(handle, (long)cap.TotalNanoseconds) : handle, rule.Anchor == CallAnchor.Ended ? call.Ended : call.Offered);
        }
    }
}
