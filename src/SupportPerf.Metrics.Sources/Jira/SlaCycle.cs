using NodaTime;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>One run of an SLA's clock. A cycle that goes on has no stop.</summary>
internal sealed record SlaCycle
{
    public Instant? Start { get; init; }

    public Instant? Stop { get; init; }

    /// <summary>When the goal is or was used up, in the calendar of the goal.</summary>
    public Instant? BreachAt { get; init; }

    public bool? IsBreached { get; init; }

    /// <summary>The time in the calendar of the goal, without pauses.</summary>
    public Duration? Elapsed { get; init; }

    public Duration? Goal { get; init; }
}
