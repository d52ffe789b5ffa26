using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>
/// A support ticket, case, incident or conversation as its source gave it. It is what happened, not what it means:
/// who counts as an agent or when it counts as solved is decided by <see cref="Definitions"/>.
/// </summary>
/// <remarks>Unknown is null, never zero. Immutable and thread-safe. Holds ids and instants only, no message texts.</remarks>
public sealed record Ticket
{
    /// <summary>The source's id, unique within the input.</summary>
    public required string Id { get; init; }

    /// <summary>When the ticket came into being.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Who opened it.</summary>
    /// <value>The default is <see cref="AuthorKind.Customer"/>.</value>
    public AuthorKind CreatedBy { get; init; } = AuthorKind.Customer;

    /// <summary>The version of the record; of several records with one id the latest counts. Null: the last one given counts.</summary>
    public Instant? UpdatedAt { get; init; }

    /// <summary>The status at the end of the record, where the source says it.</summary>
    public TicketStatus? Status { get; init; }

    /// <summary>The source's own name of <see cref="Status"/>.</summary>
    public string? StatusName { get; init; }

    /// <summary>The status at creation, where the source says it; without it, time before the first status event belongs to no status.</summary>
    public TicketStatus? InitialStatus { get; init; }

    /// <summary>The source's own instant of the first response. Null: the events decide.</summary>
    public Instant? FirstResponseAt { get; init; }

    /// <summary>The source's own instant of the first action of the team. Null: the events decide.</summary>
    public Instant? FirstTouchAt { get; init; }

    /// <summary>The source's own instant of the first solve.</summary>
    public Instant? FirstSolvedAt { get; init; }

    /// <summary>The source's own instant of the last solve.</summary>
    public Instant? SolvedAt { get; init; }

    /// <summary>The source's own instant of the final close.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>When the first response was due, where the source says it.</summary>
    public Instant? FirstResponseDueAt { get; init; }

    /// <summary>When the resolution was due, where the source says it.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Whether the source calls a named SLA met, by the SLA's name.</summary>
    public IReadOnlyDictionary<string, bool> VendorSla { get; init; } = NoFlags;

    /// <summary>The source's own count of reopens. Null: the events decide.</summary>
    public int? Reopens { get; init; }

    /// <summary>The source's own count of reassignments. Null: the events decide.</summary>
    public int? Reassignments { get; init; }

    /// <summary>The source's own count of public replies by people of the team. Null: the events decide.</summary>
    public int? AgentReplies { get; init; }

    /// <summary>The time that people spent on it, in all. Null: not known.</summary>
    public Duration? HandleTime { get; init; }

    /// <summary>The customer, for repeat-contact KPIs. Null: not known.</summary>
    public string? Requester { get; init; }

    /// <summary>The subject area, for repeat-contact KPIs. Null: not known.</summary>
    public string? Topic { get; init; }

    /// <summary>The group or queue. Null: not known.</summary>
    public string? Group { get; init; }

    /// <summary>The agent it is assigned to. Null: none.</summary>
    public string? Agent { get; init; }

    /// <summary>The channel it came in by.</summary>
    public string? Channel { get; init; }

    /// <summary>The priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The brand.</summary>
    public string? Brand { get; init; }

    /// <summary>The system or sub-source it came from.</summary>
    public string? Source { get; init; }

    /// <summary>The name of its business calendar at the end of the record, for calendars by schedule. Null: none.</summary>
    public string? Schedule { get; init; }

    /// <summary>Further dimensions by name, for example product or language.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = NoDimensions;

    /// <summary>The source marked it as deleted.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The source marked it as spam.</summary>
    public bool IsSpam { get; init; }

    /// <summary>A test ticket.</summary>
    public bool IsTest { get; init; }

    /// <summary>A bot or AI agent handled it from beginning to end, as the source says.</summary>
    public bool IsBotOnly { get; init; }

    /// <summary>The id of the ticket it was merged into. Null: it was not merged away.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The id of the closed ticket that it follows up. Null: none.</summary>
    public string? FollowUpOf { get; init; }

    /// <summary>For a ticket that was split off another one: when that one was created. Null: it was not, or not known.</summary>
    public Instant? SplitOriginCreatedAt { get; init; }

    /// <summary>Everything that happened, in the order of the source.</summary>
    public IReadOnlyList<TicketEvent> Events { get; init; } = [];

    /// <summary>The figures that the source itself reports for it, for checks only.</summary>
    public IReadOnlyList<ReportedMetric> ReportedMetrics { get; init; } = [];

    internal static IReadOnlyDictionary<string, string> NoDimensions { get; } = new Dictionary<string, string>(0);

    private static IReadOnlyDictionary<string, bool> NoFlags { get; } = new Dictionary<string, bool>(0);
}
