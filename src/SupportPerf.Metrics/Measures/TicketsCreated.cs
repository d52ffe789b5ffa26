using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Tickets created: the volume.</summary>
/// <remarks>
/// Each ticket once; with <see cref="Definitions.SessionGap"/> once more for each time the customer wrote after a silence longer than it. Anchor: the
/// creation, or that message. Deleted, spam, test and merged-away tickets are left out. Unit: count; none gives 0. Source: the
/// definitions page of this library.
/// </remarks>
internal static class TicketsCreated
{
    public static TicketCount Metric { get; } = new("tickets_created", Observe);

    private static void Observe(TicketFacts facts, CountObserver into)
    {
        foreach (long start in facts.SessionStarts)
        {
            into.Add(start);
        }
    }
}
