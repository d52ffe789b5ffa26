namespace SupportPerf.Metrics.Tests.Calls;

public class CallWorkedExampleTests
{
    private static readonly Duration Threshold = Duration.FromSeconds(20);
    private static readonly Duration InTime = Duration.FromSeconds(10);
    private static readonly Duration Late = Duration.FromSeconds(60);
    private static readonly Duration Short = Duration.FromSeconds(5);

    public static TheoryData<string> Variants => WorkedExamples.Ids("service_level_variants");

    public static TheoryData<string> Cisco => WorkedExamples.Ids("service_level_cisco");

    public static TheoryData<string> Genesys => WorkedExamples.Ids("service_level_genesys");

    public static TheoryData<string> OfAnswered => WorkedExamples.Ids("service_level_f2");

    public static TheoryData<string> OfAnsweredAndOffered => WorkedExamples.Ids("service_level_f2_vs_f3");

    public static TheoryData<string> WithoutAbandonedInTime => WorkedExamples.Ids("service_level_f4");

    public static TheoryData<string> Intervals => WorkedExamples.Ids("ratio_of_sums");

    public static TheoryData<string> Abandonments => WorkedExamples.Ids("abandon_rate");

    public static TheoryData<string> HandleTimes => WorkedExamples.Ids("aht");

    public static TheoryData<string> PooledHandleTimes => WorkedExamples.Ids("aht_pooled");

    public static TheoryData<string> SpeedsOfAnswer => WorkedExamples.Ids("asa");

    public static TheoryData<string> AgentTimes => WorkedExamples.Ids("occupancy_utilization");

    [SkippableTheory]
    [MemberData(nameof(Variants))]
    public void Service_level_by_the_formulas_of_ICMI(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long shortOnes = example.Count("short_abandoned");
        Call[] calls =
        [
            .. Answered(example.Count("answered_within"), example.Count("answered") - example.Count("answered_within")),
            .. Abandoned(shortOnes, Short),
            .. Abandoned(example.Count("abandoned_within") - shortOnes, InTime),
            .. Abandoned(example.Count("abandoned_after"), Late),
        ];

        example.Check("f1_abandon_within_counts_as_good", Level(calls, ServiceLevelFormula.AbandonedInTimeCountAsMet));
        example.Check("f2_answered_only", Level(calls, ServiceLevelFormula.Answered));
        example.Check("f3_all_offered", Level(calls, ServiceLevelFormula.Offered));
        example.Check("f4_exclude_abandon_within", Level(calls, ServiceLevelFormula.AbandonedInTimeAreIgnored));
        example.Check("f5_short_abandon_good", Level(calls, ServiceLevelFormula.ShortAbandonsCountAsMet));
    }

    [SkippableTheory]
    [MemberData(nameof(Cisco))]
    public void Service_level_by_the_modes_of_Cisco(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long within = example.Count("answered_within");
        long abandoned = example.Count("abandoned_within");

        // Of the other events it does not matter which were answered late and which abandoned late.
        Call[] calls = [.. Answered(within, example.Count("service_level_events") - within - abandoned), .. Abandoned(abandoned, InTime)];

        example.Check("ignored", Level(calls, ServiceLevelFormula.AbandonedInTimeAreIgnored));
        example.Check("negative", Level(calls, ServiceLevelFormula.Offered));
        example.Check("positive", Level(calls, ServiceLevelFormula.AbandonedInTimeCountAsMet));
    }

    [SkippableTheory]
    [MemberData(nameof(Genesys))]
    public void Service_level_by_the_switches_of_Genesys(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long missed = example.Count("answered_missed_target");
        long shortOnes = example.Count("short_abandoned");
        bool On(string name) => example.Input(name).GetBoolean();
        Call[] calls =
        [
            .. Answered(example.Count("answered") - missed, missed),
            .. Abandoned(shortOnes, Short),
            .. Abandoned(example.Count("abandoned") - shortOnes, Late),
            .. Calls(example.Count("flow_outs"), CallOutcome.FlowedOut, Late),
        ];

        example.Check("service_level", Level(calls, ServiceLevelRule.Genesys(Threshold, On("include_flowouts"), On("include_short_abandons"), On("include_abandons"))));
    }

    [SkippableTheory]
    [MemberData(nameof(OfAnswered))]
    public void Service_level_of_answered_calls(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long within = example.Count("answered_within");

        example.Check("service_level", Level(Answered(within, example.Count("answered") - within), ServiceLevelFormula.Answered));
    }

    [SkippableTheory]
    [MemberData(nameof(OfAnsweredAndOffered))]
    public void Service_level_with_and_without_abandons(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long within = example.Count("answered_within");
        Call[] calls = [.. Answered(within, example.Count("answered") - within), .. Abandoned(example.Count("abandoned"), Late)];

        example.Check("abandoned_excluded", Level(calls, ServiceLevelFormula.Answered));
        example.Check("abandoned_included", Level(calls, ServiceLevelFormula.Offered));
    }

    [SkippableTheory]
    [MemberData(nameof(WithoutAbandonedInTime))]
    public void Service_level_without_those_abandoned_in_time(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long within = example.Count("answered_within");
        long early = example.Count("abandoned_within");
        Call[] calls = [.. Answered(within, example.Count("answered") - within), .. Abandoned(early, InTime), .. Abandoned(example.Count("abandoned") - early, Late)];

        example.Check("service_level", Level(calls, ServiceLevelFormula.AbandonedInTimeAreIgnored));
    }

    [SkippableTheory]
    [MemberData(nameof(Intervals))]
    public void The_service_level_of_a_day_is_the_ratio_of_sums(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        Call[][] intervals =
        [
            .. example.Input("intervals").EnumerateArray().Select((interval, hour) => Answered(interval.GetProperty("within").GetInt64(), interval.GetProperty("offered").GetInt64() - interval.GetProperty("within").GetInt64())
                .Select(call => call with { OfferedAt = call.OfferedAt.Plus(Duration.FromHours(hour)) }).ToArray()),
        ];
        ReportOptions options = new() { Period = PeriodGrain.Hour, Definitions = With(new ServiceLevelRule { Threshold = Threshold }) };
        SupportReport hours = SupportReport.Compute([], null, options, intervals.SelectMany(calls => calls));

        example.Check("ratio_of_sums", Level([.. intervals.SelectMany(calls => calls)], ServiceLevelFormula.Offered));
        example.Check("mean_of_ratios", hours.Rows.Where(row => row.Metric == "service_level").Average(row => row.Value));
    }

    [SkippableTheory]
    [MemberData(nameof(Abandonments))]
    public void Abandonment(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long shortOnes = example.Count("short_abandoned");
        long abandoned = example.Count("abandoned");
        Call[] calls = [.. Answered(example.Count("offered") - abandoned, 0), .. Abandoned(shortOnes, Short), .. Abandoned(abandoned - shortOnes, Late)];
        Definitions definitions = Definitions.Default with
        {
            Abandonments =
            [
                new() { Name = "all" },
                new() { Name = "excl_short", ShortAbandon = Short },
                new() { Name = "short_removed_numerator_only", ShortAbandon = Short, ShortAbandonsStayOffered = true },
            ],
        };
        SupportReport report = Report(definitions, calls);

        foreach (AbandonmentRule rule in definitions.Abandonments)
        {
            example.Check(rule.Name!, report.Find("abandonment_rate", "ratio", variant: rule.Name)!.Value);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(HandleTimes))]
    public void Average_handle_time(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        long handled = example.Count("handled");
        Duration Each(params string[] parts) => Duration.FromNanoseconds(parts.Sum(example.Count) * 1_000_000_000L / handled);
        IEnumerable<Call> calls = Enumerable.Range(0, (int)handled).Select(i => Call(CallOutcome.Answered, Duration.Zero) with
        {
            TalkTime = Each("talk"),
            HoldTime = Each("hold"),
            WrapTime = Each("acw"),
            DialTime = Each("dialing", "contacting"),
        });
        Definitions definitions = Definitions.Default with
        {
            HandleTimes = [new() { Name = "aht_inbound" }, new() { Name = "aht_with_outbound", IncludeDialing = true }, new() { Name = "talk_only", TalkOnly = true }],
        };
        SupportReport report = Report(definitions, calls);

        foreach (HandleTimeRule rule in definitions.HandleTimes.Where(rule => example.Expects(rule.Name!)))
        {
            example.Check(rule.Name!, report.Find("handle_time", "mean", variant: rule.Name)?.Value);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(PooledHandleTimes))]
    public void The_handle_time_of_a_team_is_pooled(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        IEnumerable<Call> calls = example.Input("agents").EnumerateArray().SelectMany((agent, index) =>
        {
            int handled = agent.GetProperty("handled").GetInt32();
            Duration each = Duration.FromSeconds(agent.GetProperty("handle_seconds").GetDouble() / handled);
            return Enumerable.Repeat(Call(CallOutcome.Answered, Duration.Zero) with { Agent = $"{index}", TalkTime = each }, handled);
        });
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { By = [Dimension.Agent] }, calls);

        example.Check("pooled", report.Find("handle_time", "mean")!.Value);
        example.Check("mean_of_means", report.Rows.Where(row => row is { Metric: "handle_time", Statistic: "mean", Dimensions.Count: 1 }).Average(row => row.Value));
    }

    [SkippableTheory]
    [MemberData(nameof(SpeedsOfAnswer))]
    public void Speed_of_answer(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        Call[] calls =
        [
            .. example.Numbers("waits_answered").Select(wait => Call(CallOutcome.Answered, Duration.FromSeconds(wait))),
            .. example.Numbers("waits_abandoned").Select(wait => Call(CallOutcome.Abandoned, Duration.FromSeconds(wait))),
        ];
        SupportReport report = Report(Definitions.Default with { SpeedsOfAnswer = [new(), new() { Name = "all", WithAbandoned = true }] }, calls);

        example.Check("asa_answered", report.Find("speed_of_answer", "mean")?.Value);
        example.Check("mean_wait_all", report.Find("speed_of_answer", "mean", variant: "all")!.Value);
        if (example.Expects("median_answered"))
        {
            example.Check("median_answered", report.Find("speed_of_answer", "median")!.Value);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(AgentTimes))]
    public void Occupancy_utilization_and_shrinkage(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        Duration Time(string name) => Duration.FromSeconds(example.Count(name));
        AgentTime time = new()
        {
            Agent = "a",
            Start = Instant.FromUtc(2026, 3, 2, 8, 0),
            TalkTime = Time("talk"),
            HoldTime = Time("hold"),
            WrapTime = Time("acw"),
            AvailableTime = Time("available"),
            OtherWorkTime = Time("other_productive"),
            LoggedInTime = Time("logged_in"),
            PaidTime = Time("paid"),
        };
        AgentTimeDefinitions definitions = new()
        {
            Occupancies = [new(), new() { Name = "login", Formula = OccupancyFormula.OfLoggedIn }],
            Utilizations = [new(), new() { Name = "productive", Formula = UtilizationFormula.Productive }],
        };
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { Definitions = Definitions.Default with { AgentTimes = definitions } }, agentTimes: [time]);

        example.Check("occupancy_copc", report.Find("occupancy", "ratio")!.Value);
        example.Check("occupancy_vs_login", report.Find("occupancy", "ratio", variant: "login")!.Value);
        example.Check("utilization_copc", report.Find("utilization", "ratio")!.Value);
        example.Check("utilization_productive", report.Find("utilization", "ratio", variant: "productive")!.Value);
        example.Check("shrinkage", report.Find("shrinkage", "ratio")!.Value);
    }

    private static Call Call(CallOutcome outcome, Duration wait) => new() { Id = "1", OfferedAt = Instant.FromUtc(2026, 3, 2, 8, 0), Outcome = outcome, Queued = true, QueueTime = wait };

    private static IEnumerable<Call> Calls(long count, CallOutcome outcome, Duration wait) => Enumerable.Repeat(Call(outcome, wait), (int)count);

    private static Call[] Answered(long inTime, long late) => [.. Calls(inTime, CallOutcome.Answered, InTime), .. Calls(late, CallOutcome.Answered, Late)];

    private static IEnumerable<Call> Abandoned(long count, Duration wait) => Calls(count, CallOutcome.Abandoned, wait);

    private static Definitions With(ServiceLevelRule rule) => Definitions.Default with { ServiceLevels = [rule], ShortAbandon = Short };

    private static double? Level(Call[] calls, ServiceLevelFormula formula) => Level(calls, new ServiceLevelRule { Threshold = Threshold, Formula = formula });

    private static double? Level(Call[] calls, ServiceLevelRule rule) => Report(With(rule), calls).Find("service_level", "ratio")!.Value;

    private static SupportReport Report(Definitions definitions, IEnumerable<Call> calls) => SupportReport.Compute([], null, new ReportOptions { Definitions = definitions }, calls);
}
