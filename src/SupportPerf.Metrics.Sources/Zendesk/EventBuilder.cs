using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Turns the history of one ticket into events of the neutral model.</summary>
internal sealed class EventBuilder(ZendeskIndex index, SourceOptions options, IssueLog issues)
{
    /// <summary>When the ticket that was read last was offered a survey and when it was rated, as its history says.</summary>
    public (Instant? SentAt, Instant? AnsweredAt) LastRating { get; private set; }

    /// <summary>How many messages came from somebody whose role is not in the export.</summary>
    public int UnknownAuthors { get; private set; }

    public TicketHistory Read(string id, TicketRow row, ReadOnlySpan<HistoryEvent> history, IReadOnlyList<ChatRow> chats)
    {
        LastRating = default;
        if (history.Length == 0 && chats.Count == 0)
        {
            return Nothing;
        }

        List<TicketEvent> events = new(history.Length);
        bool isComplete = false;
        TicketStatus? initial = null;
        TicketStatus? status = null;
        string? schedule = null;
        long? mergedInto = null;
        Duration? spent = null;
        int reopens = 0;
        bool wasDeleted = false;
        for (int i = 0; i < history.Length; i++)
        {
            ref readonly HistoryEvent e = ref history[i];
            if (IsRepeated(id, history, i))
            {
                continue;
            }

            switch (e.Kind)
            {
                case HistoryKind.Created:
                    isComplete = true;
                    initial = status = StatusOf(id, e).Category;
                    break;
                case HistoryKind.Status:
                    TicketEvent change = StatusChange(id, row, e, status);
                    wasDeleted |= e.Text == "deleted";
                    reopens += status is TicketStatus.Solved or TicketStatus.Closed && change.Status is { } now && now < TicketStatus.Solved ? 1 : 0;
                    status = change.Status;
                    events.Add(change);
                    break;
                case HistoryKind.Assignment:
                    events.Add(Event(e, TicketEventKind.Assignment, row) with
                    {
                        Group = e.Value is { } group ? index.Names.Group(group) : null,
                        Agent = e.Agent is { } agent ? index.Names.Agent(agent) : null,
                    });
                    break;
                case HistoryKind.Schedule when e.Value is { } assigned:
                    schedule = index.Names.Schedule(assigned);
                    events.Add(Event(e, TicketEventKind.Schedule, row) with { Schedule = schedule });
                    break;
                case HistoryKind.Rating:
                    LastRating = e.Text == "offered" ? (e.At, null) : (LastRating.SentAt, e.At);
                    break;
                case HistoryKind.Merge when e.Value != row.Id:
                    mergedInto = e.Value;
                    break;
                case HistoryKind.TimeSpent when e.Value is { } seconds:
                    spent = (spent ?? Duration.Zero) + Duration.FromSeconds(seconds);
                    break;
                case HistoryKind.Message or HistoryKind.VoiceMessage or HistoryKind.Notification:
                    events.Add(Message(e, row));
                    break;
                case HistoryKind.Transcript when chats.Count == 0:
                    events.Add(Message(e, row));
                    break;
                default:
                    break;
            }
        }

        return new()
        {
            Events = WithChats(events, chats, index.Names),
            IsComplete = isComplete,
            InitialStatus = initial,
            Schedule = schedule,
            Reopens = wasDeleted && isComplete ? reopens : null,
            MergedInto = mergedInto,
            TimeSpent = spent,
        };
    }

    /// <summary>The messages of a chat. Within a ticket those of one session are one reply, as Zendesk counts; a chat by itself is measured message by message.</summary>
    public static IEnumerable<TicketEvent> Messages(ChatRow chat, string? session, ZendeskNames names) => chat.Messages.Select(message => new TicketEvent
    {
        At = message.At,
        Kind = TicketEventKind.Message,
        Author = message.Author,
        AuthorId = message.Agent > 0 ? names.Agent(message.Agent) : null,
        Session = session,
    });

    private static TicketHistory Nothing { get; } = new() { Events = [] };

    private static List<TicketEvent> WithChats(List<TicketEvent> events, IReadOnlyList<ChatRow> chats, ZendeskNames names)
    {
        if (chats.Count == 0)
        {
            return events;
        }

        // Stable: what the same instant holds keeps the order of its source.
        return [.. events.Concat(chats.SelectMany(chat => Messages(chat, chat.Id, names))).OrderBy(e => e.At)];
    }

    /// <summary>Whether the audit came before, on another page or in the other form; the first copy counts.</summary>
    private bool IsRepeated(string id, ReadOnlySpan<HistoryEvent> history, int at)
    {
        ref readonly HistoryEvent e = ref history[at];
        if (e.AuditId == 0)
        {
            return false;
        }

        int first = at;
        while (first > 0 && history[first - 1].AuditId == e.AuditId)
        {
            first--;
        }

        if (history[first].Copy == e.Copy)
        {
            return false;
        }

        if (history[at - 1].Copy != e.Copy)
        {
            issues.Add(id, DataIssueKind.DuplicateEvent, FormattableString.Invariant($"The audit {e.AuditId} comes more than once; the first counts."));
        }

        return true;
    }

    private TicketEvent StatusChange(string id, TicketRow row, in HistoryEvent e, TicketStatus? before)
    {
        // A change of the custom status alone leaves the category as it was.
        (TicketStatus? category, string? name) = StatusOf(id, e);
        return Event(e, TicketEventKind.Status, row) with
        {
            Status = e.Text is null ? category ?? before : category,
            StatusName = name,
            PreviousStatus = e.Before is null ? before : index.Names.Status(e.Before, null).Category,
        };
    }

    private (TicketStatus? Category, string? Name) StatusOf(string id, in HistoryEvent e)
    {
        (TicketStatus? category, string? name) = index.Names.Status(e.Text, e.Value);
        if (category is null && e.Text is not null and not "deleted")
        {
            issues.Add(id, DataIssueKind.UnknownValue, $"The status '{name}' is none of new, open, pending, hold, solved, closed; it is kept as it is.");
        }

        return (category, name);
    }

    private TicketEvent Message(in HistoryEvent e, TicketRow row)
    {
        if (e.Kind == HistoryKind.Notification)
        {
            // To the team it is no message to the customer.
            bool toCustomer = e.Value is { } recipient && (recipient == row.RequesterId || index.Names.Role(recipient) == AuthorKind.Customer);
            return new() { At = e.At, Kind = TicketEventKind.Message, Author = AuthorKind.Automation, IsPublic = toCustomer };
        }

        if (e.Kind == HistoryKind.VoiceMessage && e.Agent is { } answeredBy)
        {
            return new()
            {
                At = e.At,
                Kind = TicketEventKind.Message,
                Author = Role(answeredBy, e.At, AuthorKind.Agent, row),
                AuthorId = index.Names.Agent(answeredBy),
                IsPublic = e.IsPublic && options.CallsAreReplies,
            };
        }

        TicketEvent message = Event(e, TicketEventKind.Message, row) with { IsPublic = e.IsPublic };
        if (message.Author == AuthorKind.Unknown)
        {
            UnknownAuthors++;
        }

        return message;
    }

    private TicketEvent Event(in HistoryEvent e, TicketEventKind kind, TicketRow row) => new()
    {
        At = e.At,
        Kind = kind,
        Author = e.IsBot ? AuthorKind.Bot : e.IsAutomatic ? AuthorKind.Automation : e.Author < 0 ? AuthorKind.System : Role(e.Author, e.At, index.Names.Role(e.Author), row),
        AuthorId = e.Author > 0 ? index.Names.Agent(e.Author) : null,
    };

    /// <summary>Whoever asked is the customer of this ticket, also somebody of the team.</summary>
    private AuthorKind Role(long user, Instant at, AuthorKind today, TicketRow row)
    {
        today = user == row.RequesterId ? AuthorKind.Customer : today;
        return options.RoleAt?.Invoke(ZendeskNames.Text(user), at, today) ?? today;
    }
}
