namespace SupportPerf.Metrics.Tests.Reports;

public class SmallGroupTests
{
    private static IEnumerable<SurveyResponse> Answers(string agent, int count) =>
        Enumerable.Range(0, count).Select(i => new SurveyResponse { Id = $"{agent}{i}", Kind = SurveyKind.Nps, Score = 10, Agent = agent, Group = agent });

    private static SupportReport Report(Dimension by, SmallGroups? groups, params int[] sizes)
    {
        ReportOptions options = new() { By = [by], SmallGroups = groups ?? SmallGroups.Default };
        return SupportReport.Compute([], sizes.SelectMany(size => Answers($"g{size}", size)), options);
    }

    private static string Table(SupportReport report)
    {
        using StringWriter writer = new();
        report.WriteTable(writer);
        return writer.ToString();
    }

    private static string LineOf(SupportReport report, string place) => Table(report).Split('\n').First(line => line.StartsWith("nps ", StringComparison.Ordinal) && line.Contains(place, StringComparison.Ordinal));

    [Fact]
    public void Groups_below_five_show_no_figures_to_people()
    {
        SupportReport report = Report(Dimension.Group, null, 4, 5);

        Assert.Contains("n < 5", LineOf(report, "group g4"), StringComparison.Ordinal);
        Assert.DoesNotContain("100", LineOf(report, "group g4"), StringComparison.Ordinal);
        Assert.Contains("100", LineOf(report, "group g5"), StringComparison.Ordinal);
        Assert.Contains("100", LineOf(report, "all"), StringComparison.Ordinal);
        Assert.Contains("Groups of fewer than 5 records, by agent 10, show no figures.", Table(report), StringComparison.Ordinal);
        Assert.Equal(100, report.Rows.First(row => row.Statistic == "score" && row.Dimensions.Count > 0).Value);
    }

    [Fact]
    public void Agents_need_ten()
    {
        SupportReport report = Report(Dimension.Agent, null, 9, 10);

        Assert.Contains("n < 10", LineOf(report, "agent g9"), StringComparison.Ordinal);
        Assert.Contains("100", LineOf(report, "agent g10"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_is_never_withheld_and_the_sizes_can_be_set()
    {
        SupportReport alone = SupportReport.Compute([], Answers("a", 1));

        Assert.DoesNotContain("n <", Table(alone), StringComparison.Ordinal);
        Assert.DoesNotContain("n <", Table(Report(Dimension.Agent, SmallGroups.Shown, 1)), StringComparison.Ordinal);
        Assert.Contains("n < 7", LineOf(Report(Dimension.Group, new() { Minimum = 7 }, 6), "group g6"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_withhold_figures_only_where_asked_and_say_so()
    {
        SupportReport report = Report(Dimension.Group, new() { InRows = true }, 4, 5);
        ReportRow[] small = [.. report.Rows.Where(row => row.Metric == "nps" && row.Dimensions.Count > 0 && row.Dimensions["group"] == "g4")];

        Assert.All(small, row => Assert.True(row is { IsWithheld: true, Value: null, CiLow: null, Numerator: null, N: 4 }));
        Assert.DoesNotContain(report.Rows, row => row.IsWithheld && (row.Dimensions.Count == 0 || row.Dimensions["group"] == "g5"));
        Assert.Contains("\"withheld\":\"small_group\"", report.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"withheld\"", Report(Dimension.Group, null, 4).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void How_many_there_are_is_never_withheld()
    {
        Ticket[] tickets = [new() { Id = "1", CreatedAt = ReportLaws.Start, Group = "a", FirstResponseAt = ReportLaws.Start, Reopens = 3 }];
        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions { By = [Dimension.Group], SmallGroups = new() { InRows = true } });
        ReportRow Row(string metric, string statistic) => report.Rows.First(row => row.Metric == metric && row.Statistic == statistic && row.Dimensions.Count > 0);

        Assert.Equal(1, Row("tickets_created", "count").Value);
        Assert.Equal(1, Row("first_response_time", "count").Value);
        Assert.Null(Row("first_response_time", "mean").Value);
        Assert.Null(Row("reopens", "sum").Value);
    }
}
