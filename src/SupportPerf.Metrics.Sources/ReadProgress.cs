namespace SupportPerf.Metrics.Sources;

/// <summary>How far a reading has come. Reported about once a megabyte.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record ReadProgress
{
    /// <summary>The input that is being read.</summary>
    public required string File { get; init; }

    /// <summary>Its bytes read so far, as stored (compressed where it is compressed). Of an input that is read twice, both readings count.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Its bytes in all. Null: not known, as for standard input.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Its rows read so far.</summary>
    public required long Rows { get; init; }
}
