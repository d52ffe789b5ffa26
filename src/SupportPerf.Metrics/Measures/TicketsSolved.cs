using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures;

/// <summary>Tickets solved: those that ended, each once, at its last solve, or its close where it has no solve.</summary>
/// <remarks>Anchor: that end. Tickets that are open again do not count. Unit: count; none gives 0.</remarks>
internal static class TicketsSolved
{
    public static TicketCount Metric { get; } = new("tickets_solved", Observe);

    private static void Observe(TicketFacts facts, CountObserver into)
    {
        if (facts.End != Nanoseconds.Never)
        {
            into.Add(facts.End);
        }
    }
}
