using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Reassignments: how often tickets were given to another group or agent after the first assignment.</summary>
/// <remarks>The source's own counter where it gives one, else counted from the assignments. One tally a ticket for which the input says it. Anchor: the creation. Unit: count.</remarks>
internal static class Reassignments
{
    public static TicketTally Metric { get; } = new("reassignments", Observe);

    private static void Observe(TicketFacts facts, TallyObserver into)
    {
        if (facts.Reassignments is { } reassignments)
        {
            into.Add(reassignments, facts.Created);
        }
    }
}
