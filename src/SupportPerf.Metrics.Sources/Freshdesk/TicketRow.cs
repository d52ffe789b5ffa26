using NodaTime;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>The fields of one ticket that are needed.</summary>
internal sealed class TicketRow
{
    public required long Id { get; init; }

    public Instant? CreatedAt;
    public Instant? UpdatedAt;
    public Instant? DueAt;
    public Instant? FirstResponseDueAt;
    public string? Status;
    public string? StatusName;
    public int? Priority;
    public string? PriorityName;
    public int? Source;
    public string? SourceName;
    public string? Type;
    public long? Group;
    public long? Responder;
    public string? ResponderName;
    public long? Requester;
    public long? Company;
    public long? Product;
    public int? Association;
    public bool IsSpam;
    public bool IsTest;
    public bool IsDeleted;
    public bool? IsFirstResponseBreached;
    public bool? IsResolutionBreached;

    public bool HasStats;
    public Instant? FirstRespondedAt;
    public Instant? ReopenedAt;
    public Instant? ResolvedAt;
    public Instant? ClosedAt;

    /// <summary>The conversations inside the ticket. Null: it came without.</summary>
    public List<HistoryEvent>? Conversations;

    /// <summary>The values of the wanted custom fields, by the dimension's name.</summary>
    public Dictionary<string, string>? Custom;

    /// <summary>The first value that could not be read.</summary>
    public string? Unreadable;
}
