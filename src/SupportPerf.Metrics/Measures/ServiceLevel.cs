using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Service level: the share of calls answered within a threshold, the threshold included.</summary>
/// <remarks>
/// What it is a share of is the rule's formula. Only abandons in the queue count. The sum over all calls, never a mean of
/// intervals. Anchor: the offer. Unit: ratio.
/// </remarks>
internal static class ServiceLevel
{
    public static CallRatio MetricOf(ServiceLevelRule rule, Definitions definitions) =>
        new("service_level", (call, into) => Observe(rule, (long)definitions.ShortAbandon.TotalNanoseconds, call, into), rule.Name) { Target = rule.Target };

    private static void Observe(ServiceLevelRule rule, long shortAbandon, CallFacts call, RatioObserver into)
    {
        long wait = call.Wait ?? 0;
        bool inTime = wait <= (long)rule.Threshold.TotalNanoseconds;
        if (call.IsAnswered)
        {
            into.Decided(inTime, call.Offered);
            return;
        }

        if (!call.IsAbandoned || !call.Queued)
        {
            return;
        }

        bool isShort = wait <= shortAbandon;
        switch (rule.Formula)
        {
            case ServiceLevelFormula.Answered:
            case ServiceLevelFormula.AbandonedInTimeAreIgnored when inTime:
            case ServiceLevelFormula.OfferedWithoutShortAbandons when isShort:
                into.Exclude("Abandoned", call.Offered);
                break;
            case ServiceLevelFormula.AbandonedInTimeCountAsMet:
                into.Decided(inTime, call.Offered);
                break;
            case ServiceLevelFormula.ShortAbandonsCountAsMet:
                into.Decided(isShort, call.Offered);
                break;
            default:
                into.Decided(false, call.Offered);
                break;
        }
    }
}
