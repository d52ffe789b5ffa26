using System.Globalization;
using NodaTime.Text;

namespace SupportPerf.Metrics.Reports;

/// <summary>The main figures of a report for people: at most six columns a table, durations and shares as people say them.</summary>
internal static class PeopleTables
{
    public const string Missing = "-";
    private const string TooFew = "n < ";

    public static void WriteMarkdown(SupportReport report, TextWriter writer)
    {
        writer.Write("# Support KPIs\n\n");
        foreach (Table table in Of(report))
        {
            writer.Write($"## {table.Title}\n\n| {string.Join(" | ", table.Header)} |\n|{string.Concat(table.Header.Select(static _ => "---|"))}\n");
            foreach (string[] line in table.Lines)
            {
                writer.Write($"| {string.Join(" | ", line.Select(Markdown.Escape))} |\n");
            }

            writer.Write('\n');
        }

        foreach (string line in Footer(report))
        {
            writer.Write($"{Markdown.Escape(line)}  \n");
        }
    }

    public static void WriteText(SupportReport report, TextWriter writer)
    {
        foreach (Table table in Of(report))
        {
            int[] widths = Enumerable.Range(0, table.Header.Length).Select(column => Math.Max(table.Header[column].Length, table.Lines.Max(line => line[column].Length))).ToArray();
            writer.Write($"{table.Title}\n");
            WriteLine(writer, table.Header, widths);
            WriteLine(writer, widths.Select(static width => new string('-', width)).ToArray(), widths);
            foreach (string[] line in table.Lines)
            {
                WriteLine(writer, line, widths);
            }

            writer.Write('\n');
        }

        foreach (string line in Footer(report))
        {
            writer.Write($"{line}\n");
        }
    }

    private static void WriteLine(TextWriter writer, string[] cells, int[] widths)
    {
        string line = string.Concat(cells.Select((cell, column) => OneLine(cell).PadRight(widths[column] + 2)));
        writer.Write($"{line.TrimEnd()}\n");
    }

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');

    private static IEnumerable<Table> Of(SupportReport report)
    {
        List<IGrouping<(string Metric, string? Variant, HoursBasis Basis, string Place), ReportRow>> places =
            report.Rows.Select(row => report.SmallGroups.Withholds(row) ? SmallGroups.Withhold(row) : row).GroupBy(static row => (row.Metric, row.Variant, row.HoursBasis, PlaceOf(row))).ToList();
        string Small(ReportRow row) => FormattableString.Invariant($"{TooFew}{report.SmallGroups.MinimumFor(row)}");
        Table[] tables =
        [
            new("Durations", ["KPI", "Where", "Hours", "Median", "p90", "Mean (n)"], places.Select(place => Durations(place, Small))),
            new("Shares", ["KPI", "Where", "Share", "95 % interval", "Of", "Left out"], places.Select(place => Shares(place, Small))),
            new("Scores", ["KPI", "Where", "Score", "95 % interval", "Mean", "n"], places.Select(place => ScoresOf(place, Small))),
            new("Counts", ["KPI", "Where", "Count", "Mean", "Highest", "Records"], places.Select(place => Counts(place, Small))),
            new("Comparison", ["KPI", "Where", "Now", "Before", "Change", "Is it real?"], report.Comparisons.Where(row => !report.SmallGroups.Withholds(row)).Select(ComparisonWords.Of)),
        ];
        return tables.Where(static table => table.Lines.Count > 0);
    }

    private static string[]? Durations(IGrouping<(string Metric, string? Variant, HoursBasis Basis, string Place), ReportRow> place, Func<ReportRow, string> small)
    {
        if (place.FirstOrDefault(static row => row.Statistic == "median" && row.Unit == "seconds") is not { } median)
        {
            return null;
        }

        if (median.IsWithheld)
        {
            return [Name(median), place.Key.Place, place.Key.Basis.ToString().ToLowerInvariant(), small(median), Missing, Missing];
        }

        double? open = place.FirstOrDefault(static row => row.Statistic == "open_count")?.Value;
        double? never = place.FirstOrDefault(static row => row.Statistic == "ended_before_count")?.Value;
        string count = Number(median.N) + (open > 0 ? $", {Number(open)} open" : "") + (never > 0 ? $", {Number(never)} never" : "");
        return [Name(median), place.Key.Place, place.Key.Basis.ToString().ToLowerInvariant(), Time(median.Value), Time(Value(place, "p90")), $"{Time(Value(place, "mean"))} ({count})"];
    }

    private static string[]? Shares(IGrouping<(string Metric, string? Variant, HoursBasis Basis, string Place), ReportRow> place, Func<ReportRow, string> small)
    {
        ReportRow? share = place.FirstOrDefault(static row => row is { Statistic: "ratio", Weighting: "none" }) ?? place.FirstOrDefault(static row => row is { Statistic: "mean", Unit: "ratio" });
        return share is null ? null
            : share.IsWithheld ? [Name(share), place.Key.Place, small(share), Missing, Missing, Missing]
            : [Name(share), place.Key.Place, Percent(share.Value), Interval(share, Percent), share.Denominator is null ? Number(share.N) : $"{Number(share.Numerator)} / {Number(share.Denominator)}", Number(share.Excluded)];
    }

    private static string[]? ScoresOf(IGrouping<(string Metric, string? Variant, HoursBasis Basis, string Place), ReportRow> place, Func<ReportRow, string> small)
    {
        ReportRow? score = place.FirstOrDefault(static row => row is { Statistic: "score" or "mean", Unit: "score", Weighting: "none" });
        return score is null ? null
            : score.IsWithheld ? [Name(score), place.Key.Place, small(score), Missing, Missing, Missing]
            : [Name(score), place.Key.Place, score.Statistic == "score" ? Rounded(score.Value) : Missing, Interval(score, Rounded), Rounded(Value(place, "mean")), Number(score.N)];
    }

    private static string[]? Counts(IGrouping<(string Metric, string? Variant, HoursBasis Basis, string Place), ReportRow> place, Func<ReportRow, string> small)
    {
        ReportRow? count = place.FirstOrDefault(static row => row is { Statistic: "sum", Unit: "count" }) ?? place.FirstOrDefault(static row => row is { Statistic: "count", Unit: "count", HoursBasis: HoursBasis.None });
        return count is null ? null
            : count.IsWithheld ? [Name(count), place.Key.Place, small(count), Missing, Missing, Missing]
            : [Name(count), place.Key.Place, Number(count.Value), Rounded(Value(place, "mean")), Rounded(Value(place, "max")), Number(count.N)];
    }

    private static double? Value(IEnumerable<ReportRow> place, string statistic) => place.FirstOrDefault(row => row.Statistic == statistic && row.Weighting == "none")?.Value;

    private static string Name(ReportRow row)
    {
        string words = row.Metric.Replace('_', ' ');
        return row.Variant is null ? words : $"{words}: {row.Variant}";
    }

    private static string PlaceOf(ReportRow row)
    {
        List<string> parts = [];
        if (row.PeriodStart is { } start)
        {
            parts.Add(row.PeriodGrain == PeriodGrain.Hour ? InstantPattern.General.Format(start) : LocalDatePattern.Iso.Format(row.PeriodLocalDate!.Value));
        }

        parts.AddRange(row.Dimensions.Select(static dimension => $"{dimension.Key} {dimension.Value ?? SupportReport.NoValue}"));
        return parts.Count == 0 ? "all" : string.Join(", ", parts);
    }

    private static string Interval(ReportRow row, Func<double?, string> format) => row.CiMethod is null ? Missing : $"{format(row.CiLow)} to {format(row.CiHigh)}";

    public static string Percent(double? value) => value is { } share ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %" : Missing;

    public static string Rounded(double? value) => value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : Missing;

    public static string Number(double? value) => value is { } number ? number.ToString("#,0.##", CultureInfo.InvariantCulture) : Missing;

    public static string Time(double? seconds) => seconds is { } value ? HumanDuration.Of(value) : Missing;

    private static IEnumerable<string> Footer(SupportReport report)
    {
        yield return $"Reporting zone {report.TimeZone} (tz database {report.TzdbVersion}); as of {(report.AsOf is { } asOf ? InstantPattern.General.Format(asOf) : "no instant in the input")}; definitions {report.Definitions.Id}.";
        if (report.Compare != ReportComparison.None)
        {
            yield return ComparisonWords.Note(report);
        }

        yield return $"Counted: {string.Join(", ", report.Quality.Records.Where(static count => count.Value > 0).Select(static count => $"{Number(count.Value)} {count.Key}"))}.";
        if (report.Rows.Any(report.SmallGroups.Withholds))
        {
            yield return FormattableString.Invariant($"Groups of fewer than {report.SmallGroups.Minimum} records, by agent {report.SmallGroups.AgentMinimum}, show no figures.");
        }

        foreach (IssueSummary issue in report.Quality.Issues)
        {
            yield return $"{issue.Kind}: {Number(issue.Count)}, for example {issue.First[0].RecordId ?? "(no id)"}: {issue.First[0].Message}";
        }
    }

    private sealed class Table(string title, string[] header, IEnumerable<string[]?> lines)
    {
        public string Title { get; } = title;

        public string[] Header { get; } = header;

        public List<string[]> Lines { get; } = lines.Where(static line => line is not null).Select(static line => line!).ToList();
    }
}
