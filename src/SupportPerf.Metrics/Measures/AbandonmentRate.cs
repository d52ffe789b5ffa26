using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Abandonment rate: abandoned / (answered + abandoned).</summary>
/// <remarks>
/// Numerator: abandoned calls, by default only those in the queue. Denominator: answered and abandoned calls. Left out: calls that flowed out, and short
/// abandons where the rule says so, counted (<see cref="AbandonmentRule"/>). Anchor: the offer. Unit: ratio, 0 to 1. Empty: no value. Source: Genesys
/// (abandoned by offered).
/// </remarks>
internal static class AbandonmentRate
{
    public static CallRatio MetricOf(AbandonmentRule rule) => new("abandonment_rate", (call, into) => Observe(rule, call, into), rule.Name);

    private static void Observe(AbandonmentRule rule, CallFacts call, RatioObserver into)
    {
        if (call.IsAnswered)
        {
            into.Decided(false, call.Offered);
        }
        else if (call.IsAbandoned && (call.Queued || rule.IncludeBeforeQueue))
        {
            if (rule.ShortAbandon is { } brief && call.Wait is { } wait && wait <= (long)brief.TotalNanoseconds)
            {
                if (rule.ShortAbandonsStayOffered)
                {
                    into.Decided(false, call.Offered);
                }
                else
                {
                    into.Exclude(nameof(Definitions.ShortAbandon), call.Offered);
                }

                return;
            }

            into.Decided(true, call.Offered);
        }
    }
}
