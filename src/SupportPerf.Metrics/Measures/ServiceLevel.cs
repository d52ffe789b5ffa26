using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Service level: the share of calls answered within a threshold, the threshold included.</summary>
/// <remarks>
/// What it is a share of is the rule's formula (<see cref="ServiceLevelFormula"/>). Only abandons and flow-outs from the queue count. A call that queued for an
/// unknown time is left out and counted where the formula asks for it. The sum over all calls, never a mean of intervals. Anchor: the offer. Unit: ratio. No call gives no value.
/// </remarks>
internal static class ServiceLevel
{
    public static CallRatio MetricOf(ServiceLevelRule rule, Definitions definitions) =>
        new("service_level", (call, into) => Observe(rule, (long)definitions.ShortAbandon.TotalNanoseconds, call, into), rule.Name) { Target = rule.Target };

    private static void Observe(ServiceLevelRule rule, long shortAbandon, CallFacts call, RatioObserver into)
    {
        // A call that never queued did not wait.
        long? wait = call.Wait ?? (call.Queued ? null : 0);
        bool inTime = wait <= (long)rule.Threshold.TotalNanoseconds;
        if (call.IsAnswered)
        {
            if (wait is null)
            {
                into.Exclude(nameof(DataIssueKind.MissingPart), call.Offered);
            }
            else
            {
                into.Decided(inTime, call.Offered);
            }

            return;
        }

        if (call.IsFlowedOut && call.Queued && rule.IncludeFlowOuts)
        {
            into.Decided(false, call.Offered);
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
                into.Exclude(nameof(CallOutcome.Abandoned), call.Offered);
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
