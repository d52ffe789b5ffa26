using NodaTime;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>Who had a ticket when.</summary>
internal static class Assignments
{
    /// <summary>The group or agent of the last assignment until an instant. Null: none is known.</summary>
    public static string? At(Ticket? ticket, Instant? at, Func<TicketEvent, string?> value)
    {
        if (ticket is null || at is null)
        {
            return null;
        }

        string? last = null;
        foreach (TicketEvent e in ticket.Events)
        {
            if (e.Kind == TicketEventKind.Assignment && e.At <= at)
            {
                last = value(e) ?? last;
            }
        }

        return last;
    }
}
