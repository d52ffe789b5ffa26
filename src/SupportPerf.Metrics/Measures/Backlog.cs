using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Backlog: the tickets that are open at the end of a period, from their creation or reopen to their solve (or close).</summary>
/// <remarks>
/// Formula: the tickets open at the end of a period, at the as-of instant in the period that holds it: opened or reopened before, not ended before. What
/// was open and created and reopened less what was solved gives the next one. Reconstructed from the history, never from today's status. Left out: ended
/// tickets without an instant of their end. Anchor: the period's end. Unit: count. Empty: 0, or no row. Source: Zendesk 4408819342490 (a nightly snapshot
/// there).
/// </remarks>
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
