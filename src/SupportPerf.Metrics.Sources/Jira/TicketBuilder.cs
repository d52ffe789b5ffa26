using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Joins an issue with its changes, comments, SLAs and rating.</summary>
internal sealed class TicketBuilder(JiraIndex index, SourceOptions options, IssueLog issues)
{
    private const string SourceName = "jira";
    private readonly EventBuilder _events = new(index, options, issues);

    /// <summary>The ticket. Null: it has no instant of creation.</summary>
    public Ticket? Build(IssueRow row, out IssueHistory? history)
    {
        history = null;
        string id = row.Key ?? row.Id!;
        if (row.Unreadable is not null)
        {
            issues.Add(id, DataIssueKind.UnreadableDate, row.Unreadable);
        }

        if (row.CreatedAt is not { } createdAt)
        {
            issues.Add(id, DataIssueKind.MissingCreated, "The issue has no created.");
            return null;
        }

        history = _events.Read(row, id, createdAt, Changes(row, id), Comments(row, id));
        IReadOnlyList<SlaRow> slas = Slas(row);
        string? statusName = index.Names.Status(row.Status.Id, row.Status.Name).Name;
        TicketStatus? category = history is { IsComplete: true, HasStatuses: true } ? history.LastStatus : _events.Category(id, row.Status.Id, row.Status.Name);
        Ticket built = new()
        {
            Id = id,
            CreatedAt = createdAt,
            CreatedBy = history.Opener,
            UpdatedAt = row.UpdatedAt,
            Status = category,
            StatusName = statusName,
            InitialStatus = history.InitialStatus,
            FirstResponseDueAt = slas.FirstOrDefault(sla => sla.IsFirstResponse) is { } first ? first.Cycles.FirstOrDefault()?.BreachAt : null,
            DueAt = slas.FirstOrDefault(sla => sla.IsResolution) is { } last ? last.Cycles.LastOrDefault()?.BreachAt : null,
            VendorSla = slas.Where(sla => sla.IsMet is not null).ToDictionary(sla => sla.Name, sla => sla.IsMet!.Value, StringComparer.Ordinal),
            HandleTime = (row.CustomWorkSeconds ?? row.WorkSeconds) is { } seconds and >= 0 and < int.MaxValue ? Duration.FromSeconds(seconds) : null,
            Requester = row.Reporter.Id,
            Group = row.Project,
            Agent = index.Names.Agent(row.Assignee),
            Channel = Channel(row, id),
            Priority = Priority(row, id),
            Source = SourceName,
            Schedule = index.Names.OnlyCalendar,
            Dimensions = Dimensions(row),
            IsSpam = row.IsSpam,
            IsTest = row.IsTest,
            Events = history.Events,
            ReportedMetrics = SlaFigures.Of(slas, createdAt, history),
        };

        // Where no change of status tells it, the issue's own instant does.
        return history is { IsComplete: true, HasStatuses: true } || category is not (TicketStatus.Solved or TicketStatus.Closed)
            ? built
            : built with { SolvedAt = row.ResolvedAt ?? row.StatusCategoryChangedAt };
    }

    /// <summary>The rating that the reporter gave, 1 to 5 stars. Null: none.</summary>
    public SurveyResponse? Survey(IssueRow row, Ticket ticket)
    {
        if ((row.Rating ?? index.Of(row).Select(extras => extras.Rating).FirstOrDefault(known => known is not null)) is not { } rating)
        {
            return null;
        }

        return new()
        {
            Id = $"feedback-{ticket.Id}",
            Kind = SurveyKind.Csat,
            Score = rating,
            Scale = SurveyScale.OneToFive,
            AnsweredAt = row.RatedAt,
            TicketId = ticket.Id,
            Respondent = ticket.Requester,
            Group = Assignments.At(ticket, row.RatedAt, e => e.Group) ?? ticket.Group,
            Agent = Assignments.At(ticket, row.RatedAt, e => e.Agent) ?? ticket.Agent,
            Channel = ticket.Channel,
            Priority = ticket.Priority,
            Source = SourceName,
            Dimensions = ticket.Dimensions,
        };
    }

    /// <summary>The changes inside the issue and those of pages. Null: it came without, or without some.</summary>
    private ChangeLog? Changes(IssueRow row, string id)
    {
        ChangeLog? changes = row.Changes;
        foreach (IssueExtras extras in index.Of(row))
        {
            if (extras.Changes is { } more)
            {
                changes ??= new();
                changes.Add(more);
            }
        }

        if (changes is not { IsCut: true })
        {
            return changes;
        }

        // What came before the newest would be counted as nothing.
        issues.Add(id, DataIssueKind.MissingPart, FormattableString.Invariant($"It has {changes.Total} changes, of which the export holds {changes.Count}: Jira gives the newest hundred. Add GET /rest/api/3/issue/{id}/changelog; until then none of them counts, and its solve is the issue's resolutiondate."));
        return null;
    }

    /// <summary>The comments inside the issue and those of pages, each once. Null: it came without, or without some.</summary>
    private List<CommentRow>? Comments(IssueRow row, string id)
    {
        List<CommentRow>? comments = row.Comments;
        int? total = row.TotalComments;
        bool? hasLast = null;
        foreach (IssueExtras extras in index.Of(row))
        {
            if (extras.Comments is { } more)
            {
                // A service desk's comment always says whether it is public, so it comes first.
                comments = comments is null ? more : [.. more, .. comments];
                total = extras.TotalComments > (total ?? 0) ? extras.TotalComments : total;
                hasLast = extras.HasLastComments ?? hasLast;
            }
        }

        if (comments is null)
        {
            return null;
        }

        List<CommentRow> known = [.. comments.Where(comment => comment.Id is null), .. comments.Where(comment => comment.Id is not null).GroupBy(comment => comment.Id).Select(same => same.FirstOrDefault(comment => comment.IsPublic is not null) ?? same.First())];
        if (total > known.Count || (total is null && hasLast == false))
        {
            // A reply that is not there would make the wait for it endless.
            issues.Add(id, DataIssueKind.MissingPart, FormattableString.Invariant($"It has {total?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "more"} comments, of which the export holds {known.Count}. Add the other pages of its comments; until then none of them counts."));
            return null;
        }

        return known;
    }

    /// <summary>The SLAs of pages, and those inside the issue that no page has.</summary>
    private List<SlaRow> Slas(IssueRow row)
    {
        List<SlaRow> slas = [];
        foreach (SlaRow sla in index.Of(row).SelectMany(extras => extras.Slas).Concat(row.Slas))
        {
            if (slas.TrueForAll(known => known.Name != sla.Name))
            {
                slas.Add(sla);
            }
        }

        return slas;
    }

    private string? Channel(IssueRow row, string id)
    {
        if (row.Channel is not { } name)
        {
            return null;
        }

        if (JiraWords.Channel(name) is { } channel)
        {
            return channel;
        }

        issues.Add(id, DataIssueKind.UnknownValue, $"The channel '{name}' is not known; it is kept as it is.");
        return name;
    }

    private string? Priority(IssueRow row, string id)
    {
        string? priority = EventBuilder.Priority(row.Priority);
        if (priority is not null && JiraWords.Priority(row.Priority!) is null)
        {
            issues.Add(id, DataIssueKind.UnknownValue, $"The priority '{row.Priority}' is none of Highest to Lowest; it is kept as it is.");
        }

        return priority;
    }

    private static Dictionary<string, string> Dimensions(IssueRow row)
    {
        Dictionary<string, string> made = new(row.Custom ?? [], StringComparer.Ordinal);
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                made.TryAdd(name, value);
            }
        }

        Add("type", row.Type);
        Add("request_type", row.RequestType);
        Add("organization", row.Organization);
        Add("component", row.Component);
        Add("resolution", row.Resolution);
        return made;
    }
}
