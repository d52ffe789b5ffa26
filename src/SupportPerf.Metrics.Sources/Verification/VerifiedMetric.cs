using NodaTime;

namespace SupportPerf.Metrics.Sources;

/// <summary>One metric: how often our figure and the source's own were compared, and how they compare.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record VerifiedMetric
{
    /// <summary>The metric key.</summary>
    public required string Metric { get; init; }

    /// <summary>The name of the SLA. Null: the figures are of none.</summary>
    public string? Variant { get; init; }

    /// <summary>Calendar or business time; none for counts.</summary>
    public required HoursBasis Basis { get; init; }

    /// <summary>The figures compared: those that both have.</summary>
    public required long Compared { get; init; }

    /// <summary>How many of them are equal within the source's rounding: one step, and one more for sums over several stretches.</summary>
    public required long Equal { get; init; }

    /// <summary>Figures that the source has and we have not.</summary>
    public required long Missing { get; init; }

    /// <summary>The largest difference of a duration, rounding included. Null: none was compared, or it is a count.</summary>
    public Duration? LargestDifference { get; init; }

    /// <summary>The largest difference of a count. Null: none was compared, or it is a duration.</summary>
    public long? LargestCountDifference { get; init; }

    /// <summary>The first figures that differ or are missing.</summary>
    public IReadOnlyList<MetricDifference> Differences { get; init; } = [];
}
