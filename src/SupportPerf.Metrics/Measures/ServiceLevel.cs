using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Service level: the share of calls answered within a threshold, the threshold included.</summary>
/// <remarks>
/// Numerator: calls answered within the threshold, the threshold included; with some formulas abandons in time too. Denominator: what the rule's formula
/// names (<see cref="ServiceLevelFormula"/>), by default calls offered less short abandons; only abandons and flow-outs from the queue count. The sum
/// over all calls, never a mean of intervals. Left out: calls that queued for an unknown time, and the abandons that the formula leaves out, counted.
/// Anchor: the offer. Unit: ratio, 0 to 1. Empty: no value. Source: ICMI queue tip; Cisco ICM 4.5; Genesys configure-the-service-level-calculation.
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
