using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Joins a ticket with its history, its metric set, its chats and its surveys.</summary>
internal sealed class TicketBuilder(ZendeskIndex index, TicketParser parser, SourceOptions options, IssueLog issues)
{
    public const string SourceName = "zendesk";
    private const string UnknownTarget = "(unknown)";
    private readonly EventBuilder _events = new(index, options, issues);
    private readonly Dictionary<(string?, string?, string?, bool, string?), IReadOnlyDictionary<string, string>> _dimensions = [];

    /// <summary>How many messages came from somebody whose role is not known.</summary>
    public int UnknownAuthors => _events.UnknownAuthors;

    /// <summary>The ticket in the parser's row. Null: it has no instant of creation.</summary>
    public Ticket? Build()
    {
        TicketRow row = parser.Row;
        string id = ZendeskNames.Text(row.Id!.Value);
        if (row.Unreadable is not null)
        {
            issues.Add(id, DataIssueKind.UnreadableDate, row.Unreadable);
        }

        if (row.CreatedAt is not { } createdAt)
        {
            issues.Add(id, DataIssueKind.MissingCreated, "The ticket has no created_at.");
            return null;
        }

        long ticket = row.Id.Value;
        ReadOnlySpan<HistoryEvent> history = index.HistoryOf(ticket);
        ReadOnlySpan<MetricEvent> clocks = index.MetricEventsOf(ticket);
        IReadOnlyList<ChatRow> chats = index.Chats.Count == 0 ? [] : [.. index.ChatsOf(ticket)];
        MetricSet set = row.MetricSet;
        bool hasSet = row.HasMetricSet || index.TryGetMetricSet(ticket, out set);
        TicketHistory read = _events.Read(id, row, history, chats);
        bool isDeleted = row.Status == "deleted";
        (TicketStatus? status, string? statusName) = index.Names.Status(row.Status, row.CustomStatusId);
        if (status is null && row.Status is not null && !isDeleted)
        {
            issues.Add(id, DataIssueKind.UnknownValue, $"The status '{statusName}' is none of new, open, pending, hold, solved, closed; it is kept as it is.");
        }

        // Without the whole history the metric set says the state. The first solve is only known when it was the only one.
        bool isOwn = hasSet && !read.IsComplete;
        Instant? solved = isOwn && status is TicketStatus.Solved or TicketStatus.Closed ? set.SolvedAt : null;
        return new()
        {
            Id = id,
            CreatedAt = createdAt,
            CreatedBy = CreatedBy(row, createdAt),
            UpdatedAt = row.UpdatedAt,
            Status = status,
            StatusName = statusName,
            InitialStatus = read.InitialStatus,
            FirstSolvedAt = isOwn && set.Reopens == 0 ? solved : null,
            SolvedAt = solved,
            ClosedAt = isOwn && status == TicketStatus.Closed ? set.StatusUpdatedAt : null,
            Reopens = isOwn ? set.Reopens : read.Reopens,
            AgentReplies = isOwn ? set.Replies : null,
            Reassignments = isOwn && set.AssigneeStations is { } stations ? Math.Max(stations - 1, 0) : null,
            HandleTime = HandleTime(row, read, chats, index.EngagementTime(ticket)),
            Requester = Text(row.RequesterId),
            Group = row.GroupId is { } group ? index.Names.Group(group) : null,
            Agent = row.AssigneeId is { } agent ? index.Names.Agent(agent) : null,
            Channel = Channel(row, id),
            Priority = Priority(row, id),
            Brand = row.BrandId is { } brand ? index.Names.Brand(brand) : null,
            Source = SourceName,
            Schedule = read.Schedule ?? (index.Names.OnlySchedule is { } only ? index.Names.Schedule(only) : null),
            Dimensions = Dimensions(row, Clocks.Policy(clocks)),
            IsDeleted = isDeleted,
            IsSpam = row.HasSpamTag || (isDeleted && row.RequesterId is { } requester && index.Names.IsSuspended(requester)),
            IsTest = row.HasTestTag || row.Channel == "sample_ticket",
            IsBotOnly = row.IsAiOnly,
            MergedInto = row.IsMergedByTag ? Text(read.MergedInto) ?? UnknownTarget : null,
            FollowUpOf = Text(row.FollowUpSourceId ?? (row.Rel == "follow_up" ? row.FromTicketId : null)),
            VendorSla = Clocks.Sla(clocks),
            Events = read.Events,
            ReportedMetrics = ReportedFigures.Of(hasSet ? set : null, clocks),
        };
    }

    /// <summary>The surveys of the ticket that was built last.</summary>
    public IEnumerable<SurveyResponse> Surveys(Ticket ticket) =>
        index.Surveys.Count == 0 && parser.Row.RatingScore is null or "unoffered" ? [] : SurveysOf(ticket);

    /// <summary>A survey, with the dimensions of its ticket where that is known.</summary>
    public SurveyResponse? Survey(in SurveyRow row, Ticket? ticket)
    {
        if (row.Unknown is not null)
        {
            issues.Add(row.Id, DataIssueKind.UnknownValue, $"The rating '{row.Unknown}' is none that Zendesk documents; the answer counts by its score, if it has one.");
        }

        if (row.IsUnoffered)
        {
            return null;
        }

        return new()
        {
            Id = row.Id,
            Kind = row.Kind,
            Question = row.Question,
            Score = row.Score,
            Sentiment = row.Sentiment,
            Scale = row.Scale,
            SentAt = row.SentAt,
            AnsweredAt = row.AnsweredAt,
            TicketId = row.TicketId > 0 ? ZendeskNames.Text(row.TicketId) : ticket?.Id,
            Respondent = row.Respondent > 0 ? ZendeskNames.Text(row.Respondent) : ticket?.Requester,
            Group = row.Group > 0 ? index.Names.Group(row.Group) : Assignments.At(ticket, row.AnsweredAt, e => e.Group) ?? ticket?.Group,
            Agent = row.Agent > 0 ? index.Names.Agent(row.Agent) : Assignments.At(ticket, row.AnsweredAt, e => e.Agent) ?? ticket?.Agent,
            Channel = ticket?.Channel,
            Priority = ticket?.Priority,
            Brand = ticket?.Brand,
            Source = SourceName,
            Dimensions = ticket?.Dimensions ?? Empty,
        };
    }

    private static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>(0);

    private IEnumerable<SurveyResponse> SurveysOf(Ticket ticket)
    {
        TicketRow row = parser.Row;
        bool any = false;
        foreach (SurveyRow survey in index.SurveysOf(row.Id!.Value))
        {
            any = true;
            if (Survey(survey, ticket) is { } response)
            {
                yield return response;
            }
        }

        // The ticket's own rating says neither when it was given nor by whom it was earned; the history may.
        if (!any && row.RatingScore is not (null or "unoffered"))
        {
            SurveyRow own = new() { Id = row.RatingId is { } rating ? ZendeskNames.Text(rating) : $"ticket-{ticket.Id}", Kind = SurveyKind.Csat, Respondent = row.RequesterId ?? 0 };
            own.SetLegacyScore(row.RatingScore);
            (own.SentAt, own.AnsweredAt) = _events.LastRating;
            own.AnsweredAt = own.Sentiment is null ? null : own.AnsweredAt;
            if (Survey(own, ticket) is { } response)
            {
                yield return response;
            }
        }
    }

    /// <summary>What people noted themselves comes first; else how long the sessions were.</summary>
    private static Duration? HandleTime(TicketRow row, TicketHistory read, IReadOnlyList<ChatRow> chats, Duration? engagements)
    {
        if ((Seconds.ToDuration(row.HandleSeconds) ?? read.TimeSpent) is { } noted)
        {
            return noted;
        }

        Duration? total = engagements;
        foreach (ChatRow chat in chats)
        {
            if (ChatBuilder.Length(chat) is { } length)
            {
                total = (total ?? Duration.Zero) + length;
            }
        }

        return total;
    }

    private static string? Text(long? id) => id is { } value ? ZendeskNames.Text(value) : null;

    private AuthorKind CreatedBy(TicketRow row, Instant createdAt)
    {
        if (row.SubmitterId is not { } submitter || submitter == row.RequesterId)
        {
            return AuthorKind.Customer;
        }

        AuthorKind today = index.Names.Role(submitter);
        return options.RoleAt?.Invoke(ZendeskNames.Text(submitter), createdAt, today) ?? today;
    }

    private string? Channel(TicketRow row, string id)
    {
        if (row.FromMessaging)
        {
            return "messaging";
        }

        if (row.Channel is null)
        {
            return null;
        }

        if (ZendeskChannels.Find(row.Channel) is { } channel)
        {
            return channel;
        }

        issues.Add(id, DataIssueKind.UnknownValue, $"The channel '{row.Channel}' is not known; it is kept as it is.");
        return row.Channel;
    }

    private string? Priority(TicketRow row, string id)
    {
        if (row.Priority is not (null or "low" or "normal" or "high" or "urgent"))
        {
            issues.Add(id, DataIssueKind.UnknownValue, $"The priority '{row.Priority}' is none of low, normal, high, urgent; it is kept as it is.");
        }

        return row.Priority;
    }

    private IReadOnlyDictionary<string, string> Dimensions(TicketRow row, string? policy)
    {
        string? form = row.FormId is { } id ? index.Names.Form(id) : null;
        if (!_dimensions.TryGetValue((row.Channel, row.Type, form, row.IsPublic, policy), out IReadOnlyDictionary<string, string>? shared))
        {
            Dictionary<string, string> made = new(StringComparer.Ordinal) { ["visibility"] = row.IsPublic ? "public" : "private" };
            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    made.Add(name, value);
                }
            }

            Add("via", row.Channel);
            Add("type", row.Type);
            Add("form", form);
            Add("sla_policy", policy);
            shared = made;
            _dimensions.Add((row.Channel, row.Type, form, row.IsPublic, policy), shared);
        }

        if (Array.TrueForAll(row.Custom, value => value is null))
        {
            return shared;
        }

        Dictionary<string, string> own = new(shared, StringComparer.Ordinal);
        for (int i = 0; i < row.Custom.Length; i++)
        {
            if (row.Custom[i] is { } value)
            {
                own[parser.CustomNames[i]] = value;
            }
        }

        return own;
    }
}
