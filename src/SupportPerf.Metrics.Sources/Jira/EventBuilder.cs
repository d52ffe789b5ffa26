using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Turns the changes and comments of one issue into events of the neutral model.</summary>
internal sealed class EventBuilder(JiraIndex index, SourceOptions options, IssueLog issues)
{
    private const string App = "app";
    private const string CustomerAccount = "customer";

    /// <summary>Accounts of customers who only know the portal start so.</summary>
    private const string PortalOnly = "qm:";

    /// <summary>The statuses of this issue that were reported.</summary>
    private readonly HashSet<string> _unknown = [];

    public IssueHistory Read(IssueRow row, string id, Instant createdAt, ChangeLog? changes, IReadOnlyList<CommentRow>? comments)
    {
        _unknown.Clear();
        List<(Instant At, bool IsChange, long Order, TicketEvent Event)> found = [];
        AuthorKind opener = Opener(row);
        TicketStatus? initial = null;
        bool hasStatuses = false;
        TicketStatus? status = null;
        foreach (ChangeItem item in (changes?.Items ?? []).OrderBy(item => item.At).ThenBy(item => item.HistoryId).ThenBy(item => item.Sequence))
        {
            if (item.Field == ChangedField.Status && !hasStatuses)
            {
                hasStatuses = true;
                initial = Category(id, item.From, item.FromName);
                status = initial;
            }

            if (Change(row, id, item, ref status) is { } happened)
            {
                found.Add((item.At, true, found.Count, happened));
            }
        }

        foreach (CommentRow comment in comments ?? [])
        {
            if (comment.At is { } at)
            {
                found.Add((at, false, found.Count, Message(row, comment, at)));
            }
        }

        // A reply comes before the change of status that it brings.
        List<TicketEvent> events = [.. found.OrderBy(one => one.At).ThenBy(one => one.IsChange).ThenBy(one => one.Order).Select(one => one.Event)];
        if (comments is not null)
        {
            // The description, which is not among the comments.
            Person author = row.Creator.Id is null ? row.Reporter : row.Creator;
            events.Insert(0, new()
            {
                At = createdAt,
                Kind = TicketEventKind.Message,
                Author = opener,
                AuthorId = opener == AuthorKind.Agent ? index.Names.Agent(author) : null,
            });
        }

        return new(events)
        {
            Opener = opener,
            IsComplete = changes is not null,
            HasMessages = comments is not null,
            HasStatuses = hasStatuses,
            InitialStatus = changes is null ? null : hasStatuses ? initial : Category(id, row.Status.Id, row.Status.Name),
            LastStatus = hasStatuses ? status : null,
        };
    }

    /// <summary>The category of a status; one without is an issue.</summary>
    public TicketStatus? Category(string record, string? id, string? name)
    {
        (TicketStatus? category, string? label) = index.Names.Status(id, name);
        if (category is null && label is not null && _unknown.Add(label))
        {
            issues.Add(record, DataIssueKind.UnknownValue, $"The category of the status '{label}' is not known; it is kept as it is. Add GET /rest/api/3/status, or say its category by StatusCategories.");
        }

        return category;
    }

    /// <summary>Our word for a priority; another is kept as it is.</summary>
    public static string? Priority(string? name) => name is null or "None" ? null : JiraWords.Priority(name) ?? name;

    /// <summary>Who opened it. An app that opens one for somebody is the way it came; one that reports itself is the opener.</summary>
    private AuthorKind Opener(IssueRow row)
    {
        if (row.Creator.Id is not { } creator)
        {
            return AuthorKind.Customer;
        }

        bool isReporter = row.Reporter.Id is not { } reporter || reporter == creator;
        string? type = index.Names.TypeOf(row.Creator);
        return type == App ? (isReporter ? AuthorKind.Bot : AuthorKind.Customer)
            : isReporter || type == CustomerAccount || creator.StartsWith(PortalOnly, StringComparison.Ordinal) ? AuthorKind.Customer
            : AuthorKind.Agent;
    }

    /// <summary>Whoever asked is the customer of the request, also a colleague, and so are those who share it.</summary>
    private AuthorKind Role(IssueRow row, in Person person, Instant at)
    {
        if (person.Id is not { } id)
        {
            return AuthorKind.Unknown;
        }

        AuthorKind today = index.Names.TypeOf(person) switch
        {
            App => AuthorKind.Bot,
            CustomerAccount => AuthorKind.Customer,
            "unknown" => AuthorKind.Unknown,
            _ when id == row.Reporter.Id || row.Participants?.Contains(id) == true || id.StartsWith(PortalOnly, StringComparison.Ordinal) => AuthorKind.Customer,
            _ => AuthorKind.Agent,
        };
        return options.RoleAt?.Invoke(id, at, today) ?? today;
    }

    private TicketEvent Message(IssueRow row, CommentRow comment, Instant at)
    {
        AuthorKind author = Role(row, comment.Author, at);
        return new()
        {
            At = at,
            Kind = TicketEventKind.Message,
            Id = comment.Id is null ? null : $"comment-{comment.Id}",
            Author = author,
            AuthorId = author == AuthorKind.Agent ? index.Names.Agent(comment.Author) : null,
            IsPublic = comment.IsPublic ?? true,
        };
    }

    private TicketEvent? Change(IssueRow row, string id, ChangeItem item, ref TicketStatus? status)
    {
        AuthorKind author = Role(row, item.Author, item.At);
        TicketEvent happened = new()
        {
            At = item.At,
            Kind = TicketEventKind.Assignment,
            Id = FormattableString.Invariant($"change-{item.HistoryId}-{item.Sequence}"),
            Author = author,
            AuthorId = author == AuthorKind.Agent ? index.Names.Agent(item.Author) : null,
        };
        switch (item.Field)
        {
            case ChangedField.Status:
                TicketStatus? before = status;
                TicketStatus? now = Category(id, item.To, item.ToName);

                // Whatever it is called, the first status of the category done is the solve; only from there on "Closed" is the close.
                now = now == TicketStatus.Closed && before is not (TicketStatus.Solved or TicketStatus.Closed) ? TicketStatus.Solved : now;
                status = now;
                return happened with
                {
                    Kind = TicketEventKind.Status,
                    Status = now,
                    StatusName = index.Names.Status(item.To, item.ToName).Name,
                    PreviousStatus = before,
                };
            case ChangedField.Assignee:
                return item.To is null ? null : happened with { Agent = index.Names.Agent(new(item.To, null, item.ToName)) };
            case ChangedField.Project:
                return item.ToName is null ? null : happened with { Group = item.ToName };
            default:
                return happened with { Kind = TicketEventKind.Change, Dimension = "priority", Value = Priority(item.ToName), PreviousValue = Priority(item.FromName) };
        }
    }
}
