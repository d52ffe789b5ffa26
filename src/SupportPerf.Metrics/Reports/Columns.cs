using NodaTime.Text;

namespace SupportPerf.Metrics.Reports;

/// <summary>The columns of a report's rows, once for all outputs.</summary>
internal static class Columns
{
    public static string Grain(PeriodGrain grain) => grain.ToString().ToLowerInvariant();

    /// <summary>All columns in order; the further dimensions stand before the last one.</summary>
    public static IReadOnlyList<Column<ReportRow>> Of(SupportReport report)
    {
        IEnumerable<Dimension> further = report.FurtherDimensions.Concat(report.By).Distinct().Where(static dimension => !Dimension.Standard.Contains(dimension));
        return
        [
            new("period_start", static row => row.PeriodStart is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null),
            new("period_end", static row => row.PeriodEnd is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null),
            new("period_local_date", static row => row.PeriodLocalDate is { } date ? LocalDatePattern.Iso.Format(date) : null),
            new("period_grain", static row => Grain(row.PeriodGrain)),
            new("time_zone", static row => row.TimeZone),
            new("metric", static row => row.Metric),
            new("statistic", static row => row.Statistic),
            new("hours_basis", static row => Basis(row.HoursBasis)),
            new("unit", static row => row.Unit),
            new("value", static row => row.Value),
            new("n", static row => (double?)row.N),
            new("excluded", static row => (double?)row.Excluded),
            new("numerator", static row => row.Numerator),
            new("denominator", static row => row.Denominator),
            new("ci_low", static row => row.CiLow),
            new("ci_high", static row => row.CiHigh),
            new("ci_method", static row => row.CiMethod),
            new("target", static row => row.Target),
            new("variant", static row => row.Variant),
            new("weighting", static row => row.Weighting),
            .. Dimension.Standard.Select(Of),
            .. further.Select(Of),
            new("definition_id", static row => row.DefinitionId),
            .. report.SmallGroups.InRows ? (Column<ReportRow>[])[new("withheld", static row => row.IsWithheld ? "small_group" : null)] : [],
        ];
    }

    /// <summary>The columns of its comparisons.</summary>
    public static IReadOnlyList<Column<ComparisonRow>> OfComparisons(SupportReport report) =>
    [
        new("period_start", static row => InstantPattern.ExtendedIso.Format(row.PeriodStart)),
        new("period_end", static row => InstantPattern.ExtendedIso.Format(row.PeriodEnd)),
        new("period_local_date", static row => row.PeriodLocalDate is { } date ? LocalDatePattern.Iso.Format(date) : null),
        new("period_grain", static row => Grain(row.PeriodGrain)),
        new("is_incomplete", static row => row.IsIncomplete),
        new("compared_with", static row => Words(row.ComparedWith)),
        new("previous_start", static row => InstantPattern.ExtendedIso.Format(row.PreviousStart)),
        new("previous_end", static row => InstantPattern.ExtendedIso.Format(row.PreviousEnd)),
        new("metric", static row => row.Metric),
        new("statistic", static row => row.Statistic),
        new("hours_basis", static row => Basis(row.HoursBasis)),
        new("unit", static row => row.Unit),
        new("value", static row => row.Value),
        new("n", static row => (double?)row.N),
        new("previous_value", static row => row.PreviousValue),
        new("previous_n", static row => (double?)row.PreviousN),
        new("difference", static row => row.Difference),
        new("change_percent", static row => row.ChangePercent),
        new("effect", static row => row.Effect),
        new("effect_value", static row => row.EffectValue),
        new("ci_low", static row => row.CiLow),
        new("ci_high", static row => row.CiHigh),
        new("ci_method", static row => row.CiMethod),
        new("p", static row => row.P),
        new("test", static row => row.Test),
        new("is_significant", static row => row.IsSignificant),
        new("needed_per_group", static row => (double?)row.NeededPerGroup),
        new("variant", static row => row.Variant),
        .. report.By.Select(static dimension => new Column<ComparisonRow>(dimension.Name, row => Value(row.Dimensions, dimension))),
        new("definition_id", static row => row.DefinitionId),
    ];

    private static string? Words(ReportComparison comparison) => comparison == ReportComparison.SamePeriodLastYear ? "same_period_last_year" : "previous_period";

    private static string Basis(HoursBasis basis) => basis.ToString().ToLowerInvariant();

    private static string? Value(IReadOnlyDictionary<string, string?> dimensions, Dimension dimension) =>
        dimensions.TryGetValue(dimension.Name, out string? value) ? value ?? SupportReport.NoValue : null;

    private static Column<ReportRow> Of(Dimension dimension) => new(dimension.Name, row => Value(row.Dimensions, dimension));
}
