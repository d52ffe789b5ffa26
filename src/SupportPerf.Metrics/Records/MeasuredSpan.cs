using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>The stretch that a source system measured, where its figure is of a clock of its own (one of several SLAs, say) and not of the ticket's clocks.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record MeasuredSpan
{
    /// <summary>When the system's clock started.</summary>
    public required Instant Start { get; init; }

    /// <summary>When it stopped. Null: the figure is the time from the start until the target is due.</summary>
    public Instant? Stop { get; init; }

    /// <summary>The time in between, by the figure's own hours, in which it stood still. Null: the system does not say it, so ours is the time without the paused statuses.</summary>
    public Duration? Paused { get; init; }

    /// <summary>The name of the business hours that it ran by. Null: those of the ticket.</summary>
    public string? Schedule { get; init; }

    /// <summary>The time that the system allowed. Null: not known.</summary>
    public Duration? Target { get; init; }
}
