using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Reopens: how often tickets went from solved or closed back to an active status.</summary>
/// <remarks>The source's own counter where it gives one, else counted from the status history. One tally a ticket for which the input says it. Anchor: the creation. Unit: count.</remarks>
internal static class Reopens
{
    public static TicketTally Metric { get; } = new("reopens", Observe);

    private static void Observe(TicketFacts facts, TallyObserver into)
    {
        if (facts.Reopens is { } reopens)
        {
            into.Add(reopens, facts.Created);
        }
    }
}
