using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>One figure compared with the same figure of an earlier period. Differences are this period minus the earlier one.</summary>
/// <remarks>
/// <para>How it is tested depends on the figure. Shares: Newcombe's interval and the pooled test of two proportions. NPS: the adjusted Wald interval in points and its test. Counts: as rates a real day (24 hours),
/// and tallies such as reopens as rates a record, with the exact test of two rates and the interval of their ratio. Medians of durations and QA scores: the Hodges-Lehmann shift with its interval, and the Mann-Whitney test,
/// exact for small samples without ties; it is about completed records. Means, stocks and quotients of totals are compared without a test.</para>
/// <para>The tests take records for independent. They say nothing of many comparisons looked at together: of a hundred that did not change, five look significant.</para>
/// <para>Immutable and thread-safe. Null: there is none.</para>
/// </remarks>
public sealed record ComparisonRow
{
    /// <summary>The first instant that is compared.</summary>
    public required Instant PeriodStart { get; init; }

    /// <summary>The local date on which the period starts. Null: a window.</summary>
    public LocalDate? PeriodLocalDate { get; init; }

    /// <summary>The end of what is compared, exclusive; the as-of instant where the period is incomplete.</summary>
    public required Instant PeriodEnd { get; init; }

    /// <summary>Whether the period was not over at the as-of instant, so that both periods are cut.</summary>
    public required bool IsIncomplete { get; init; }

    /// <summary>The first instant of what it is compared with.</summary>
    public required Instant PreviousStart { get; init; }

    /// <summary>The end of what it is compared with, exclusive.</summary>
    public required Instant PreviousEnd { get; init; }

    /// <summary>The length of the period.</summary>
    public PeriodGrain PeriodGrain { get; init; }

    /// <summary>What it is compared with.</summary>
    public required ReportComparison ComparedWith { get; init; }

    /// <summary>The KPI's key.</summary>
    public required string Metric { get; init; }

    /// <summary>The statistic that is compared.</summary>
    public required string Statistic { get; init; }

    /// <summary>Calendar or business time; none for what is no duration.</summary>
    public HoursBasis HoursBasis { get; init; }

    /// <summary><c>seconds</c>, <c>ratio</c> (0 to 1), <c>score</c>, <c>count</c>, or <c>count_per_day</c> for counts, which are compared as rates.</summary>
    public required string Unit { get; init; }

    /// <summary>The figure.</summary>
    public double? Value { get; init; }

    /// <summary>How many records it is made from; for counts the count itself.</summary>
    public long N { get; init; }

    /// <summary>The figure of the earlier period.</summary>
    public double? PreviousValue { get; init; }

    /// <summary>How many records that is made from.</summary>
    public long PreviousN { get; init; }

    /// <summary>Value minus previous value, in the unit.</summary>
    public double? Difference { get; init; }

    /// <summary>The change in percent of the previous value, for counts and durations. Null from zero, and for shares and scores: their changes are points.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>
    /// What <see cref="EffectValue"/> and the interval are about: <c>difference</c>; <c>rate_ratio</c>, the later rate over the earlier; <c>shift</c>, by how much a record of this period typically exceeds one of the earlier.
    /// Null where nothing is tested.
    /// </summary>
    public string? Effect { get; init; }

    /// <summary>The size of the effect.</summary>
    public double? EffectValue { get; init; }

    /// <summary>The lower end of its 95 % confidence interval. Null: none, or open on this side.</summary>
    public double? CiLow { get; init; }

    /// <summary>The upper end of its 95 % confidence interval. Null: none, or open on this side.</summary>
    public double? CiHigh { get; init; }

    /// <summary>How the interval is made, for example <c>newcombe</c>.</summary>
    public string? CiMethod { get; init; }

    /// <summary>The two-sided p of no change.</summary>
    public double? P { get; init; }

    /// <summary>Where p is from: <c>two_proportions</c>, <c>adjusted_wald</c>, <c>exact_rates</c>, <c>mann_whitney_exact</c>, <c>mann_whitney</c>.</summary>
    public string? Test { get; init; }

    /// <summary>Whether <see cref="P"/> is below 0.05. Null where nothing is tested.</summary>
    public bool? IsSignificant => P is { } p ? p < 0.05 : null;

    /// <summary>How many records (for counts: days) each period would need to find a difference of this size with a probability of 80 %. Null where the change is significant, not tested, or zero.</summary>
    public long? NeededPerGroup { get; init; }

    /// <summary>The name of an SLA, a survey question, a formula. Null: the main one.</summary>
    public string? Variant { get; init; }

    /// <summary>The values of the dimensions asked for, by name; empty for the total. Null: the record has none.</summary>
    public required IReadOnlyDictionary<string, string?> Dimensions { get; init; }

    /// <summary>Names the definitions in force.</summary>
    public required string DefinitionId { get; init; }
}
