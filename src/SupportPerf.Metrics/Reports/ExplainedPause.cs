using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A stretch in which a clock stood still.</summary>
public sealed record ExplainedPause
{
    /// <summary>Since when.</summary>
    public required Instant Start { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public required Instant End { get; init; }

    /// <summary>The status of the ticket then, by the source's name. Null: the history does not say.</summary>
    public string? Status { get; init; }
}
