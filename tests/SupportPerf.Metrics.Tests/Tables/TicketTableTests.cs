using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>The report of a table is, bit for bit, that of the same tickets given one by one.</summary>
public class TicketTableTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 12, 0);

    public static TheoryData<string> Cases => [.. Options.Keys];

    private static Dictionary<string, ReportOptions> Options { get; } = new()
    {
        ["defaults"] = new(),
        ["as of"] = new() { AsOf = Now },
        ["calendar"] = new() { Calendar = TableRecords.Berlin },
        ["groups and months"] = new() { Calendar = TableRecords.Berlin, By = [Dimension.Group], Period = PeriodGrain.Month },
        ["two dimensions and weeks"] = new() { Policy = TableRecords.Policy, By = [Dimension.Group, Dimension.Priority], Period = PeriodGrain.Week, AsOf = Now },
        ["schedules"] = new() { Policy = TableRecords.BySchedule, By = [Dimension.Named("product")], Period = PeriodGrain.Quarter },
        ["hours of the day"] = new() { Calendar = TableRecords.Berlin, By = [Dimension.HourOfDay, Dimension.Group], AsOf = Now },
        // The ages of what is open at the end of every hour would take a minute.
        ["weekdays by hours"] = new() { By = [Dimension.Weekday], Period = PeriodGrain.Hour, Metrics = [.. TicketTable.Metrics.Except(["open_age", "backlog"])] },
        ["days of Samoa"] = new() { Calendar = TableRecords.Berlin, Period = PeriodGrain.Day, TimeZone = DateTimeZoneProviders.Tzdb["Pacific/Apia"] },
        ["window"] = new() { Calendar = TableRecords.Berlin, Period = PeriodGrain.Month, From = Instant.FromUtc(2026, 1, 20, 5, 30), To = Instant.FromUtc(2026, 3, 2, 0, 0), By = [Dimension.Group] },
        ["filter"] = new() { AsOf = Now, Policy = TableRecords.Policy, Where = [new(Dimension.Group, "Berlin"), new(Dimension.Group, SupportReport.NoValue), new(Dimension.Priority, "urgent")] },
        ["approximate"] = new() { Quantiles = QuantileMode.Approximate, Period = PeriodGrain.Year, By = [Dimension.Priority] },
        ["some figures"] = new() { Calendar = TableRecords.Berlin, Period = PeriodGrain.Month, Metrics = ["resolution_time", "throughput_ratio"], Statistics = ["median", "ratio", "sum"] },
        ["never open"] = new() { Calendar = TableRecords.Never, Period = PeriodGrain.Month },
        ["cohorts"] = new() { AsOf = Now, Period = PeriodGrain.Month, Definitions = Definitions.Default with { ResolutionAnchor = PeriodAnchor.Created, ClockSkewTolerance = Duration.FromHours(1) } },
        ["each cycle"] = new() { AsOf = Now, Calendar = TableRecords.Berlin, Period = PeriodGrain.Month, Definitions = Definitions.Default with { Resolution = ResolutionKind.EachCycle, ResponsePauses = [TicketStatus.Pending], SessionGap = Duration.FromDays(1) } },
        ["censored"] = new() { AsOf = Now, By = [Dimension.Group], Definitions = Definitions.Default with { CensorSolvedWithoutReply = true, CloseEndsResolution = true, ResponseAnchor = PeriodAnchor.Event, ResolutionHorizon = Duration.FromDays(3) } },
    };

    /// <summary>SLAs on both clocks, in both kinds of hours.</summary>
    private static SlaRule[] Slas { get; } =
    [
        new() { Name = "reply", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(5) },
        new() { Name = "reply in hours", Clock = SlaClock.FirstResponseTime, Basis = HoursBasis.Business, Target = Duration.FromHours(5), Population = SlaPopulation.Completed, EqualIsLate = true },
        new() { Name = "solve", Clock = SlaClock.ResolutionTime, Target = Duration.FromDays(4), Population = SlaPopulation.All, Tolerance = Duration.FromMinutes(3) },
        new() { Name = "solve in hours", Clock = SlaClock.ResolutionTime, Basis = HoursBasis.Business, Target = Duration.FromDays(1) },
    ];

    /// <summary>Targets by dimensions, and none for some.</summary>
    private static SlaRule ByGroup { get; } = new()
    {
        Name = "by group",
        Clock = SlaClock.FirstResponseTime,
        Basis = HoursBasis.Business,
        PausedStatuses = [TicketStatus.Pending],
        Targets =
        [
            new() { When = new Dictionary<string, string> { ["group"] = "Berlin", ["agent"] = "nobody" }, Target = Duration.FromMinutes(1) },
            new() { When = new Dictionary<string, string> { ["group"] = "Berlin" }, Target = Duration.FromHours(3) },
            new() { When = new Dictionary<string, string> { ["group"] = "Austin" }, Target = Duration.FromHours(8) },
        ],
    };

    public static TheoryData<string> SlaCases => [.. SlaOptions.Keys];

    private static Dictionary<string, ReportOptions> SlaOptions { get; } = new()
    {
        ["all figures"] = new() { AsOf = Now, Policy = TableRecords.Policy with { Slas = Slas }, By = [Dimension.Group], Period = PeriodGrain.Month },
        ["SLAs alone"] = new() { Policy = TableRecords.Policy with { Slas = Slas }, Metrics = ["sla_attainment"] },
        ["curves"] = new() { Calendar = TableRecords.Berlin, Definitions = Definitions.Default with { Slas = Slas }, HoursBasis = HoursBasis.Calendar, Statistics = ["km_attainment", "mean"], Metrics = ["sla_attainment", "resolution_time"] },
        ["ratios"] = new() { AsOf = Now, Calendar = TableRecords.Berlin, Definitions = Definitions.Default with { Slas = Slas, ResponseAnchor = PeriodAnchor.Event, ResolutionAnchor = PeriodAnchor.Created }, Period = PeriodGrain.Week, Statistics = ["ratio", "worst_case", "best_case"] },
        ["by agent"] = new() { AsOf = Now, Policy = TableRecords.BySchedule with { Slas = Slas }, By = [Dimension.Agent], Metrics = ["sla_attainment"] },
        ["running"] = new() { AsOf = Now, Calendar = TableRecords.Berlin, Definitions = Definitions.Default with { Slas = Slas, Unanswered = UnansweredRule.CountToAsOf, CensorSolvedWithoutReply = true, CloseEndsResolution = true } },
    };

    [Theory]
    [MemberData(nameof(SlaCases))]
    public void Its_SLAs_are_those_of_the_tickets(string name)
    {
        ReportOptions options = SlaOptions[name];
        for (int seed = 1; seed <= 3; seed++)
        {
            Ticket[] tickets = new TableRecords(seed).Tickets(400, whole: seed == 2);
            TicketTable table = TicketTable.Of(tickets, options.Definitions, options.AsOf);
            SupportReport expected = TableRecords.Streamed(tickets, options);
            Assert.Contains(expected.Rows, static row => row.Metric == "sla_attainment");
            foreach (EnginePath path in TableRecords.Paths)
            {
                TableRecords.AssertSame(expected, table.Report(options, 2, path));
            }
        }
    }

    [Theory]
    [MemberData(nameof(SlaCases))]
    public void The_SLAs_of_columns_are_those_of_the_tickets(string name)
    {
        ReportOptions options = SlaOptions[name];
        SupportPolicy policy = (options.Policy ?? new SupportPolicy()) with { Slas = [.. Slas, ByGroup] };
        Definitions definitions = options.Definitions with { ResponsesFrom = StateSource.Record };
        options = options with { Policy = policy, Definitions = definitions };
        for (int seed = 1; seed <= 3; seed++)
        {
            ColumnRecords records = ColumnRecords.Of(seed, 600, whole: seed == 2);
            TicketTable table = TicketTable.FromColumns(records.Columns with { Csat = null, Nps = null, NpsAt = null }, definitions, Now);
            SupportReport expected = TableRecords.Streamed(records.Tickets, options with { AsOf = Now });
            Assert.Contains(expected.Rows, row => row.Variant == (name == "curves" ? "reply" : "by group"));
            foreach (EnginePath path in TableRecords.Paths)
            {
                TableRecords.AssertSame(expected, table.Report(options, 2, path));
            }

            // Where nothing is known of responses, no SLA on them decides.
            TicketTable solves = TicketTable.FromColumns(records.Columns with { FirstResponse = null, Csat = null, Nps = null, NpsAt = null }, options.Definitions with { ResponsesFrom = StateSource.Automatic }, Now);
            ReportOptions automatic = options with { Definitions = solves.Definitions };
            expected = TableRecords.Streamed(records.Tickets.Select(static ticket => ticket with { FirstResponseAt = null }), automatic with { AsOf = Now });
            TableRecords.AssertSame(expected, solves.Report(automatic, 2));
        }
    }

    [Fact]
    public void SLAs_that_rows_do_not_tell_are_refused_by_name()
    {
        Ticket[] tickets = new TableRecords(1).Tickets(50);
        TicketTable table = TicketTable.Of(tickets);
        Says("\"due\": it watches Due", new() { Name = "due", Clock = SlaClock.Due });
        Says("\"cycles\": it watches each cycle", new() { Name = "cycles", Clock = SlaClock.ResolutionTime, EachCycle = true, Target = Duration.FromHours(1) });
        Says("\"by group\": it pauses, and tickets have histories", ByGroup);
        Says("its target is that of dimensions at some time", ByGroup with { PausedStatuses = [] });
        Assert.NotEmpty(table.Report(Options(ByGroup) with { Metrics = ["resolution_time"] }).Rows);
        TableRecords.AssertSame(
            TableRecords.Streamed(tickets, Options(ByGroup with { PausedStatuses = [], TargetFrom = SlaTargetFrom.Latest })),
            table.Report(Options(ByGroup with { PausedStatuses = [], TargetFrom = SlaTargetFrom.Latest })));

        void Says(string text, SlaRule rule) => Assert.Contains(text, Assert.Throws<ArgumentException>(() => table.Report(Options(rule))).Message, StringComparison.Ordinal);

        static ReportOptions Options(SlaRule rule) => new() { Calendar = TableRecords.Berlin, Policy = new SupportPolicy { Slas = [rule] } };
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_report_is_that_of_the_tickets(string name)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            ReportOptions options = Options[name];
            foreach (bool whole in new[] { false, true })
            {
                Ticket[] tickets = new TableRecords(seed).Tickets(400, whole);
                TicketTable table = TicketTable.Of(tickets, options.Definitions, options.AsOf);
                SupportReport expected = TableRecords.Streamed(tickets, options);
                foreach (EnginePath path in TableRecords.Paths)
                {
                    TableRecords.AssertSame(expected, table.Report(options, 1, path));
                }
            }
        }
    }
}
