using NodaTime;

namespace SupportPerf.Metrics.Sources;

/// <summary>One figure of one record that the source has and we have not, or have otherwise.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record MetricDifference
{
    /// <summary>The record.</summary>
    public required string RecordId { get; init; }

    /// <summary>What the source says.</summary>
    public required ReportedMetric Reported { get; init; }

    /// <summary>Our duration. Null: we have none, or it is a count.</summary>
    public Duration? OurDuration { get; init; }

    /// <summary>Our count. Null: we have none, or it is a duration.</summary>
    public long? OurCount { get; init; }

    /// <summary>Why they differ, as far as the record shows it.</summary>
    public required string Explanation { get; init; }
}
