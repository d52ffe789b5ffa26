using NodaTime;

namespace SupportPerf.Metrics.Reports;

/// <summary>The figures of a run that can be compared, by their period and place, in the order of the rows. Not thread-safe.</summary>
internal sealed class ComparedFigures
{
    private readonly List<(ReportRow Row, ComparedFigure Figure)> _all = [];
    private readonly Dictionary<(Instant? Period, string Place), ComparedFigure> _found = [];
    private readonly Dictionary<string, Instant?> _first = new(StringComparer.Ordinal);

    public IReadOnlyList<(ReportRow Row, ComparedFigure Figure)> All => _all;

    public void Add(ReportRow row, ComparedFigure figure)
    {
        (Instant?, string) key = (row.PeriodStart, PlaceOf(row));
        if (_found.ContainsKey(key))
        {
            // A question may be called as its kind is; the first figure of a name is the one that is compared.
            return;
        }

        _all.Add((row, figure));
        _found.Add(key, figure);
        if (row.Dimensions.Count == 0)
        {
            string kpi = KpiOf(row);
            if (!_first.TryGetValue(kpi, out Instant? first) || row.PeriodStart < first)
            {
                _first[kpi] = row.PeriodStart;
            }
        }
    }

    /// <summary>The figure of the same place in another period; null where it has none.</summary>
    public ComparedFigure? Find(Instant? period, ReportRow place) => _found.TryGetValue((period, PlaceOf(place)), out ComparedFigure? figure) ? figure : null;

    /// <summary>Whether the KPI was recorded in a period or before it: then nothing in it is a zero, else it is unknown.</summary>
    public bool HasBegun(Instant? period, ReportRow place) => _first.TryGetValue(KpiOf(place), out Instant? first) && (period is null || first <= period);

    private static string KpiOf(ReportRow row) => FormattableString.Invariant($"{row.Metric}\n{row.Statistic}\n{(int)row.HoursBasis}\n{row.Variant}");

    // Values may hold any character: their length in front keeps places apart.
    private static string PlaceOf(ReportRow row) =>
        KpiOf(row) + string.Concat(row.Dimensions.Select(static value => value.Value is null ? "\n-" : FormattableString.Invariant($"\n{value.Value.Length}:{value.Value}")));
}
