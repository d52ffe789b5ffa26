namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>A report that is asked for some figures has those of the full report, and no others.</summary>
public class SelectionTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 0, 0);

    private static readonly ReportOptions All = new()
    {
        AsOf = Now,
        Calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build(),
        Period = PeriodGrain.Month,
        By = [Dimension.Group],
        Definitions = Definitions.Default with { Slas = [new SlaRule { Name = "first", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(4) }] },
    };

    /// <summary>Facts that no KPI asks for are not read: under no definitions may a KPI miss one.</summary>
    [Theory]
    [InlineData("usual")]
    [InlineData("by agent")]
    [InlineData("unusual")]
    public void Each_kpi_alone_has_the_rows_of_the_full_report(string definitions)
    {
        ReportOptions options = definitions switch
        {
            "by agent" => All with { By = [Dimension.Agent] },
            "unusual" => All with
            {
                Definitions = All.Definitions with
                {
                    ResolutionRateCountsReopened = true,
                    SolvedByPeopleOnly = true,
                    Resolution = ResolutionKind.EachCycle,
                    ResponsePauses = [TicketStatus.Pending],
                    TrivialReopen = Duration.FromHours(1),
                    SessionGap = Duration.FromDays(2),
                    Surveys = new SurveyDefinitions { ExcludeReopened = true },
                },
            },
            _ => All,
        };
        SupportReport full = Report(options);
        foreach (string metric in full.Rows.Select(static row => row.Metric).Distinct())
        {
            SupportReport alone = Report(options with { Metrics = [metric] });
            Assert.Equal(Text(full.Rows.Where(row => row.Metric == metric)), Text(alone.Rows));
            Assert.Equal(full.Quality.Issues.Select(static issue => (issue.Kind, issue.Count)), alone.Quality.Issues.Select(static issue => (issue.Kind, issue.Count)));
        }
    }

    [Fact]
    public void Each_statistic_and_basis_alone_has_the_rows_of_the_full_report()
    {
        SupportReport full = Report(All);
        foreach (string statistic in full.Rows.Select(static row => row.Statistic).Distinct())
        {
            Assert.Equal(Text(full.Rows.Where(row => row.Statistic == statistic)), Text(Report(All with { Statistics = [statistic] }).Rows));
        }

        string[] durations = ["first_response_time", "resolution_time", "open_age"];
        foreach (HoursBasis basis in new[] { HoursBasis.Calendar, HoursBasis.Business })
        {
            Assert.Equal(
                Text(full.Rows.Where(row => durations.Contains(row.Metric) && row.HoursBasis == basis)),
                Text(Report(All with { Metrics = durations, HoursBasis = basis }).Rows));
        }
    }

    [Fact]
    public void Without_totals_a_report_has_the_rows_of_the_groups()
    {
        Assert.Equal(Text(Report(All).Rows.Where(static row => row.Dimensions.Count > 0)), Text(Report(All with { Totals = false }).Rows));

        // Where nothing is broken down, the totals are all there is.
        ReportOptions whole = All with { By = [] };
        Assert.Equal(Text(Report(whole).Rows), Text(Report(whole with { Totals = false }).Rows));
    }

    [Fact]
    public void Comparisons_need_totals()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new SupportReportBuilder(All with { Compare = ReportComparison.PreviousPeriod, Totals = false }));
        Assert.Contains(nameof(ReportOptions.Totals), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_intervals_a_report_has_the_same_rows_and_values()
    {
        IReadOnlyList<ReportRow> full = Report(All).Rows;
        Assert.Contains(full, static row => row.CiMethod == "order_statistic");
        Assert.Contains(full, static row => row.CiMethod == "wilson");
        Assert.Equal(Text(full.Select(static row => row with { CiLow = null, CiHigh = null, CiMethod = null })), Text(Report(All with { Intervals = false }).Rows));
    }

    [Fact]
    public void What_does_not_exist_is_refused_with_what_does()
    {
        Assert.Contains("first_response_time", Assert.Throws<ArgumentException>(() => new SupportReportBuilder(new ReportOptions { Metrics = ["frt"] })).Message, StringComparison.Ordinal);
        Assert.Contains("median", Assert.Throws<ArgumentException>(() => new SupportReportBuilder(new ReportOptions { Statistics = ["p50"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void States_of_other_selections_are_refused()
    {
        SupportReportBuilder one = new(new ReportOptions { Metrics = ["csat"] });
        SupportReportBuilder other = new(new ReportOptions());
        Assert.Throws<ArgumentException>(() => one.Merge(other));
    }

    private static SupportReport Report(ReportOptions options)
    {
        RandomRecords random = new(7);
        SupportReportBuilder builder = new(options);
        foreach (Ticket ticket in random.Tickets(300))
        {
            builder.Add(ticket);
        }

        foreach (SurveyResponse survey in random.Surveys(300))
        {
            builder.Add(survey);
        }

        foreach (Call call in random.Calls(200))
        {
            builder.Add(call);
        }

        for (int i = 0; i < 50; i++)
        {
            builder.Add(random.Review($"R{i}"));
            builder.Add(random.Time($"A{i}"));
        }

        return builder.Build();
    }

    private static IReadOnlyDictionary<string, string?> NoDimensions { get; } = new Dictionary<string, string?>();

    private static string Text(IEnumerable<ReportRow> rows) =>
        string.Join("\n", rows.Select(static row => (row with { Dimensions = NoDimensions }).ToString() + string.Join(",", row.Dimensions)));
}
