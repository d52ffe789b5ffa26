using System.Globalization;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>The suite as this library is asked for it, and its report as figures to compare.</summary>
internal static class ReportAnswer
{
    /// <summary>The figures that everyone gives. Everything belongs to the month of the ticket's creation, so that the rivals need to group only once.</summary>
    public static ReportOptions Options { get; } = new()
    {
        Policy = SuiteCalendars.Policy(),
        TimeZone = SuiteCalendars.ReportingZone,
        AsOf = SuiteCalendars.End,
        Period = PeriodGrain.Month,
        By = [Dimension.Group],
        Metrics = ["first_response_time", "resolution_time", "resolution_rate", "csat", "nps"],
        Statistics = ["count", "mean", "median", "p90", "p95", "ratio", "score", "promoters", "detractors"],
        HoursBasis = HoursBasis.Business,
        Totals = false,
        Intervals = false,
        Definitions = new Definitions
        {
            ResolutionAnchor = PeriodAnchor.Created,
            Surveys = new SurveyDefinitions { Anchor = SurveyAnchor.Sent, Repeats = RepeatedAnswers.All },
        },
    };

    /// <summary>The report that a user gets who asks for no less: the totals of each month and confidence intervals too, which the rivals do not have.</summary>
    public static ReportOptions FullOptions { get; } = Options with { Totals = true, Intervals = true };

    public static SuiteAnswer Of(SupportReport report)
    {
        var figures = new Dictionary<(int Group, int Month), Dictionary<(string Metric, string Statistic), ReportRow>>();
        foreach (ReportRow row in report.Rows)
        {
            if (row.PeriodLocalDate is not { } date || !row.Dimensions.TryGetValue("group", out string? name) || name is null)
            {
                continue;
            }

            var place = (int.Parse(name.AsSpan("Team ".Length), NumberStyles.None, CultureInfo.InvariantCulture), SuiteCalendars.MonthOf(date));
            if (!figures.TryGetValue(place, out Dictionary<(string Metric, string Statistic), ReportRow>? rows))
            {
                figures.Add(place, rows = []);
            }

            rows.Add((row.Metric, row.Statistic), row);
        }

        var answer = new SuiteAnswer();
        foreach (((int Group, int Month) place, Dictionary<(string Metric, string Statistic), ReportRow> rows) in figures)
        {
            ReportRow? rate = rows.GetValueOrDefault(("resolution_rate", "ratio"));
            ReportRow? csat = rows.GetValueOrDefault(("csat", "ratio"));
            answer.Add(place, new SuiteCell
            {
                Tickets = rate?.Denominator ?? 0,
                Solved = rate?.Numerator ?? 0,
                Response = Duration(rows, "first_response_time"),
                Resolution = Duration(rows, "resolution_time"),
                Satisfied = csat?.Numerator ?? 0,
                CsatAnswers = csat?.Denominator ?? 0,
                Promoters = Value(rows, "nps", "promoters"),
                Detractors = Value(rows, "nps", "detractors"),
                NpsAnswers = rows.GetValueOrDefault(("nps", "score"))?.N ?? 0,
            });
        }

        return answer;
    }

    private static SuiteDuration Duration(Dictionary<(string Metric, string Statistic), ReportRow> rows, string metric) =>
        new(Value(rows, metric, "count"), Value(rows, metric, "mean"), Value(rows, metric, "median"), Value(rows, metric, "p90"), Value(rows, metric, "p95"));

    private static double Value(Dictionary<(string Metric, string Statistic), ReportRow> rows, string metric, string statistic) =>
        rows.GetValueOrDefault((metric, statistic))?.Value ?? 0;
}
