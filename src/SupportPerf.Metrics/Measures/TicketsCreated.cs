using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Tickets created: the volume.</summary>
/// <remarks>Anchor: the creation. Deleted, spam, test and merged-away tickets are left out. Unit: count; none gives 0.</remarks>
internal static class TicketsCreated
{
    public static TicketCount Metric { get; } = new("tickets_created", Observe);

    private static void Observe(TicketFacts facts, CountObserver into) => into.Add(facts.Created);
}
