using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Tickets created: the volume.</summary>
/// <remarks>
/// Formula: each ticket once; with <see cref="Definitions.SessionGap"/> once more for each time the customer wrote after a silence longer than it. Left
/// out: deleted, spam, test and merged-away tickets (<see cref="Definitions.IncludeRemoved"/>). Anchor: the creation. Unit: count. Empty: 0, or no row.
/// Source: Freshdesk 50000000041 (what counts as received).
/// </remarks>
internal static class TicketsCreated
{
    public static TicketCount Metric { get; } = new("tickets_created", Observe) { Reads = FactParts.None };

    private static void Observe(TicketFacts facts, CountObserver into)
    {
        foreach (long start in facts.SessionStarts)
        {
            into.Add(start);
        }
    }
}
