using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures;

/// <summary>Handle time of tickets: the time that people spent on a ticket, as the source measured it.</summary>
/// <remarks>
/// Formula: the time that people spent on a ticket, as the source measured it; the mean is the sum over all tickets by their number, never a mean of
/// means. Left out: negative times. Anchor: the end of the ticket, else the creation. Unit: seconds. Empty: no value. Source: GLPI (actiontime),
/// Freshdesk time entries; pooled as COPC does.
/// </remarks>
internal static class TicketHandleTime
{
    public static TicketDuration Metric { get; } = new("handle_time", Observe) { CalendarOnly = true, Reads = FactParts.None };

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        if (facts.HandleTime is { } handle)
        {
            into.Value((long)handle.TotalNanoseconds, facts.End != Nanoseconds.Never ? facts.End : facts.Created);
        }
    }
}
