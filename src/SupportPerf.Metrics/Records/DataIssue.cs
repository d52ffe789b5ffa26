namespace SupportPerf.Metrics;

/// <summary>Something wrong in the input, as a value: only what it affects is left out, and it is counted.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record DataIssue
{
    /// <summary>The id of the record. Null: it has none, or none could be read.</summary>
    public string? RecordId { get; init; }

    /// <summary>What is wrong.</summary>
    public required DataIssueKind Kind { get; init; }

    /// <summary>What was given, which rule it broke, where, in one sentence.</summary>
    public required string Message { get; init; }
}
