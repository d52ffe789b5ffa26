using NodaTime;

namespace SupportPerf.Metrics.Sources.Verification;

/// <summary>Which business hours a ticket had when.</summary>
internal static class SchedulesOf
{
    /// <summary>The names of its schedules in the order in which it had them.</summary>
    public static IReadOnlyList<string> Names(Ticket ticket)
    {
        List<string> names = [];
        foreach (TicketEvent e in ticket.Events)
        {
            if (e is { Kind: TicketEventKind.Schedule, Schedule: { } name } && (names.Count == 0 || names[^1] != name))
            {
                names.Add(name);
            }
        }

        if (names.Count == 0 && ticket.Schedule is not null)
        {
            names.Add(ticket.Schedule);
        }

        return names;
    }

    /// <summary>The schedule in force at an instant; before the first was assigned, that one. Null: it never had one.</summary>
    public static string? At(Ticket ticket, Instant at)
    {
        string? first = null;
        string? last = null;
        foreach (TicketEvent e in ticket.Events)
        {
            if (e is { Kind: TicketEventKind.Schedule, Schedule: { } name })
            {
                first ??= name;
                last = e.At <= at ? name : last;
            }
        }

        return last ?? first ?? ticket.Schedule;
    }
}
