using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Escalations: how often tickets were escalated.</summary>
/// <remarks>Escalation events and assignments to a group of a higher tier, one tally a ticket with a history; shown where any occurs or tiers are given. Anchor: the creation. Unit: count. Source: the definitions page of this library.</remarks>
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
