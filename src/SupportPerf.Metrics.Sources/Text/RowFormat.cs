namespace SupportPerf.Metrics.Sources.Text;

/// <summary>What has to be told about the form of an input.</summary>
internal sealed record RowFormat
{
    public static RowFormat Default { get; } = new();

    /// <summary>What separates CSV fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Rows right below the CSV header that hold no data.</summary>
    public int SkipRows { get; init; }

    /// <summary>The property of the top-level JSON object that holds the array of records. Null: the top level is the array, or one record a line.</summary>
    public string? JsonRecords { get; init; }
}
