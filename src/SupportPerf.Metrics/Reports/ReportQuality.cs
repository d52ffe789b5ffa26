namespace SupportPerf.Metrics;

/// <summary>How much of the input counts, and what was wrong with the rest.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record ReportQuality
{
    /// <summary>How many records of each kind count: <c>tickets</c>, <c>surveys</c>, <c>calls</c>, <c>reviews</c>, <c>agent_times</c>.</summary>
    public required IReadOnlyDictionary<string, long> Records { get; init; }

    /// <summary>What was wrong, by kind.</summary>
    public required IReadOnlyList<IssueSummary> Issues { get; init; }
}
