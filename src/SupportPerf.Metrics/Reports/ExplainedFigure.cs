using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>What one KPI makes of one record, and why.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record ExplainedFigure
{
    /// <summary>The KPI's key, for example <c>first_response_time</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The variant: the name of an SLA, of a status. Null: the main one.</summary>
    public string? Variant { get; init; }

    /// <summary>
    /// What came of it: <c>completed</c>, <c>open</c>, <c>ended_before</c> for clocks, <c>yes</c>, <c>no</c>, <c>undecided</c> for shares, <c>counted</c>, or <c>left_out</c>.
    /// </summary>
    public required string Outcome { get; init; }

    /// <summary>Why it is left out. Null: it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>The instant that decides the period it counts in. Null: it is not known.</summary>
    public Instant? Anchor { get; init; }

    /// <summary>Where the clock started. Null: the KPI has no clock.</summary>
    public Instant? Start { get; init; }

    /// <summary>Where it stopped, or where the ticket ended without it. Null: it did not.</summary>
    public Instant? Stop { get; init; }

    /// <summary>What happened at the start, in words.</summary>
    public IReadOnlyList<string> StartedBy { get; init; } = [];

    /// <summary>What happened at the stop, in words.</summary>
    public IReadOnlyList<string> StoppedBy { get; init; } = [];

    /// <summary>The time in calendar hours; of an open clock until the as-of instant. Null: there is none.</summary>
    public Duration? CalendarTime { get; init; }

    /// <summary>The time in business hours; of an open clock until the as-of instant. Null: there is none.</summary>
    public Duration? BusinessTime { get; init; }

    /// <summary>For SLAs: what the clock may take, in the hours of the SLA. Null: it has none.</summary>
    public Duration? Target { get; init; }

    /// <summary>
    /// For SLAs: when the target is used up, the clock's pauses and hours counted; where the outcome is <c>no</c>, the breach. Null: there is no target, or the clock stands still before that.
    /// </summary>
    public Instant? DueAt { get; init; }

    /// <summary>The stretches that counted, in order.</summary>
    public IReadOnlyList<Interval> Counted { get; init; } = [];

    /// <summary>The stretches in between, in which the clock stood still.</summary>
    public IReadOnlyList<ExplainedPause> Paused { get; init; } = [];

    /// <summary>The business hours of each stretch that counted, date by date. None without a calendar, and for stretches of more than a hundred years.</summary>
    public IReadOnlyList<CalendarExplanation> Hours { get; init; } = [];

    /// <summary>A number: how often something happened, a score. Null: the KPI has none.</summary>
    public double? Value { get; init; }
}
