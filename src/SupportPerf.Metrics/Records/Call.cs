using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A telephone call or another contact that is answered at once. Its times are what the switch measured.</summary>
/// <remarks>Immutable and thread-safe. Unknown is null, never zero: a call that never queued has <see cref="Queued"/> false.</remarks>
public sealed record Call
{
    /// <summary>The source's id, unique within the input.</summary>
    public required string Id { get; init; }

    /// <summary>When the call was offered: its arrival.</summary>
    public required Instant OfferedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>When an agent answered, where the source says it.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>When it ended, after-call work included, where the source says it.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Whether it waited in a queue. Null: it did when it has a queue time above zero.</summary>
    public bool? Queued { get; init; }

    /// <summary>Time in the voice menu.</summary>
    public Duration? IvrTime { get; init; }

    /// <summary>Wait in the queue until the answer or the hang-up; zero or null when it never queued.</summary>
    public Duration? QueueTime { get; init; }

    /// <summary>Talk time.</summary>
    public Duration? TalkTime { get; init; }

    /// <summary>Time on hold during the call.</summary>
    public Duration? HoldTime { get; init; }

    /// <summary>After-call work.</summary>
    public Duration? WrapTime { get; init; }

    /// <summary>Dialing and contacting of outbound calls.</summary>
    public Duration? DialTime { get; init; }

    /// <summary>How many contacts the agent handled at the same time, this one among them, as in chat. Null: not known, it is taken as the only one.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Whether the call was handed to another agent or group. Null: not known.</summary>
    public bool? Transferred { get; init; }

    /// <summary>The caller, for repeat-contact KPIs. Null: not known.</summary>
    public string? Requester { get; init; }

    /// <summary>The ticket it belongs to. Null: none.</summary>
    public string? TicketId { get; init; }

    /// <summary>The queue or group.</summary>
    public string? Group { get; init; }

    /// <summary>The agent who answered. Null: none.</summary>
    public string? Agent { get; init; }

    /// <summary>The channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The brand.</summary>
    public string? Brand { get; init; }

    /// <summary>The system or sub-source it came from.</summary>
    public string? Source { get; init; }

    /// <summary>Further dimensions by name.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = Ticket.NoDimensions;
}
