using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>What one agent's time went into, within one interval, as the telephone system or the workforce tool measured it.</summary>
/// <remarks>Immutable and thread-safe. Unknown is null, never zero: a KPI that needs an unknown part leaves the record out and counts it.</remarks>
public sealed record AgentTime
{
    /// <summary>The agent.</summary>
    public required string Agent { get; init; }

    /// <summary>When the interval started: the instant that decides its period.</summary>
    public required Instant Start { get; init; }

    /// <summary>When the interval ended. Null: not known.</summary>
    public Instant? End { get; init; }

    /// <summary>Talk time.</summary>
    public Duration? TalkTime { get; init; }

    /// <summary>Time on hold during calls.</summary>
    public Duration? HoldTime { get; init; }

    /// <summary>After-call work.</summary>
    public Duration? WrapTime { get; init; }

    /// <summary>Time spent ready and waiting for a contact.</summary>
    public Duration? AvailableTime { get; init; }

    /// <summary>Productive time without contacts: meetings, training, correspondence.</summary>
    public Duration? OtherWorkTime { get; init; }

    /// <summary>Time logged in.</summary>
    public Duration? LoggedInTime { get; init; }

    /// <summary>Time paid.</summary>
    public Duration? PaidTime { get; init; }

    /// <summary>The group or queue.</summary>
    public string? Group { get; init; }

    /// <summary>The channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The brand.</summary>
    public string? Brand { get; init; }

    /// <summary>The system or sub-source it came from.</summary>
    public string? Source { get; init; }

    /// <summary>Further dimensions by name.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = Ticket.NoDimensions;
}
