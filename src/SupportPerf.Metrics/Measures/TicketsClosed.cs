using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures;

/// <summary>Tickets closed: those with a final close.</summary>
/// <remarks>
/// Formula: tickets with a final close. Left out: closes before a later reopen. Anchor: the close. Unit: count. Empty: 0, or no row. Source: ServiceNow
/// (closed_at).
/// </remarks>
internal static class TicketsClosed
{
    public static TicketCount Metric { get; } = new("tickets_closed", Observe) { Reads = FactParts.None };

    private static void Observe(TicketFacts facts, CountObserver into)
    {
        if (facts.Closed != Nanoseconds.Never)
        {
            into.Add(facts.Closed);
        }
    }
}
