using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Escalations: how often tickets were escalated.</summary>
/// <remarks>
/// Formula: escalation events and assignments to a group of a higher tier, one tally a ticket; shown where any occurs or tiers are given. Left out:
/// tickets without a history. Anchor: the creation. Unit: count. Empty: no value. Source: GLPI (escalation levels).
/// </remarks>
internal static class Escalations
{
    public static TicketTally MetricOf(Definitions definitions) => new("escalations", Observe) { NeedsAny = definitions.EscalationTiers.Count == 0 };

    private static void Observe(TicketFacts facts, TallyObserver into)
    {
        if (facts.Escalations is { } escalations)
        {
            into.Add(escalations, facts.Created);
        }
    }
}
