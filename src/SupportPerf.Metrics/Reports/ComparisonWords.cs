using System.Globalization;
using NodaTime.Text;

namespace SupportPerf.Metrics.Reports;

/// <summary>Comparisons as lines of a table for people.</summary>
internal static class ComparisonWords
{
    private const string Missing = PeopleTables.Missing;

    /// <summary>What the lines mean.</summary>
    public static string Note(SupportReport report)
    {
        string with = report.Compare == ReportComparison.SamePeriodLastYear ? "the same period of the year before" : "the period before";
        string cut = report.Comparisons.Any(static row => row.IsIncomplete) ? " \"So far\" compares both up to the same local date and time." : "";
        return $"Compared with {with}: 95 % intervals, two-sided p; below 0.05 counts as a change.{cut} \"Needs\" is what each period would take to show a change of this size four times in five.";
    }

    /// <summary>The line of a comparison; null for what the other lines say already.</summary>
    public static string[]? Of(ComparisonRow row)
    {
        bool isSecondary = row.Statistic is "top_box" or "bottom_box" || row is { Statistic: "mean", Unit: not "count" };
        return isSecondary || (row.Value is null && row.PreviousValue is null)
            ? null
            : [Name(row), Place(row), Figure(row, row.Value, row.N), Figure(row, row.PreviousValue, row.PreviousN), Change(row), Verdict(row)];
    }

    private static string Name(ComparisonRow row)
    {
        string words = row.Metric.Replace('_', ' ');
        words = row.Variant is null ? words : $"{words}: {row.Variant}";
        List<string> details = [];
        if (row.Statistic is not ("ratio" or "score" or "count"))
        {
            details.Add(row.Statistic.Replace('_', ' '));
        }

        if (row.HoursBasis != HoursBasis.None)
        {
            details.Add(row.HoursBasis.ToString().ToLowerInvariant());
        }

        return details.Count == 0 ? words : $"{words} ({string.Join(", ", details)})";
    }

    private static string Place(ComparisonRow row)
    {
        List<string> parts = [];
        if (row.PeriodLocalDate is { } date)
        {
            parts.Add(row.PeriodGrain == PeriodGrain.Hour ? InstantPattern.General.Format(row.PeriodStart) : LocalDatePattern.Iso.Format(date));
        }

        parts.AddRange(row.Dimensions.Select(static dimension => $"{dimension.Key} {dimension.Value ?? SupportReport.NoValue}"));
        return (parts.Count == 0 ? "all" : string.Join(", ", parts)) + (row.IsIncomplete ? ", so far" : "");
    }

    private static string Figure(ComparisonRow row, double? value, long n) => row.Unit switch
    {
        _ when value is null => Missing,
        "seconds" => $"{PeopleTables.Time(value)} ({PeopleTables.Number(n)})",
        "ratio" => $"{PeopleTables.Percent(value)} ({PeopleTables.Number(n)})",
        "count_per_day" => $"{PeopleTables.Rounded(value)} a day ({PeopleTables.Number(n)})",
        "count" when row.Test is null => PeopleTables.Number(value),
        _ => $"{PeopleTables.Rounded(value)} ({PeopleTables.Number(n)})",
    };

    private static string Change(ComparisonRow row)
    {
        if (row.Difference is not { } difference)
        {
            return Missing;
        }

        string amount = row.Unit switch
        {
            "seconds" => Signed(difference, PeopleTables.Time(Math.Abs(difference))),
            "ratio" => Points(100 * difference) + " points",
            "score" => Points(difference) + " points",
            "count_per_day" => Signed(difference, PeopleTables.Rounded(Math.Abs(difference))) + " a day",
            _ => Signed(difference, PeopleTables.Rounded(Math.Abs(difference))),
        };
        return row.ChangePercent is { } percent ? $"{amount} ({Points(percent)} %)" : amount;
    }

    private static string Verdict(ComparisonRow row)
    {
        if (row.P is not { } p)
        {
            return Missing;
        }

        string probability = p < 0.001 ? "p < 0.001" : $"p {p.ToString("0.000", CultureInfo.InvariantCulture)}";
        string interval = Interval(row);
        if (row.IsSignificant == true)
        {
            return $"yes, {probability}{interval}";
        }

        string needed = row.NeededPerGroup is { } number ? $"; needs {PeopleTables.Number(number)} {(row.Unit == "count_per_day" ? "days" : "records")} in each" : "";
        return $"within chance, {probability}{interval}{needed}";
    }

    private static string Interval(ComparisonRow row)
    {
        if (row.CiLow is null && row.CiHigh is null)
        {
            return "";
        }

        return (row.Effect, row.Unit) switch
        {
            ("shift", "seconds") => $": typically {Signed(row.EffectValue!.Value, PeopleTables.Time(Math.Abs(row.EffectValue.Value)))} ({Side(row.CiLow, Time)} to {Side(row.CiHigh, Time)})",
            ("shift", _) => $": typically {Points(100 * row.EffectValue!.Value)} points ({Side(row.CiLow, Share)} to {Side(row.CiHigh, Share)})",
            ("rate_ratio", _) => $": {Side(row.CiLow, Ratio)} to {Side(row.CiHigh, Ratio)}",
            (_, "ratio") => $": {Side(row.CiLow, Share)} to {Side(row.CiHigh, Share)} points",
            _ => $": {Side(row.CiLow, Points)} to {Side(row.CiHigh, Points)} points",
        };

        static string Time(double value) => Signed(value, PeopleTables.Time(Math.Abs(value)));
        static string Share(double value) => Points(100 * value);
        static string Ratio(double value) => Points(100 * (value - 1)) + " %";
    }

    private static string Side(double? value, Func<double, string> format) => value is { } bound ? format(bound) : "open";

    private static string Points(double value)
    {
        double rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return Signed(rounded, Math.Abs(rounded).ToString("#,0.0", CultureInfo.InvariantCulture));
    }

    private static string Signed(double value, string magnitude) => (value > 0 ? "+" : value < 0 ? "-" : "") + magnitude;
}
