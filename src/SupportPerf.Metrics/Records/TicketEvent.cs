using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>One thing that happened to a ticket, at one instant. It holds no text of any message.</summary>
/// <remarks>Immutable and thread-safe. Events with the same instant keep the order of the source.</remarks>
public sealed record TicketEvent
{
    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>What happened.</summary>
    public required TicketEventKind Kind { get; init; }

    /// <summary>The source's id of the event; of two events with one id the first counts. Null: not given.</summary>
    public string? Id { get; init; }

    /// <summary>Who did it, as of then.</summary>
    /// <value>The default is <see cref="AuthorKind.Unknown"/>.</value>
    public AuthorKind Author { get; init; }

    /// <summary>The id or name of the author, for KPIs by agent. Null: not given.</summary>
    public string? AuthorId { get; init; }

    /// <summary>For a message: whether the customer sees it. Internal notes are not public.</summary>
    /// <value>The default is true.</value>
    public bool IsPublic { get; init; } = true;

    /// <summary>For <see cref="TicketEventKind.Status"/>: the category from here on; null for a status that maps to none (its name is kept).</summary>
    public TicketStatus? Status { get; init; }

    /// <summary>For <see cref="TicketEventKind.Status"/>: the source's own name of the status. Null: the category's name serves.</summary>
    public string? StatusName { get; init; }

    /// <summary>For <see cref="TicketEventKind.Status"/>: the category before, where the source says it.</summary>
    public TicketStatus? PreviousStatus { get; init; }

    /// <summary>For <see cref="TicketEventKind.Assignment"/> and <see cref="TicketEventKind.Escalation"/>: the group from here on.</summary>
    public string? Group { get; init; }

    /// <summary>For <see cref="TicketEventKind.Assignment"/>: the agent from here on.</summary>
    public string? Agent { get; init; }

    /// <summary>For <see cref="TicketEventKind.Schedule"/>: the name of the business calendar from here on.</summary>
    public string? Schedule { get; init; }

    /// <summary>For <see cref="TicketEventKind.Schedule"/>: the name of the calendar before, where the source says it.</summary>
    public string? PreviousSchedule { get; init; }

    /// <summary>For <see cref="TicketEventKind.Change"/>: the name of the dimension that changed, for example <c>priority</c>.</summary>
    public string? Dimension { get; init; }

    /// <summary>For <see cref="TicketEventKind.Change"/>: its value from here on. Null: none.</summary>
    public string? Value { get; init; }

    /// <summary>For <see cref="TicketEventKind.Change"/>: its value before. Null: none, or the source does not say.</summary>
    public string? PreviousValue { get; init; }

    /// <summary>The chat session that a message belongs to, where agent messages of one session are one reply. Null: none.</summary>
    public string? Session { get; init; }
}
