using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>Makes tickets and survey answers of conversations and tickets.</summary>
internal sealed class ConversationBuilder(IntercomNames names, SourceOptions options, IssueLog issues)
{
    private const string SourceName = "intercom";
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Dictionary<string, bool> NoVerdicts = new(0);
    private readonly EventBuilder _events = new(names, options);

    /// <summary>The ticket. Null: it has no instant of creation.</summary>
    public Ticket? Build(ConversationRow row)
    {
        string id = row.Id!;
        if (row.Unreadable is not null)
        {
            issues.Add(id, DataIssueKind.UnreadableDate, row.Unreadable);
        }

        if (row.CreatedAt is not { } createdAt)
        {
            issues.Add(id, DataIssueKind.MissingCreated, "It has no created_at.");
            return null;
        }

        if (row.IsCut)
        {
            issues.Add(id, DataIssueKind.MissingPart, FormattableString.Invariant($"It has {row.TotalParts} parts, of which the export holds {row.Parts!.Count}: Intercom gives the newest 500. What came before is taken from its statistics."));
        }

        (TicketStatus? status, string? statusName) = names.Status(row.State);
        if (status is null && row.State is not null)
        {
            issues.Add(id, DataIssueKind.UnknownValue, $"The state '{statusName}' is not known; it is kept as it is. Add the ticket states, or say its category by StatusCategories.");
        }

        bool isWhole = row.Parts is not null && !row.IsCut;
        Ticket built = new()
        {
            Id = id,
            CreatedAt = createdAt,
            CreatedBy = EventBuilder.Opener(row),
            UpdatedAt = row.UpdatedAt,
            Status = status,
            StatusName = statusName,
            InitialStatus = isWhole ? row.IsTicket ? TicketStatus.New : TicketStatus.Open : null,
            VendorSla = row.SlaStatus is "hit" or "missed" ? new Dictionary<string, bool> { [SlaName(row)] = row.SlaStatus == "hit" } : NoVerdicts,
            HandleTime = row.HandlingTime is { } seconds and >= 0 ? Duration.FromSeconds(seconds) : null,
            Requester = row.Contact,
            Group = names.Team(row.Team),
            Agent = names.Admin(row.Admin),
            Channel = Channel(row, id),
            Priority = Priority(row, id),
            Source = SourceName,
            Schedule = names.OnlySchedule,
            Dimensions = Dimensions(row),
            IsSpam = row.IsSpam,
            IsTest = row.IsTest,
            IsBotOnly = row is { IsAiParticipant: true, AiResolution: "assumed_resolution" or "confirmed_resolution" },
            Events = _events.Read(row, createdAt),
            ReportedMetrics = Reported(row, createdAt, isWhole),
        };
        return isWhole || !row.HasStatistics ? built : built with
        {
            FirstResponseAt = row.FirstReplyAt,
            FirstSolvedAt = row.FirstCloseAt,
            SolvedAt = row.LastCloseAt,
            Reopens = row.CountReopens,
        };
    }

    /// <summary>The rating of the conversation, and that of the AI agent.</summary>
    public static IEnumerable<SurveyResponse> Surveys(ConversationRow row, Ticket ticket, IntercomNames names)
    {
        SurveyResponse shared = new()
        {
            Id = "",
            Kind = SurveyKind.Csat,
            Scale = SurveyScale.OneToFive,
            TicketId = ticket.Id,
            Respondent = ticket.Requester,
            Channel = ticket.Channel,
            Priority = ticket.Priority,
            Source = SourceName,
            Dimensions = ticket.Dimensions,
        };
        if (row.HasRating)
        {
            // Asked for at created_at, given at updated_at.
            Instant? answered = row.Rating is null ? null : row.RatingUpdatedAt ?? row.RatingCreatedAt;
            yield return shared with
            {
                Id = $"rating-{ticket.Id}",
                Score = row.Rating,
                SentAt = row.RatingCreatedAt,
                AnsweredAt = answered,
                Group = Assignments.At(ticket, answered, e => e.Group) ?? ticket.Group,
                Agent = names.Admin(row.RatedTeammate) ?? ticket.Agent,
            };
        }

        if (row.AiRating is { } rating)
        {
            yield return shared with { Id = $"ai-rating-{ticket.Id}", Question = "ai_agent", Score = rating, AnsweredAt = row.AiRatedAt };
        }
    }

    /// <summary>The scorecards of a conversation, by their own score: their criteria have no points.</summary>
    public static IEnumerable<QaReview> Reviews(ConversationRow row, Ticket ticket, IntercomNames names)
    {
        foreach (ScorecardRow card in row.Scorecards ?? [])
        {
            string name = card.Name ?? card.Id ?? "scorecard";
            yield return new()
            {
                Id = $"scorecard-{ticket.Id}-{card.Id ?? name}",
                ReviewedAt = card.EvaluatedAt,
                Scorecard = name,
                Categories = [new() { Name = name, Score = card.Score }],
                Agent = names.Admin(card.Admin) ?? ticket.Agent,
                Reviewer = card.Type,
                TicketId = ticket.Id,
                Group = Assignments.At(ticket, card.EvaluatedAt, e => e.Group) ?? ticket.Group,
                Channel = ticket.Channel,
                Priority = ticket.Priority,
                Source = SourceName,
                Dimensions = ticket.Dimensions,
            };
        }
    }

    private static string SlaName(ConversationRow row) => string.IsNullOrWhiteSpace(row.SlaName) ? "sla" : row.SlaName;

    /// <summary>The times, from which Intercom took out what lies outside its office hours, and the instants, where our own events decide.</summary>
    private static List<ReportedMetric> Reported(ConversationRow row, Instant createdAt, bool isWhole)
    {
        List<ReportedMetric> metrics = [];
        void Add(string metric, HoursBasis basis, Duration? duration)
        {
            if (duration is { } time && time >= Duration.Zero)
            {
                metrics.Add(new() { Metric = metric, Basis = basis, Duration = time, Precision = Second });
            }
        }

        void AddBoth(string metric, long? business, Instant? at)
        {
            Add(metric, HoursBasis.Business, business is { } seconds ? Duration.FromSeconds(seconds) : null);
            Add(metric, HoursBasis.Calendar, isWhole ? at - createdAt : null);
        }

        AddBoth("first_response_time", row.TimeToReply, row.FirstReplyAt);
        AddBoth("first_resolution_time", row.TimeToFirstClose, row.FirstCloseAt);
        AddBoth("resolution_time", row.TimeToLastClose, row.LastCloseAt);
        if (isWhole && row.CountReopens is { } reopens)
        {
            metrics.Add(new() { Metric = "reopens", Basis = HoursBasis.None, Count = reopens });
        }

        return metrics;
    }

    private string? Channel(ConversationRow row, string id)
    {
        string? raw = row.Channel ?? row.SourceType;
        string? channel = raw switch
        {
            null => null,
            "conversation" or "messenger" or "whatsapp" => "messaging",
            "email" => "email",
            "phone_call" or "phone_switch" or "phone" => "phone",
            "sms" => "sms",
            "facebook" or "instagram" or "twitter" => "social",
            "push" or "in_app" => "in_app",
            "api" => "api",
            _ => "",
        };
        if (channel is not "")
        {
            return channel;
        }

        issues.Add(id, DataIssueKind.UnknownValue, $"The channel '{raw}' is not known; it is kept as it is.");
        return raw;
    }

    private string? Priority(ConversationRow row, string id)
    {
        switch (row.Priority)
        {
            case null or "none" or "not_priority":
                return null;
            case "low" or "high" or "urgent":
                return row.Priority;
            case "medium":
                return "normal";
            case "priority":
                return "high";
            default:
                issues.Add(id, DataIssueKind.UnknownValue, $"The priority '{row.Priority}' is not known; it is kept as it is.");
                return row.Priority;
        }
    }

    private static Dictionary<string, string> Dimensions(ConversationRow row)
    {
        Dictionary<string, string> made = new(row.Custom ?? [], StringComparer.Ordinal);
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                made.TryAdd(name, value);
            }
        }

        Add("delivered_as", row.DeliveredAs);
        Add("sla_policy", row.SlaStatus is null ? null : SlaName(row));
        Add("type", row.TypeName);
        Add("category", row.Category);
        return made;
    }
}
