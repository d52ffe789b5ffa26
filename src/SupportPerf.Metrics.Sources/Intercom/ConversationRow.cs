using NodaTime;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>The fields of one conversation or ticket that are needed.</summary>
internal sealed class ConversationRow
{
    public bool IsTicket;
    public string? Id;
    public Instant? CreatedAt;
    public Instant? UpdatedAt;
    public string? State;
    public string? Admin;
    public string? Team;
    public string? SourceType;
    public string? DeliveredAs;
    public string? AuthorType;
    public string? AuthorId;
    public string? Channel;
    public string? Priority;
    public string? Contact;
    public string? TypeName;
    public string? Category;
    public bool IsSpam;
    public bool IsTest;
    public string? SlaName;
    public string? SlaStatus;
    public bool HasRating;
    public int? Rating;
    public Instant? RatingCreatedAt;
    public Instant? RatingUpdatedAt;
    public string? RatedTeammate;
    public bool IsAiParticipant;
    public string? AiResolution;
    public int? AiRating;
    public Instant? AiRatedAt;
    public bool HasStatistics;
    public long? TimeToReply;
    public long? TimeToFirstClose;
    public long? TimeToLastClose;
    public long? HandlingTime;
    public int? CountReopens;
    public Instant? FirstReplyAt;
    public Instant? FirstCloseAt;
    public Instant? LastCloseAt;
    public List<PartRow>? Parts;
    public int? TotalParts;
    public List<ScorecardRow>? Scorecards;
    public Dictionary<string, string>? Custom;
    public string? Unreadable;

    /// <summary>Intercom gives the newest 500 parts only.</summary>
    public bool IsCut => Parts is { } parts && TotalParts > parts.Count;
}
