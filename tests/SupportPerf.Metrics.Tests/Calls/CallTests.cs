using FsCheck.Xunit;
using SupportPerf.Metrics.Tests.Reports;

namespace SupportPerf.Metrics.Tests.Calls;

public class CallTests
{
    private static Call Call(CallOutcome outcome, int? wait, bool? queued = true) => new()
    {
        Id = "1",
        OfferedAt = ReportLaws.Start,
        Outcome = outcome,
        Queued = queued,
        QueueTime = wait is { } seconds ? Duration.FromSeconds(seconds) : null,
    };

    private static SupportReport Report(Definitions definitions, params Call[] calls) => SupportReport.Compute([], null, new ReportOptions { Definitions = definitions }, calls);

    [Fact]
    public void Chats_at_the_same_time_share_the_agents_time_and_outliers_are_capped_where_asked()
    {
        Call Chat(string id, int seconds, int? concurrency) => new() { Id = id, OfferedAt = ReportLaws.Start, Outcome = CallOutcome.Answered, TalkTime = Duration.FromSeconds(seconds), Concurrency = concurrency };
        Definitions rules = new()
        {
            HandleTimes =
            [
                new() { Name = "whole" },
                new() { Name = "part", DivideByConcurrency = true },
                new() { Name = "capped", Cap = Duration.FromMinutes(10) },
                new() { Name = "both", DivideByConcurrency = true, Cap = Duration.FromMinutes(10) },
            ],
        };
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { Definitions = rules }, [Chat("1", 600, 3), Chat("2", 300, null), Chat("3", 5400, 2), Chat("4", 60, 0)]);
        double? Of(string variant, string statistic) => report.Find("handle_time", statistic, HoursBasis.Calendar, variant)?.Value;

        Assert.Equal((6360, 200 + 300 + 2700 + 60, 600 + 300 + 600 + 60, 200 + 300 + 600 + 60), (Of("whole", "sum"), Of("part", "sum"), Of("capped", "sum"), Of("both", "sum")));
        Assert.Equal((2, 1, (double?)null), (Of("capped", "capped_count"), Of("both", "capped_count"), Of("whole", "capped_count")));
        Assert.Equal(DataIssueKind.UnreadableNumber, Assert.Single(report.Quality.Issues).Kind);
        SupportReport approximate = SupportReport.Compute([], null, new ReportOptions { Definitions = rules, Quantiles = SupportPerf.Metrics.Statistics.QuantileMode.Approximate }, [Chat("3", 5400, 2)]);
        Assert.Null(approximate.Find("handle_time", "capped_count", HoursBasis.Calendar, "capped")!.Value);
    }

    [Fact]
    public void A_wait_of_exactly_the_threshold_is_in_time()
    {
        ReportRow level = Report(Definitions.Default, Call(CallOutcome.Answered, 20), Call(CallOutcome.Answered, 21)).Find("service_level", "ratio")!;

        Assert.Equal(0.5, level.Value);
    }

    [Fact]
    public void A_call_that_queued_for_an_unknown_time_is_left_out_of_the_service_level()
    {
        ReportRow level = Report(Definitions.Default, Call(CallOutcome.Answered, null), Call(CallOutcome.Answered, 5), Call(CallOutcome.Answered, null, queued: false)).Find("service_level", "ratio")!;

        Assert.Equal((2d, 2d, 1L), (level.Numerator!.Value, level.Denominator!.Value, level.Excluded));
    }

    [Fact]
    public void Hang_ups_before_the_queue_and_flow_outs_are_no_abandons()
    {
        Call[] calls = [Call(CallOutcome.Answered, 5), Call(CallOutcome.Abandoned, null, queued: false), Call(CallOutcome.FlowedOut, 9), Call(CallOutcome.Abandoned, 30)];
        Definitions definitions = Definitions.Default with { Abandonments = [new(), new() { Name = "all", IncludeBeforeQueue = true }] };
        SupportReport report = Report(definitions, calls);

        Assert.Equal(0.5, report.Find("abandonment_rate", "ratio")!.Value);
        Assert.Equal(2.0 / 3, report.Find("abandonment_rate", "ratio", variant: "all")!.Value);
        Assert.Equal(0.5, report.Find("service_level", "ratio")!.Value);
        Assert.Equal(4, report.Find("calls_offered", "count")!.Value);
    }

    [Fact]
    public void Handle_time_can_belong_to_the_period_of_the_end()
    {
        Call call = Call(CallOutcome.Answered, 5) with { TalkTime = Duration.FromMinutes(45), OfferedAt = ReportLaws.Start.Plus(Duration.FromMinutes(50)), EndedAt = ReportLaws.Start.Plus(Duration.FromMinutes(95)) };
        Definitions definitions = Definitions.Default with { HandleTimes = [new() { Name = "end", Anchor = CallAnchor.Ended }, new() { Name = "offer" }] };
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { Period = PeriodGrain.Hour, Definitions = definitions }, [call]);

        Assert.Equal(ReportLaws.Start.Plus(Duration.FromHours(1)), report.Rows.First(row => row is { Metric: "handle_time", Variant: "end" }).PeriodStart);
        Assert.Equal(ReportLaws.Start, report.Rows.First(row => row is { Metric: "handle_time", Variant: "offer" }).PeriodStart);
    }

    [Fact]
    public void Nothing_handled_gives_no_value()
    {
        SupportReport report = Report(Definitions.Default, Call(CallOutcome.FlowedOut, 5));

        Assert.Null(report.Find("handle_time", "mean"));
        Assert.Null(report.Find("service_level", "ratio"));
        Assert.Null(report.Find("abandonment_rate", "ratio"));
    }

    [Property(MaxTest = 40, Replay = "20261122,1")]
    public void Order_and_split_do_not_matter(int seed)
    {
        Random random = new(seed);
        ReportOptions options = new()
        {
            Period = random.Next(2) == 0 ? PeriodGrain.All : PeriodGrain.Hour,
            By = random.Next(2) == 0 ? [] : [Dimension.Agent, Dimension.Weekday],
            Definitions = Definitions.Default with
            {
                ServiceLevels =
                [
                    .. Enumerable.Range(0, 6).Select(formula => new ServiceLevelRule { Name = $"{formula}", Formula = (ServiceLevelFormula)formula, IncludeFlowOuts = random.Next(2) == 0 }),
                ],
                Abandonments = [new() { ShortAbandon = random.Next(2) == 0 ? null : Duration.FromSeconds(9), ShortAbandonsStayOffered = random.Next(2) == 0 }],
                HandleTimes = [new() { Anchor = (CallAnchor)random.Next(2), TalkOnly = random.Next(2) == 0 }],
                SpeedsOfAnswer = [new() { WithAbandoned = random.Next(2) == 0, QueuedOnly = random.Next(2) == 0 }],
            },
        };
        Action<SupportReportBuilder>[] records = [.. Enumerable.Range(0, random.Next(60)).Select(i => Add(Random(i, random)))];

        ReportLaws.Hold(options, records, random);
    }

    [Property(MaxTest = 20, Replay = "20261122,3")]
    public void A_call_that_does_not_count_changes_nothing(int seed)
    {
        Random random = new(seed);
        Call[] calls = [.. Enumerable.Range(0, 1 + random.Next(20)).Select(i => Random(i, random))];
        SupportReport without = Report(Definitions.Default, calls);
        SupportReport with = Report(Definitions.Default, [.. calls, Call(CallOutcome.Ignored, 5)]);
        long Ignored(SupportReport report) => report.Quality.Issues.SingleOrDefault(issue => issue.Kind == DataIssueKind.IgnoredCall)?.Count ?? 0;

        Assert.Equal(without.Rows.Select(Figures), with.Rows.Select(Figures));
        Assert.Equal(Ignored(without) + 1, Ignored(with));
    }

    private static (string, string, string?, double?, long) Figures(ReportRow row) => (row.Metric, row.Statistic, row.Variant, row.Value, row.N);

    private static Action<SupportReportBuilder> Add(Call call) => builder => builder.Add(call);

    private static Call Random(int id, Random random)
    {
        Duration? Time() => random.Next(5) == 0 ? null : Duration.FromSeconds(random.Next(-1, 90));
        Instant offered = ReportLaws.Start.Plus(Duration.FromMinutes(random.Next(3000)));
        return new Call
        {
            Id = $"{id}",
            OfferedAt = offered,
            Outcome = (CallOutcome)random.Next(5),
            EndedAt = random.Next(3) == 0 ? null : offered.Plus(Duration.FromMinutes(random.Next(90))),
            Queued = random.Next(4) switch { 0 => null, 1 => false, _ => true },
            QueueTime = Time(),
            TalkTime = Time(),
            HoldTime = Time(),
            WrapTime = Time(),
            DialTime = Time(),
            Agent = random.Next(4) == 0 ? null : $"a{random.Next(3)}",
        };
    }
}
