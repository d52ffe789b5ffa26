using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Reopens: how often tickets went from solved or closed back to an active status.</summary>
/// <remarks>
/// Formula: changes from solved or closed back to an active status, one tally a ticket: the source's own counter where it gives one, else counted from
/// the status history. Left out: tickets for which the input does not say it. Anchor: the creation. Unit: count. Empty: no value. Source: Zendesk ticket
/// metrics (reopens).
/// </remarks>
internal static class Reopens
{
    public static TicketTally Metric { get; } = new("reopens", Observe) { Agent = Credits.LastSolver, Reads = FactParts.Counts };

    private static void Observe(TicketFacts facts, TallyObserver into)
    {
        if (facts.Reopens is { } reopens)
        {
            into.Add(reopens, facts.Created);
        }
    }
}
