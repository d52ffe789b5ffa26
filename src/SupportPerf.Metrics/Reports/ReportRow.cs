using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>One figure: one statistic of one KPI for one period and one combination of dimension values.</summary>
/// <remarks>The properties are the columns of every output, in the same order. Null: it has none; for dimensions null means all.</remarks>
public sealed record ReportRow
{
    /// <summary>The first instant of the period. Null: all time.</summary>
    public Instant? PeriodStart { get; init; }

    /// <summary>The end of the period, exclusive. Null: all time.</summary>
    public Instant? PeriodEnd { get; init; }

    /// <summary>The local date on which the period starts. Null: all time.</summary>
    public LocalDate? PeriodLocalDate { get; init; }

    /// <summary>The length of the period.</summary>
    public PeriodGrain PeriodGrain { get; init; }

    /// <summary>The id of the reporting zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The KPI's key, for example <c>first_response_time</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The statistic, for example <c>median</c>.</summary>
    public required string Statistic { get; init; }

    /// <summary>Calendar or business time; none for what is no duration.</summary>
    public HoursBasis HoursBasis { get; init; }

    /// <summary><c>seconds</c>, <c>ratio</c> (0 to 1), <c>score</c> or <c>count</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The value. Null: there is none.</summary>
    public double? Value { get; init; }

    /// <summary>How many records it is made from.</summary>
    public long N { get; init; }

    /// <summary>How many records were left out; the quality part says why.</summary>
    public long Excluded { get; init; }

    /// <summary>The numerator of a ratio.</summary>
    public double? Numerator { get; init; }

    /// <summary>The denominator of a ratio.</summary>
    public double? Denominator { get; init; }

    /// <summary>The lower end of the confidence interval. Null: none, or open on this side.</summary>
    public double? CiLow { get; init; }

    /// <summary>The upper end of the confidence interval. Null: none, or open on this side.</summary>
    public double? CiHigh { get; init; }

    /// <summary>How the interval is made, for example <c>wilson</c>.</summary>
    public string? CiMethod { get; init; }

    /// <summary>The goal.</summary>
    public double? Target { get; init; }

    /// <summary>The name of an SLA, a survey question, a formula. Null: the main one.</summary>
    public string? Variant { get; init; }

    /// <summary><c>none</c> or <c>weighted</c>.</summary>
    public string Weighting { get; init; } = "none";

    /// <summary>The values of the dimensions asked for, by name; empty for the total. Null: the record has none.</summary>
    public IReadOnlyDictionary<string, string?> Dimensions { get; init; } = NoDimensions;

    /// <summary>Names the definitions in force.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Whether the group is too small for its figures to be shown (<see cref="SmallGroups.InRows"/>).</summary>
    public bool IsWithheld { get; init; }

    internal static IReadOnlyDictionary<string, string?> NoDimensions { get; } = new Dictionary<string, string?>(0);
}
