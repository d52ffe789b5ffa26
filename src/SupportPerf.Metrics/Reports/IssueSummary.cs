namespace SupportPerf.Metrics;

/// <summary>How often a kind of data issue occurred, with the first of them.</summary>
public sealed record IssueSummary
{
    /// <summary>The kind.</summary>
    public required DataIssueKind Kind { get; init; }

    /// <summary>How many there were.</summary>
    public required long Count { get; init; }

    /// <summary>The first ones, at most ten.</summary>
    public required IReadOnlyList<DataIssue> First { get; init; }
}
