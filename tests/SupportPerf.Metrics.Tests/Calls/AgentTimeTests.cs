using FsCheck.Xunit;
using SupportPerf.Metrics.Tests.Reports;

namespace SupportPerf.Metrics.Tests.Calls;

public class AgentTimeTests
{
    private static readonly AgentTime Whole = new()
    {
        Agent = "a",
        Start = ReportLaws.Start,
        TalkTime = Duration.FromHours(4),
        AvailableTime = Duration.FromHours(1),
        PaidTime = Duration.FromHours(8),
    };

    private static SupportReport Report(params AgentTime[] times) => SupportReport.Compute([], agentTimes: times);

    [Fact]
    public void Ratios_are_of_sums_and_not_means_of_agents()
    {
        SupportReport report = Report(Whole, Whole with { Agent = "b", TalkTime = Duration.FromHours(1), AvailableTime = Duration.FromHours(4) });

        Assert.Equal(0.5, report.Find("occupancy", "ratio")!.Value);
        Assert.Equal(5 * 3600, report.Find("occupancy", "ratio")!.Numerator);
        Assert.Equal(0.625, report.Find("utilization", "ratio")!.Value);
        Assert.Equal(0.375, report.Find("shrinkage", "ratio")!.Value);
        Assert.Equal(2, report.Quality.Records["agent_times"]);
    }

    [Fact]
    public void What_misses_a_part_is_left_out_and_counted()
    {
        SupportReport report = Report(Whole, Whole with { AvailableTime = null }, Whole with { PaidTime = Duration.FromHours(-1) });

        Assert.Equal((2L, 1L), (report.Find("occupancy", "ratio")!.N, report.Find("occupancy", "ratio")!.Excluded));
        Assert.Equal((1L, 2L), (report.Find("utilization", "ratio")!.N, report.Find("utilization", "ratio")!.Excluded));
        Assert.Equal(DataIssueKind.NegativeDuration, report.Quality.Issues.Single().Kind);
    }

    [Fact]
    public void No_time_gives_no_value()
    {
        SupportReport report = Report(Whole with { TalkTime = Duration.Zero, AvailableTime = Duration.Zero, PaidTime = Duration.Zero });

        Assert.Null(report.Find("occupancy", "ratio")!.Value);
        Assert.Null(report.Find("utilization", "ratio")!.Value);
        Assert.Null(report.Find("shrinkage", "ratio")!.Value);
    }

    [Fact]
    public void A_time_after_the_as_of_instant_is_left_out()
    {
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { AsOf = ReportLaws.Start.Plus(Duration.FromHours(-1)) }, agentTimes: [Whole]);

        Assert.Empty(report.Rows);
        Assert.Equal(DataIssueKind.FutureInstant, report.Quality.Issues.Single().Kind);
    }

    [Property(MaxTest = 40, Replay = "20261122,1")]
    public void Order_and_split_do_not_matter(int seed)
    {
        Random random = new(seed);
        ReportOptions options = new() { Period = random.Next(2) == 0 ? PeriodGrain.All : PeriodGrain.Day, By = random.Next(2) == 0 ? [] : [Dimension.Agent] };
        Action<SupportReportBuilder>[] records = [.. Enumerable.Range(0, random.Next(40)).Select(_ => Add(Random(random)))];

        ReportLaws.Hold(options, records, random);
    }

    [Property(MaxTest = 20, Replay = "20261122,3")]
    public void A_time_without_its_parts_changes_only_what_is_left_out(int seed)
    {
        Random random = new(seed);
        Action<SupportReportBuilder>[] records = [.. Enumerable.Range(0, 1 + random.Next(20)).Select(_ => Add(Random(random)))];

        ReportLaws.LeaveOut(new ReportOptions(), records, [Add(new AgentTime { Agent = "x", Start = ReportLaws.Start })]);
    }

    private static Action<SupportReportBuilder> Add(AgentTime time) => builder => builder.Add(time);

    private static AgentTime Random(Random random)
    {
        Duration? Time() => random.Next(6) == 0 ? null : Duration.FromSeconds(random.Next(20_000));
        return new AgentTime
        {
            Agent = $"a{random.Next(4)}",
            Start = ReportLaws.Start.Plus(Duration.FromHours(random.Next(100))),
            TalkTime = Time(),
            HoldTime = Time(),
            WrapTime = Time(),
            AvailableTime = Time(),
            OtherWorkTime = Time(),
            LoggedInTime = Time(),
            PaidTime = Time(),
        };
    }
}
