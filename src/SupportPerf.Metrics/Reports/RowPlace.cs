namespace SupportPerf.Metrics.Reports;

/// <summary>What the statistics of one KPI for one period and group have in common, one object for all of them: a large report has many rows, and they should be small.</summary>
internal sealed record RowPlace
{
    public static RowPlace None { get; } = new();

    public RowPeriod Period { get; init; } = RowPeriod.None;

    public IReadOnlyDictionary<string, string?> Dimensions { get; init; } = ReportRow.NoDimensions;

    public string Metric { get; init; } = "";

    public string? Variant { get; init; }

    public HoursBasis HoursBasis { get; init; }

    public double? Target { get; init; }

    public string Weighting { get; init; } = "none";
}
