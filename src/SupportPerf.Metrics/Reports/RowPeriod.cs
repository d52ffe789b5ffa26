using NodaTime;

namespace SupportPerf.Metrics.Reports;

/// <summary>The period of rows, one object for all that are of it.</summary>
internal sealed record RowPeriod
{
    public static RowPeriod None { get; } = new();

    /// <summary>Null: all time; so are the next two.</summary>
    public Instant? Start { get; init; }

    public Instant? End { get; init; }

    public LocalDate? Date { get; init; }

    public PeriodGrain Grain { get; init; }

    public string TimeZone { get; init; } = "";

    /// <summary>Names the definitions in force.</summary>
    public string DefinitionId { get; init; } = "";
}
