namespace SupportPerf.Metrics.Tests.Calls;

/// <summary>One hour of one queue, and what each system's documented rules say of it.</summary>
public class CallPresetTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 50);

    // Eight answered after 10 s, one after 25 s, one after 60 s; one hung up after 3 s, one after 40 s; one flowed out.
    private static readonly Call[] Queue =
    [
        .. Enumerable.Range(0, 8).Select(_ => Call(CallOutcome.Answered, 10)),
        Call(CallOutcome.Answered, 25),
        Call(CallOutcome.Answered, 60),
        Call(CallOutcome.Abandoned, 3),
        Call(CallOutcome.Abandoned, 40),
        Call(CallOutcome.FlowedOut, 90),
    ];

    private static Call Call(CallOutcome outcome, int wait) => new()
    {
        Id = "1",
        OfferedAt = Start,
        EndedAt = Start.Plus(Duration.FromMinutes(20)),
        Outcome = outcome,
        QueueTime = Duration.FromSeconds(wait),
        TalkTime = Duration.FromSeconds(300),
        HoldTime = Duration.FromSeconds(20),
        WrapTime = Duration.FromSeconds(40),
        DialTime = Duration.FromSeconds(5),
    };

    private static SupportReport Report(Definitions definitions, PeriodGrain period = PeriodGrain.All) =>
        SupportReport.Compute([], null, new ReportOptions { Definitions = definitions, Period = period }, Queue);

    [Fact]
    public void Genesys_counts_every_abandon_and_no_flow_out()
    {
        SupportReport report = Report(Definitions.Genesys);

        Assert.Equal(8.0 / 12, report.Find("service_level", "ratio")!.Value);
        Assert.Equal(2.0 / 12, report.Find("abandonment_rate", "ratio")!.Value);
        Assert.Equal(365, report.Find("handle_time", "mean")!.Value);
    }

    [Fact]
    public void Genesys_counts_handle_time_where_the_call_ended()
    {
        Instant hour = Report(Definitions.Genesys, PeriodGrain.Hour).Rows.First(row => row.Metric == "handle_time").PeriodStart!.Value;

        Assert.Equal(Instant.FromUtc(2026, 3, 2, 10, 0), hour);
    }

    [Fact]
    public void RingCentral_asks_only_answered_calls() => Assert.Equal(9.0 / 10, Report(Definitions.RingCentral).Find("service_level", "ratio")!.Value);

    [Fact]
    public void The_recommended_level_leaves_short_abandons_out() => Assert.Equal(8.0 / 11, Report(Definitions.Default).Find("service_level", "ratio")!.Value);

    [Fact]
    public void Copc_has_handle_time_without_dialing_and_occupancy_of_contact_time()
    {
        AgentTime time = new() { Agent = "a", Start = Start, TalkTime = Duration.FromHours(3), AvailableTime = Duration.FromHours(1), LoggedInTime = Duration.FromHours(7), PaidTime = Duration.FromHours(8) };
        SupportReport report = SupportReport.Compute([], null, new ReportOptions { Definitions = Definitions.Copc }, Queue, null, [time]);

        Assert.Equal(360, report.Find("handle_time", "mean")!.Value);
        Assert.Equal((0.75, 0.5), (report.Find("occupancy", "ratio")!.Value, report.Find("utilization", "ratio")!.Value));
    }
}
