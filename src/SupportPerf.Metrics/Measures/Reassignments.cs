using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Reassignments: how often tickets were given to another group or agent after the first assignment.</summary>
/// <remarks>
/// Formula: changes of the group or agent after the first assignment, one tally a ticket: the source's own counter where it gives one, else counted from
/// the assignments. Left out: tickets for which the input does not say it. Anchor: the creation. Unit: count. Empty: no value. Source: ServiceNow
/// (reassignment_count).
/// </remarks>
internal static class Reassignments
{
    public static TicketTally Metric { get; } = new("reassignments", Observe) { Reads = FactParts.Counts };

    private static void Observe(TicketFacts facts, TallyObserver into)
    {
        if (facts.Reassignments is { } reassignments)
        {
            into.Add(reassignments, facts.Created);
        }
    }
}
