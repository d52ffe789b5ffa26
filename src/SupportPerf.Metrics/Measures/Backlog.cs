using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Backlog: the tickets that are open at the end of a period, from their creation or reopen to their solve (or close).</summary>
/// <remarks>Reconstructed from the history, never from today's status. Open at the end of a period means opened before it and not ended before it; at the as-of instant in the period that holds it. Unit: count.</remarks>
internal static class Backlog
{
    public static TicketStock Metric { get; } = new("backlog", Observe);

    private static void Observe(TicketFacts facts, StockObserver into)
    {
        foreach (Stretch open in facts.OpenStretches)
        {
            into.Stay(facts.Created, open.Start, open.Stop);
        }
    }
}
