using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Joins a ticket with its conversations, activities, time entries and ratings.</summary>
internal sealed class TicketBuilder(FreshdeskIndex index, SourceOptions options, IssueLog issues)
{
    private const string SourceName = "freshdesk";
    private static readonly Duration Second = Duration.FromSeconds(1);
    private readonly EventBuilder _events = new(index, options, issues);

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The ticket. Null: it has no instant of creation.</summary>
    public Ticket? Build(TicketRow row, out TicketHistory? history)
    {
        history = null;
        string id = Text(row.Id);
        if (row.Unreadable is not null)
        {
            issues.Add(id, DataIssueKind.UnreadableDate, row.Unreadable);
        }

        if (row.CreatedAt is not { } createdAt)
        {
            issues.Add(id, DataIssueKind.MissingCreated, "The ticket has no created_at.");
            return null;
        }

        history = _events.Read(row, id, createdAt);
        (TicketStatus? status, string? statusName) = row.Status is { } given ? _events.Status(id, given) : (null, null);
        Ticket built = new()
        {
            Id = id,
            CreatedAt = createdAt,
            CreatedBy = history.IsByAgent ? AuthorKind.Agent : AuthorKind.Customer,
            UpdatedAt = row.UpdatedAt,
            Status = status,
            StatusName = statusName == row.Status && !options.UseIds ? row.StatusName ?? statusName : statusName,
            InitialStatus = history.InitialStatus,
            FirstResponseDueAt = row.FirstResponseDueAt,
            DueAt = row.DueAt,
            VendorSla = Sla(row, status, history),
            HandleTime = index.TimeOf(row.Id),
            Requester = row.Requester is { } requester ? Text(requester) : null,
            Group = row.Group is { } group ? index.Names.Group(group) : null,
            Agent = Agent(row),
            Channel = Channel(row, id),
            Priority = Priority(row, id),
            Source = SourceName,
            Schedule = index.Names.HoursOf(row.Group),
            Dimensions = Dimensions(row),
            IsDeleted = row.IsDeleted,
            IsSpam = row.IsSpam,
            IsTest = row.IsTest,
            Events = history.Events,
            ReportedMetrics = Reported(row, status, createdAt, history),
        };
        return WithOwnInstants(built, row, history);
    }

    /// <summary>An answer, with the dimensions of its ticket where that is known.</summary>
    public SurveyResponse Survey(in SurveyRow row, Ticket? ticket)
    {
        (int Score, Sentiment Sentiment)? rating = FreshdeskCodes.Rating(row.Rating);
        if (rating is null)
        {
            issues.Add(Text(row.Id), DataIssueKind.UnknownValue, FormattableString.Invariant($"The rating {row.Rating} is none of 101 to 103, 100 and -101 to -103; the answer has no score."));
        }

        return new()
        {
            Id = Text(row.Id),
            Kind = SurveyKind.Csat,
            Question = row.Question,
            Score = rating?.Score,
            Sentiment = rating?.Sentiment,
            Scale = FreshdeskCodes.RatingScale,
            AnsweredAt = row.AnsweredAt,
            TicketId = row.TicketId > 0 ? Text(row.TicketId) : null,
            Respondent = row.User > 0 ? Text(row.User) : ticket?.Requester,
            Group = row.Group > 0 ? index.Names.Group(row.Group) : Assignments.At(ticket, row.AnsweredAt, e => e.Group) ?? ticket?.Group,
            Agent = row.Agent > 0 ? index.Names.Agent(row.Agent) : Assignments.At(ticket, row.AnsweredAt, e => e.Agent) ?? ticket?.Agent,
            Channel = ticket?.Channel,
            Priority = ticket?.Priority,
            Source = SourceName,
            Dimensions = ticket?.Dimensions ?? Empty,
        };
    }

    private static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>(0);

    /// <summary>The instants of the stats where no conversation or activity decides. A reopen is told to have been, not how often.</summary>
    private static Ticket WithOwnInstants(Ticket ticket, TicketRow row, TicketHistory history)
    {
        ticket = history.HasMessages ? ticket : ticket with { FirstResponseAt = row.FirstRespondedAt };
        return history.IsComplete || !row.HasStats || ticket.Status is null ? ticket : ticket with
        {
            FirstSolvedAt = row.ReopenedAt is null ? row.ResolvedAt : null,
            SolvedAt = row.ResolvedAt,
            ClosedAt = ticket.Status == TicketStatus.Closed ? row.ClosedAt : null,
            Reopens = row.ReopenedAt is null ? 0 : 1,
        };
    }

    /// <summary>What the stats say of clocks that our own events decide: the only figures that can be compared.</summary>
    private static List<ReportedMetric> Reported(TicketRow row, TicketStatus? status, Instant createdAt, TicketHistory history)
    {
        List<ReportedMetric> metrics = [];
        void Add(string metric, Instant? at)
        {
            if (at is { } instant && instant >= createdAt)
            {
                metrics.Add(new() { Metric = metric, Basis = HoursBasis.Calendar, Duration = instant - createdAt, Precision = Second });
            }
        }

        if (history.HasMessages)
        {
            Add("first_response_time", row.FirstRespondedAt);
        }

        if (history.IsComplete && row.HasStats)
        {
            Add("resolution_time", status is TicketStatus.Solved or TicketStatus.Closed ? row.ResolvedAt : null);
            Add("close_time", status == TicketStatus.Closed ? row.ClosedAt : null);
            if (row.ReopenedAt is null)
            {
                metrics.Add(new() { Metric = "reopens", Basis = HoursBasis.None, Count = 0 });
            }
        }

        return metrics;
    }

    /// <summary>Breached is known at once; met only when the reply or the solve is there.</summary>
    private static Dictionary<string, bool> Sla(TicketRow row, TicketStatus? status, TicketHistory history)
    {
        Dictionary<string, bool> verdicts = new(StringComparer.Ordinal);
        void Add(string name, bool? isBreached, bool hasTarget, bool isDone)
        {
            if (hasTarget && isBreached is { } breached && (breached || isDone))
            {
                verdicts.Add(name, !breached);
            }
        }

        bool isAnswered = row.FirstRespondedAt is not null || history.Events.Any(e => e is { Kind: TicketEventKind.Message, Author: AuthorKind.Agent, IsPublic: true });
        Add("first_response", row.IsFirstResponseBreached, row.FirstResponseDueAt is not null, isAnswered);
        Add("resolution", row.IsResolutionBreached, row.DueAt is not null, status is TicketStatus.Solved or TicketStatus.Closed);
        return verdicts;
    }

    private string? Agent(TicketRow row) =>
        row.Responder is not { } agent ? null
        : index.Names.IsAgent(agent) || options.UseIds ? index.Names.Agent(agent)
        : row.ResponderName ?? Text(agent);

    private string? Channel(TicketRow row, string id)
    {
        if (row.Source is not { } code)
        {
            return null;
        }

        if (FreshdeskCodes.Channel(code) is { } channel)
        {
            return channel;
        }

        string name = row.SourceName ?? Text(code);
        issues.Add(id, DataIssueKind.UnknownValue, $"The source '{name}' is not known; it is kept as it is.");
        return name;
    }

    private string? Priority(TicketRow row, string id)
    {
        if (row.Priority is not { } code)
        {
            return null;
        }

        if (FreshdeskCodes.Priority(code) is { } priority)
        {
            return priority;
        }

        string name = row.PriorityName ?? Text(code);
        issues.Add(id, DataIssueKind.UnknownValue, $"The priority '{name}' is none of 1 to 4; it is kept as it is.");
        return name;
    }

    private static IReadOnlyDictionary<string, string> Dimensions(TicketRow row)
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
        Add("company", row.Company is { } company ? Text(company) : null);
        Add("product", row.Product is { } product ? Text(product) : null);
        Add("association", row.Association is { } association ? FreshdeskCodes.Association(association) : null);
        return made.Count == 0 ? Empty : made;
    }
}
