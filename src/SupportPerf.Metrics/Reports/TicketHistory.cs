using NodaTime;

namespace SupportPerf.Metrics.Reports;

/// <summary>What happened to a ticket, in words and in order of time.</summary>
internal static class TicketHistory
{
    public static IReadOnlyList<KeyValuePair<Instant, string>> Of(Ticket ticket)
    {
        List<KeyValuePair<Instant, string>> history = [new(ticket.CreatedAt, $"created by {Words(ticket.CreatedBy)}{(ticket.InitialStatus is { } status ? $", status {status}" : "")}")];
        void Own(Instant? instant, string words)
        {
            if (instant is { } at)
            {
                history.Add(new(at, $"{words}, as the record says"));
            }
        }

        Own(ticket.FirstTouchAt, "first touch");
        Own(ticket.FirstResponseAt, "first response");
        Own(ticket.FirstSolvedAt, "first solve");
        Own(ticket.SolvedAt, "last solve");
        Own(ticket.ClosedAt, "close");
        Own(ticket.FirstResponseDueAt, "first response due");
        Own(ticket.DueAt, "resolution due");
        history.AddRange(ticket.Events.Select(static happened => new KeyValuePair<Instant, string>(happened.At, Words(happened))));

        // OrderBy keeps the order of the source for what happened at one instant.
        return history.OrderBy(static entry => entry.Key).ToArray();
    }

    private static string Words(AuthorKind author) => author switch
    {
        AuthorKind.Unknown => "an unknown author",
        AuthorKind.Customer => "the customer",
        AuthorKind.Agent => "an agent",
        AuthorKind.Bot => "a bot",
        AuthorKind.Automation => "an automation",
        AuthorKind.ThirdParty => "a third party",
        _ => "the system",
    };

    private static string Words(TicketEvent happened)
    {
        string by = happened.Author == AuthorKind.Unknown && happened.Kind != TicketEventKind.Message ? "" : $" by {Words(happened.Author)}{(happened.AuthorId is null ? "" : $" ({happened.AuthorId})")}";
        string what = happened.Kind switch
        {
            TicketEventKind.Message => happened.IsPublic ? "public message" : "private note",
            TicketEventKind.Status => $"status {happened.StatusName ?? happened.Status?.ToString() ?? "(none)"}{(happened.StatusName is not null && happened.Status is { } status ? $" ({status})" : "")}",
            TicketEventKind.Assignment => $"assigned to {string.Join(", ", new[] { happened.Group, happened.Agent }.Where(static name => name is not null).DefaultIfEmpty("nobody"))}",
            TicketEventKind.Escalation => happened.Group is null ? "escalated" : $"escalated to {happened.Group}",
            TicketEventKind.Handoff => "handed over to people",
            TicketEventKind.Schedule => $"business calendar {happened.Schedule ?? "(none)"}",
            _ => happened.Kind.ToString(),
        };
        return what + by;
    }
}
