using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Abandonment rate: abandoned / (answered + abandoned).</summary>
/// <remarks>By default only abandons in the queue; calls that flowed out are in neither part. Anchor: the offer. Unit: ratio.</remarks>
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
