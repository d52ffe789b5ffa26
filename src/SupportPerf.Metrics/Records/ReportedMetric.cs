using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A figure that the source system itself reports for one record. Used to check ours against it, never as an input of ours.</summary>
public sealed record ReportedMetric
{
    /// <summary>Our metric key that it corresponds to, for example <c>first_response_time</c>; with a <see cref="Span"/>, what the system's own clock is for.</summary>
    public required string Metric { get; init; }

    /// <summary>The name of the SLA, where the figure is one of an SLA. Null: it is of none.</summary>
    public string? Variant { get; init; }

    /// <summary>Calendar or business time, as the system says.</summary>
    public required HoursBasis Basis { get; init; }

    /// <summary>The value for duration metrics.</summary>
    public Duration? Duration { get; init; }

    /// <summary>The value for counts, for example reopens.</summary>
    public long? Count { get; init; }

    /// <summary>The step the system rounds to, for example one minute.</summary>
    public Duration Precision { get; init; }

    /// <summary>The stretch that it was measured over, where that is not one of the ticket's clocks. Null: the clock that <see cref="Metric"/> names.</summary>
    public MeasuredSpan? Span { get; init; }
}
