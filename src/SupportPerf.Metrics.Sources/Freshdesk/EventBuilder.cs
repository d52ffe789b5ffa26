using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Turns conversations and activities of one ticket into events of the neutral model.</summary>
internal sealed class EventBuilder(FreshdeskIndex index, SourceOptions options, IssueLog issues)
{
    private readonly HashSet<long> _conversations = [];

    public TicketHistory Read(TicketRow row, string id, Instant createdAt)
    {
        ReadOnlySpan<HistoryEvent> history = index.HistoryOf(row.Id);
        List<TicketEvent> events = new(history.Length + 1);
        _conversations.Clear();
        bool isComplete = false;
        bool isByAgent = row.Source == FreshdeskCodes.Outbound;
        TicketStatus? initial = null;
        foreach (ref readonly HistoryEvent e in history)
        {
            if (e.IsConversation)
            {
                AddMessage(events, e);
                continue;
            }

            TicketEvent happened = Activity(e, row);
            bool isCreation = e.IsCreation || (!isComplete && e.At == createdAt);
            if (e.Status is not null)
            {
                (TicketStatus? category, string name) = Status(id, e.Status);
                if (isCreation)
                {
                    (isComplete, initial) = (true, category);
                }
                else
                {
                    events.Add(happened with { Kind = TicketEventKind.Status, Status = category, StatusName = name });
                }
            }

            isByAgent |= isCreation && happened.Author == AuthorKind.Agent;
            if (e.Agent is not null || e.Group is not null)
            {
                events.Add(happened with { Agent = e.Agent is { } agent ? index.Names.Agent(agent) : null, Group = GroupName(e.Group) });
            }
        }

        bool hasMessages = _conversations.Count > 0 || row.Conversations is not null;
        foreach (HistoryEvent e in row.Conversations ?? [])
        {
            AddMessage(events, e);
        }

        // Without conversations the stats still tell that nobody answered yet.
        bool isSilent = !hasMessages && row is { HasStats: true, FirstRespondedAt: null };
        if (hasMessages || isSilent)
        {
            events.Insert(0, Opening(row, createdAt, isByAgent));
        }

        return new(row.Conversations is { Count: > 0 } ? [.. events.OrderBy(e => e.At)] : events)
        {
            HasMessages = hasMessages,
            IsComplete = isComplete,
            InitialStatus = initial,
            IsByAgent = isByAgent,
        };
    }

    /// <summary>The category and name of a status; one without a category is an issue.</summary>
    public (TicketStatus? Category, string Name) Status(string id, string text)
    {
        (TicketStatus? category, string name) = index.Names.Status(text);
        if (category is null)
        {
            issues.Add(id, DataIssueKind.UnknownValue, $"The status '{name}'{(name == text ? "" : $" ({text})")} is one of the account's own; it is kept as it is. Say its category by StatusCategories.");
        }

        return (category, name);
    }

    private string? GroupName(string? group) =>
        group is null ? null
        : long.TryParse(group, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long id) ? index.Names.Group(id)
        : group;

    /// <summary>The description, which is not among the conversations.</summary>
    private TicketEvent Opening(TicketRow row, Instant createdAt, bool isByAgent) => new()
    {
        At = createdAt,
        Kind = TicketEventKind.Message,
        Author = isByAgent ? AuthorKind.Agent : AuthorKind.Customer,
        AuthorId = isByAgent && row.Responder is { } agent ? index.Names.Agent(agent) : null,
    };

    private void AddMessage(List<TicketEvent> events, in HistoryEvent e)
    {
        // Feedback to a survey awaits no reply. A conversation may come inside its ticket and by itself.
        if (!_conversations.Add(e.ConversationId) || e.Source == FreshdeskCodes.SurveyFeedback)
        {
            return;
        }

        AuthorKind today = e.IsIncoming ? AuthorKind.Customer : AuthorKind.Agent;
        bool isToCustomer = !e.IsPrivate && e.Source != FreshdeskCodes.Forwarded && (e.Source != FreshdeskCodes.Phone || options.CallsAreReplies);
        AuthorKind author = Role(e.User, e.At, today);
        events.Add(new()
        {
            At = e.At,
            Kind = TicketEventKind.Message,
            Author = author,
            AuthorId = author == AuthorKind.Agent && e.User > 0 ? index.Names.Agent(e.User) : null,
            IsPublic = isToCustomer,
        });
    }

    private TicketEvent Activity(in HistoryEvent e, TicketRow row)
    {
        AuthorKind today = e.IsAutomatic ? AuthorKind.Automation
            : e.IsAgent == true || index.Names.IsAgent(e.User) ? AuthorKind.Agent
            : e.User == row.Requester ? AuthorKind.Customer
            : AuthorKind.Unknown;
        AuthorKind author = e.IsAutomatic ? today : Role(e.User, e.At, today);
        return new()
        {
            At = e.At,
            Kind = TicketEventKind.Assignment,
            Author = author,
            AuthorId = author == AuthorKind.Agent && e.User > 0 ? index.Names.Agent(e.User) : null,
        };
    }

    private AuthorKind Role(long user, Instant at, AuthorKind today) =>
        options.RoleAt?.Invoke(user.ToString(System.Globalization.CultureInfo.InvariantCulture), at, today) ?? today;
}
