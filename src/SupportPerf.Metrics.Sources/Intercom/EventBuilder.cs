using NodaTime;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>Turns the parts of one conversation or ticket into events of the neutral model.</summary>
internal sealed class EventBuilder(IntercomNames names, SourceOptions options)
{
    /// <summary>Who somebody of Intercom's types is.</summary>
    public static AuthorKind Kind(string? type) => type switch
    {
        "admin" => AuthorKind.Agent,
        "user" or "lead" or "contact" or "visitor" => AuthorKind.Customer,
        "bot" => AuthorKind.Bot,
        "team" => AuthorKind.System,
        _ => AuthorKind.Unknown,
    };

    /// <summary>Who opened it: an outbound campaign is nobody's message in person.</summary>
    public static AuthorKind Opener(ConversationRow row) => row switch
    {
        { IsTicket: true } => row.Category is "Back-office" or "Tracker" ? AuthorKind.Agent : AuthorKind.Customer,
        { DeliveredAs: "campaigns_initiated" or "automated" } => AuthorKind.Automation,
        { DeliveredAs: "operator_initiated" } => AuthorKind.Bot,
        { AuthorType: not null } => Kind(row.AuthorType),
        _ => AuthorKind.Customer,
    };

    /// <summary>The events. Empty: the record came without parts, so nothing is known of what happened.</summary>
    public List<TicketEvent> Read(ConversationRow row, Instant createdAt)
    {
        if (row.Parts is null)
        {
            return [];
        }

        // The first message stands in the source, not among the parts.
        AuthorKind opener = Opener(row);
        List<TicketEvent> events = [new() { At = createdAt, Kind = TicketEventKind.Message, Author = Role(row.AuthorId, createdAt, opener), AuthorId = opener == AuthorKind.Agent ? names.Admin(row.AuthorId) : null }];
        TicketStatus? status = row.IsTicket ? TicketStatus.New : TicketStatus.Open;
        foreach (PartRow part in row.Parts)
        {
            if (part is { At: { } at, Type: { } type })
            {
                Add(events, part, at, type, ref status);
            }
        }

        return events;
    }

    private static bool IsAssignment(string type) => type.Contains("assign", StringComparison.Ordinal);

    private void Add(List<TicketEvent> events, PartRow part, Instant at, string type, ref TicketStatus? status)
    {
        AuthorKind author = Role(part.AuthorId, at, Kind(part.AuthorType));
        TicketEvent happened = new() { At = at, Kind = TicketEventKind.Message, Id = part.Id, Author = author, AuthorId = author == AuthorKind.Agent ? names.Admin(part.AuthorId) : null };

        // An assignment, a close, a reopen and a snooze may carry the text of a reply.
        bool isNote = type.StartsWith("note", StringComparison.Ordinal);
        bool isAction = IsAssignment(type) || type is "close" or "open" or "snoozed" or "unsnoozed";
        bool isMessage = isNote || type is "comment" or "quick_reply" || (isAction && part.HasBody);
        if (isMessage)
        {
            events.Add(happened with { IsPublic = !isNote });
        }

        if (IsAssignment(type) && part.AssignedId is { } assigned)
        {
            events.Add(happened with
            {
                Id = Suffixed(part.Id, "assignment"),
                Kind = TicketEventKind.Assignment,
                Agent = part.AssignedType == "admin" ? names.Admin(assigned) : null,
                Group = part.AssignedType == "team" ? names.Team(assigned) : null,
            });
        }

        string? state = part.TicketState ?? type switch
        {
            "close" => "closed",
            "open" or "unsnoozed" or "timer_unsnooze" => "open",
            "snoozed" => "snoozed",
            _ => part.State,
        };
        (TicketStatus? now, string? name) = names.Status(state);
        if (state is not null && now != status)
        {
            events.Add(happened with
            {
                Id = Suffixed(part.Id, "state"),
                Kind = TicketEventKind.Status,
                Status = now,
                StatusName = name,
                PreviousStatus = part.PreviousTicketState is { } before ? names.Status(before).Category : status,
            });
            status = now;
        }
    }

    private static string? Suffixed(string? id, string what) => id is null ? null : $"{id}-{what}";

    private AuthorKind Role(string? user, Instant at, AuthorKind today) => user is not null && options.RoleAt is { } role ? role(user, at, today) : today;
}
