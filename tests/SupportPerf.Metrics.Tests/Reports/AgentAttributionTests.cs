using SupportPerf.Metrics.Tables;
using SupportPerf.Metrics.Tests.Laws;
using SupportPerf.Metrics.Tests.Tables;

namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>Whose figures they are in a report by agent.</summary>
public class AgentAttributionTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    private static readonly Instant AsOf = At(100);

    /// <summary>Ann replies after 1 h, bob after 3 h; ann's until hour 6, bob solves at hour 8, afterwards cid has it.</summary>
    private static Ticket TwoRepliers { get; } = new()
    {
        Id = "T-1",
        CreatedAt = Start,
        CreatedBy = AuthorKind.Customer,
        InitialStatus = TicketStatus.New,
        Agent = "cid",
        Group = "Berlin",
        Events =
        [
            Message(0, AuthorKind.Customer, null),
            Assigned(0.5, "ann"),
            Message(1, AuthorKind.Agent, "ann"),
            Message(2, AuthorKind.Customer, null),
            Message(5, AuthorKind.Agent, "bob"),
            Assigned(6, "bob"),
            Status(8, TicketStatus.Solved),
            Assigned(9, "cid"),
        ],
    };

    private static Ticket Reopened { get; } = TwoRepliers with
    {
        Id = "T-2",
        Events = [.. TwoRepliers.Events, Status(10, TicketStatus.Open)],
    };

    private static Ticket SolvedAgain { get; } = TwoRepliers with
    {
        Id = "T-3",
        Events = [.. Reopened.Events, Status(12, TicketStatus.Solved)],
    };

    private static Ticket WithoutHistory { get; } = new()
    {
        Id = "T-4",
        CreatedAt = Start,
        CreatedBy = AuthorKind.Customer,
        Agent = "cid",
        Status = TicketStatus.Solved,
        FirstResponseAt = At(2),
        SolvedAt = At(4),
        Reopens = 0,
    };

    private static Instant At(double hours) => Start + Duration.FromHours(hours);

    private static TicketEvent Message(double hours, AuthorKind author, string? id) => new() { At = At(hours), Kind = TicketEventKind.Message, Author = author, AuthorId = id };

    private static TicketEvent Assigned(double hours, string agent) => new() { At = At(hours), Kind = TicketEventKind.Assignment, Author = AuthorKind.Agent, Agent = agent };

    private static TicketEvent Status(double hours, TicketStatus status) => new() { At = At(hours), Kind = TicketEventKind.Status, Author = AuthorKind.Agent, Status = status };

    private static ReportOptions Options(Definitions? definitions = null, params Dimension[] by) =>
        new() { By = by.Length == 0 ? [Dimension.Agent] : by, AsOf = AsOf, Definitions = definitions ?? Definitions.Default };

    /// <summary>Who has a figure other than zero or nothing, and which.</summary>
    private static string Figures(SupportReport report, string metric, string statistic = "mean", string? variant = null) => string.Join(
        ", ",
        report.Rows
            .Where(row => row.Metric == metric && row.Statistic == statistic && row.Variant == variant && row.Dimensions.Count > 0 && row.HoursBasis != HoursBasis.Business && row.N > 0)
            .Select(row => FormattableString.Invariant($"{row.Dimensions["agent"]} {(row.Unit == "seconds" ? row.Value / 3600 : row.Value)}")));

    private static string Figures(Ticket ticket, string metric, string statistic = "mean", Definitions? definitions = null) =>
        Figures(SupportReport.Compute([ticket], [], Options(definitions)), metric, statistic);

    [Theory]
    [InlineData("first_response_time", "ann 1")]
    [InlineData("next_response_time", "bob 3")]
    [InlineData("reply_time", "ann 1, bob 3")]
    [InlineData("total_response_time", "cid 4")]
    [InlineData("resolution_time", "bob 8")]
    [InlineData("first_resolution_time", "bob 8")]
    [InlineData("net_resolution_time", "bob 8")]
    public void Replies_are_their_authors_and_the_resolution_is_the_assignees_at_the_solve(string metric, string expected) =>
        Assert.Equal(expected, Figures(TwoRepliers, metric));

    [Theory]
    [InlineData("resolution_rate", "bob 1")]
    [InlineData("one_touch_rate", "bob 0")]
    [InlineData("reopen_rate", "bob 0")]
    public void Rates_of_solved_tickets_are_the_solvers(string metric, string expected) => Assert.Equal(expected, Figures(TwoRepliers, metric, "ratio"));

    [Theory]
    [InlineData("first_response_time")]
    [InlineData("reply_time")]
    [InlineData("resolution_time")]
    [InlineData("first_resolution_time")]
    public void All_can_be_the_last_assignees(string metric)
    {
        string figures = Figures(TwoRepliers, metric, "mean", new Definitions { AgentAttribution = AgentAttribution.LastAssignee });

        Assert.StartsWith("cid ", figures, StringComparison.Ordinal);
        Assert.DoesNotContain(",", figures, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_open_again_is_its_agents_and_the_reopen_the_solvers()
    {
        SupportReport report = SupportReport.Compute([Reopened], [], Options());

        ReportRow open = report.Rows.Single(static row => row is { Metric: "resolution_time", Statistic: "open_count", HoursBasis: HoursBasis.Calendar, Value: > 0 } && row.Dimensions.Count > 0);
        Assert.Equal(("cid", 1), (open.Dimensions["agent"], open.Value));
        Assert.Equal("cid 0", Figures(report, "resolution_rate", "ratio"));
        Assert.Equal("bob 1", Figures(report, "reopen_rate", "ratio"));
    }

    [Fact]
    public void The_last_solve_decides_and_the_first_one_for_the_first_resolution()
    {
        Assert.Equal("cid 12", Figures(SolvedAgain, "resolution_time"));
        Assert.Equal("bob 8", Figures(SolvedAgain, "first_resolution_time"));
    }

    [Fact]
    public void Without_a_history_all_is_the_tickets_agents()
    {
        Assert.Equal("cid 2", Figures(WithoutHistory, "first_response_time"));
        Assert.Equal("cid 4", Figures(WithoutHistory, "resolution_time"));
    }

    [Fact]
    public void An_author_without_a_name_leaves_the_reply_to_the_tickets_agent()
    {
        Ticket unnamed = TwoRepliers with { Events = [.. TwoRepliers.Events.Select(static happened => happened with { AuthorId = null })] };

        Assert.Equal("cid 1", Figures(unnamed, "first_response_time"));
        Assert.Equal("bob 8", Figures(unnamed, "resolution_time"));
    }

    [Fact]
    public void The_sources_own_response_is_of_the_first_reply_in_the_history() =>
        Assert.Equal("ann 1.5", Figures(TwoRepliers with { FirstResponseAt = At(1.5) }, "first_response_time"));

    [Fact]
    public void One_figure_of_several_replies_is_their_authors_where_they_have_one()
    {
        Ticket alone = TwoRepliers with { Events = [.. TwoRepliers.Events.Select(static happened => happened.AuthorId is null ? happened : happened with { AuthorId = "ann" })] };

        Assert.Equal("ann 4", Figures(alone, "total_response_time"));
        Assert.Equal("ann 2", Figures(alone, "reply_time", "mean", new Definitions { ReplyAggregate = ReplyAggregate.MeanPerTicket }));
        Assert.Equal("cid 2", Figures(TwoRepliers, "reply_time", "mean", new Definitions { ReplyAggregate = ReplyAggregate.MeanPerTicket }));
    }

    [Fact]
    public void An_sla_is_whose_its_clock_is()
    {
        SlaRule Rule(SlaClock clock, int hours) => new() { Name = "x", Clock = clock, Basis = HoursBasis.Calendar, Target = Duration.FromHours(hours) };
        string Of(SlaClock clock, int hours)
        {
            SupportReport report = SupportReport.Compute([TwoRepliers], [], Options(new Definitions { Slas = [Rule(clock, hours)] }));
            return string.Join(", ", report.Rows
                .Where(static row => row is { Metric: "sla_attainment", Statistic: "ratio", N: > 0 } && row.Dimensions.Count > 0)
                .Select(static row => FormattableString.Invariant($"{row.Dimensions["agent"]} {row.Value}")));
        }

        Assert.Equal("ann 1", Of(SlaClock.FirstResponseTime, 1));
        Assert.Equal("bob 0", Of(SlaClock.NextResponseTime, 1));
        Assert.Equal("bob 1", Of(SlaClock.ResolutionTime, 8));
        Assert.Equal("cid 0", Of(SlaClock.RequesterWaitTime, 1));
    }

    [Fact]
    public void Other_dimensions_keep_their_values_and_other_reports_see_no_agents()
    {
        SupportReport both = SupportReport.Compute([TwoRepliers], [], Options(null, Dimension.Group, Dimension.Agent));
        ReportRow row = both.Rows.Single(static row => row is { Metric: "first_response_time", Statistic: "mean", N: > 0, HoursBasis: HoursBasis.Calendar } && row.Dimensions.Count == 2);

        Assert.Equal("Berlin", row.Dimensions["group"]);
        Assert.Equal("ann", row.Dimensions["agent"]);
        SupportReport plain = SupportReport.Compute([TwoRepliers], [], new() { AsOf = AsOf, By = [Dimension.Group] });
        SupportReport same = SupportReport.Compute([TwoRepliers], [], new() { AsOf = AsOf, By = [Dimension.Group], Definitions = new Definitions { AgentAttribution = AgentAttribution.LastAssignee } });
        Assert.Equal(TableRecords.Text(same), TableRecords.Text(plain).Replace(Definitions.Default.Id, same.Rows[0].DefinitionId, StringComparison.Ordinal));
    }

    [Fact]
    public void A_filter_asks_for_the_tickets_own_agent()
    {
        SupportReport report = SupportReport.Compute([TwoRepliers, Reopened], [], Options() with { Where = [new(Dimension.Agent, "cid")] });

        Assert.Equal("ann 1", Figures(report, "first_response_time"));
        Assert.Equal("", Figures(SupportReport.Compute([TwoRepliers], [], Options() with { Where = [new(Dimension.Agent, "ann")] }), "first_response_time"));
    }

    [Theory]
    [InlineData(AgentAttribution.AuthorAndSolver)]
    [InlineData(AgentAttribution.LastAssignee)]
    public void A_table_gives_the_report_of_its_tickets(AgentAttribution attribution)
    {
        Definitions definitions = new() { AgentAttribution = attribution };
        Ticket[] tickets = [TwoRepliers, Reopened, SolvedAgain, WithoutHistory, .. new AnyRecords(17).Tickets(300).Select(static ticket => ticket with { Schedule = null })];
        foreach (Dimension[] by in new Dimension[][] { [Dimension.Agent], [Dimension.Group], [Dimension.Weekday, Dimension.Agent] })
        {
            ReportOptions options = Options(definitions, by) with { Calendar = AnyOptions.Day, Period = PeriodGrain.Week };
            TicketTable table = TicketTable.Of(tickets, definitions, AsOf);
            SupportReport expected = TableRecords.Streamed(tickets, options);

            foreach (EnginePath path in TableRecords.Paths)
            {
                TableRecords.AssertSame(expected, table.Report(options, 1, path));
            }
        }
    }
}
