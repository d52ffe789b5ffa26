using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SupportPerf.Metrics.Reports;

namespace SupportPerf.Metrics;

/// <summary>One figure: one statistic of one KPI for one period and one combination of dimension values.</summary>
/// <remarks>The properties are the columns of every output, in the same order. Null: it has none; for dimensions null means all.</remarks>
public sealed record ReportRow
{
    private readonly RowPlace _place = RowPlace.None;

    // Not a number where there is none: half the size of a nullable one.
    private readonly double _value = double.NaN;
    private readonly double _numerator = double.NaN;
    private readonly double _denominator = double.NaN;
    private readonly double _ciLow = double.NaN;
    private readonly double _ciHigh = double.NaN;

    /// <summary>An empty row.</summary>
    public ReportRow()
    {
    }

#pragma warning disable CS8618 // The place has the properties that the compiler misses.
    [SetsRequiredMembers]
    internal ReportRow(RowPlace place, string statistic, string unit) => (_place, Statistic, Unit) = (place, statistic, unit);
#pragma warning restore CS8618

    /// <summary>The first instant of the period. Null: all time.</summary>
    public Instant? PeriodStart
    {
        get => _place.Period.Start;
        init => _place = _place with { Period = _place.Period with { Start = value } };
    }

    /// <summary>The end of the period, exclusive. Null: all time.</summary>
    public Instant? PeriodEnd
    {
        get => _place.Period.End;
        init => _place = _place with { Period = _place.Period with { End = value } };
    }

    /// <summary>The local date on which the period starts. Null: all time.</summary>
    public LocalDate? PeriodLocalDate
    {
        get => _place.Period.Date;
        init => _place = _place with { Period = _place.Period with { Date = value } };
    }

    /// <summary>The length of the period.</summary>
    public PeriodGrain PeriodGrain
    {
        get => _place.Period.Grain;
        init => _place = _place with { Period = _place.Period with { Grain = value } };
    }

    /// <summary>The id of the reporting zone.</summary>
    public required string TimeZone
    {
        get => _place.Period.TimeZone;
        init => _place = _place with { Period = _place.Period with { TimeZone = value } };
    }

    /// <summary>The KPI's key, for example <c>first_response_time</c>.</summary>
    public required string Metric
    {
        get => _place.Metric;
        init => _place = _place with { Metric = value };
    }

    /// <summary>The statistic, for example <c>median</c>.</summary>
    public required string Statistic { get; init; }

    /// <summary>Calendar or business time; none for what is no duration.</summary>
    public HoursBasis HoursBasis
    {
        get => _place.HoursBasis;
        init => _place = _place with { HoursBasis = value };
    }

    /// <summary><c>seconds</c>, <c>ratio</c> (0 to 1), <c>score</c> or <c>count</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The value. Null: there is none.</summary>
    public double? Value
    {
        get => Optional(_value);
        init => _value = value ?? double.NaN;
    }

    /// <summary>How many records it is made from.</summary>
    public long N { get; init; }

    /// <summary>How many records were left out; the quality part says why.</summary>
    public long Excluded { get; init; }

    /// <summary>The numerator of a ratio.</summary>
    public double? Numerator
    {
        get => Optional(_numerator);
        init => _numerator = value ?? double.NaN;
    }

    /// <summary>The denominator of a ratio.</summary>
    public double? Denominator
    {
        get => Optional(_denominator);
        init => _denominator = value ?? double.NaN;
    }

    /// <summary>The lower end of the confidence interval. Null: none, or open on this side.</summary>
    public double? CiLow
    {
        get => Optional(_ciLow);
        init => _ciLow = value ?? double.NaN;
    }

    /// <summary>The upper end of the confidence interval. Null: none, or open on this side.</summary>
    public double? CiHigh
    {
        get => Optional(_ciHigh);
        init => _ciHigh = value ?? double.NaN;
    }

    /// <summary>How the interval is made, for example <c>wilson</c>.</summary>
    public string? CiMethod { get; init; }

    /// <summary>The goal.</summary>
    public double? Target
    {
        get => _place.Target;
        init => _place = _place with { Target = value };
    }

    /// <summary>The name of an SLA, a survey question, a formula. Null: the main one.</summary>
    public string? Variant
    {
        get => _place.Variant;
        init => _place = _place with { Variant = value };
    }

    /// <summary><c>none</c> or <c>weighted</c>.</summary>
    public string Weighting
    {
        get => _place.Weighting;
        init => _place = _place with { Weighting = value };
    }

    /// <summary>The values of the dimensions asked for, by name; empty for the total. Null: the record has none.</summary>
    public IReadOnlyDictionary<string, string?> Dimensions
    {
        get => _place.Dimensions;
        init => _place = _place with { Dimensions = value };
    }

    /// <summary>Names the definitions in force.</summary>
    public required string DefinitionId
    {
        get => _place.Period.DefinitionId;
        init => _place = _place with { Period = _place.Period with { DefinitionId = value } };
    }

    /// <summary>Whether the group is too small for its figures to be shown (<see cref="SmallGroups.InRows"/>).</summary>
    public bool IsWithheld { get; init; }

    internal static IReadOnlyDictionary<string, string?> NoDimensions { get; } = new Dictionary<string, string?>(0);

    private static double? Optional(double value) => double.IsNaN(value) ? null : value;
}
