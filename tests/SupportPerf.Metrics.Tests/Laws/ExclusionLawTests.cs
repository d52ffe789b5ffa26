using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SupportPerf.Metrics.Tests.Laws;

/// <summary>A record that a KPI leaves out changes nothing of the KPI but how many it left out.</summary>
public class ExclusionLawTests
{
    private static readonly Instant Start = AnyRecords.AsOf - Duration.FromDays(9);

    private static readonly Definitions Rules = new()
    {
        Slas = [new() { Name = "reply", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(1) }, new() { Name = "solve", Clock = SlaClock.ResolutionTime, Target = Duration.FromHours(8) }],
        ReopenWindow = Duration.FromDays(2),
        ResolutionHorizon = Duration.FromDays(3),
        Abandonments = [new() { ShortAbandon = Duration.FromSeconds(5) }],
    };

    /// <summary>Each KPI that can leave out a ticket, with one that it does leave out.</summary>
    private static readonly (string Metric, Func<Ticket, Ticket> Spoil)[] Spoilt =
    [
        ("first_response_time", static ticket => ticket with { FirstResponseAt = Start - Duration.FromHours(1) }),
        ("first_response_time", static ticket => ticket with { Status = TicketStatus.Closed, ClosedAt = Start + Duration.FromHours(1), Events = [Message(0, AuthorKind.Customer)] }),
        ("first_touch_time", static ticket => ticket with { FirstTouchAt = Start - Duration.FromHours(1) }),
        ("first_resolution_time", static ticket => ticket with { FirstSolvedAt = Start - Duration.FromHours(1) }),
        ("resolution_time", static ticket => ticket with { SolvedAt = Start - Duration.FromHours(1) }),
        ("resolution_time", static ticket => ticket with { ClosedAt = Start + Duration.FromHours(1) }),
        ("close_time", static ticket => ticket with { ClosedAt = Start - Duration.FromHours(1) }),
        .. ((string[])["requester_wait_time", "agent_wait_time", "on_hold_time", "agent_work_time"]).Select(static metric =>
            (metric, (Func<Ticket, Ticket>)(static ticket => ticket with { InitialStatus = TicketStatus.New, Events = [Status(1, null), Status(2, TicketStatus.Solved)] }))),
        ("sla_attainment", static ticket => ticket with { FirstResponseAt = Start - Duration.FromHours(1), SolvedAt = Start - Duration.FromHours(1) }),
        ("reopen_rate", static ticket => ticket with { Reopens = 1 }),
        ("resolution_rate", static ticket => ticket with { Status = TicketStatus.Closed }),
        ("first_contact_resolution_rate", static ticket => ticket with
        {
            InitialStatus = TicketStatus.New,
            Events = [Message(0, AuthorKind.Customer), Message(1, AuthorKind.Bot), Status(2, TicketStatus.Solved)],
            Requester = "a person with nothing else",
        }),
    ];

    public static TheoryData<int> EachSpoilt => [.. Enumerable.Range(0, Spoilt.Length)];

    private static TicketEvent Message(int hour, AuthorKind author) => new() { At = Start + Duration.FromHours(hour), Kind = TicketEventKind.Message, Author = author };

    private static TicketEvent Status(int hour, TicketStatus? status) => new() { At = Start + Duration.FromHours(hour), Kind = TicketEventKind.Status, Status = status };

    private static SupportReport Report(IEnumerable<object> records)
    {
        SupportReportBuilder builder = new(new ReportOptions { Calendar = AnyOptions.Day, AsOf = AnyRecords.AsOf, Definitions = Rules });
        foreach (object record in records)
        {
            AnyRecords.Adding(record)(builder);
        }

        return builder.Build();
    }

    /// <summary>The figures of a KPI but for what it left out.</summary>
    private static string[] Figures(SupportReport report, Func<ReportRow, bool> which) =>
    [
        .. report.Rows.Where(which).Where(static row => row.Statistic != "ended_before_count").Select(static row =>
            $"{row.Metric} {row.Variant} {row.Statistic} {row.HoursBasis} {row.Value:R} {row.N} {row.Numerator:R} {row.Denominator:R} {row.CiLow:R} {row.CiHigh:R}"),
    ];

    private static long Excluded(SupportReport report, string metric) => report.Rows.Where(row => row.Metric == metric && row.Statistic is "ratio" or "mean").Sum(static row => row.Excluded);

    [Theory]
    [MemberData(nameof(EachSpoilt))]
    public void A_ticket_that_a_kpi_leaves_out(int number)
    {
        (string metric, Func<Ticket, Ticket> spoil) = Spoilt[number];
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            seed =>
            {
                object[] records = new AnyRecords(seed).All(20);
                SupportReport without = Report(records);
                SupportReport with = Report([.. records, spoil(new Ticket { Id = "spoilt", CreatedAt = Start })]);

                Assert.Equal(Figures(without, row => row.Metric == metric), Figures(with, row => row.Metric == metric));
                Assert.True(Excluded(with, metric) > Excluded(without, metric));
                Assert.Equal(without.Find("tickets_created", "count")!.Value + 1, with.Find("tickets_created", "count")!.Value);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(20261122, 31));
    }

    [Property(Replay = "(20261122,37)", MaxTest = 30)]
    public void A_ticket_that_counts_nowhere_changes_no_figure_at_all(int seed)
    {
        RandomRecords random = new(seed);
        object[] records = new AnyRecords(seed).All(20);
        Ticket ticket = new AnyRecords(seed + 1).Ticket("nowhere") with { IsSpam = false, IsDeleted = false, IsTest = false, MergedInto = null, Requester = null, FollowUpOf = null };
        (Ticket gone, DataIssueKind kind) = random.Next(6) switch
        {
            0 => (ticket with { IsSpam = true }, DataIssueKind.Spam),
            1 => (ticket with { IsDeleted = true }, DataIssueKind.Deleted),
            2 => (ticket with { IsTest = true }, DataIssueKind.Test),
            3 => (ticket with { MergedInto = "T-0" }, DataIssueKind.Merged),
            4 => (ticket with { CreatedAt = AnyRecords.AsOf + Duration.Epsilon }, DataIssueKind.FutureInstant),
            _ => (ticket with { CreatedAt = Instant.FromUtc(1800, 1, 1, 0, 0) }, DataIssueKind.InstantOutOfRange),
        };
        SupportReport without = Report(records);
        SupportReport with = Report([.. records, gone]);
        long Issues(SupportReport report) => report.Quality.Issues.SingleOrDefault(issue => issue.Kind == kind)?.Count ?? 0;

        Assert.Equal(without.Rows.Select(static row => row.Excluded), with.Rows.Select(static row => row.Excluded));
        Assert.Equal(Figures(without, static _ => true), Figures(with, static _ => true));
        Assert.Equal(Issues(without) + 1, Issues(with));
    }

    [Property(Replay = "(20261122,41)", MaxTest = 30)]
    public void A_call_or_a_wait_that_is_left_out(int seed)
    {
        RandomRecords random = new(seed);
        object[] records = new AnyRecords(seed).All(20);
        Call call = new() { Id = "spoilt", OfferedAt = Start, Outcome = CallOutcome.Answered, Queued = true };
        (string metric, Call bad) = random.Next(3) switch
        {
            0 => ("service_level", call),
            1 => ("service_level", call with { Outcome = CallOutcome.Abandoned, QueueTime = Duration.FromSeconds(3) }),
            _ => ("abandonment_rate", call with { Outcome = CallOutcome.Abandoned, QueueTime = Duration.FromSeconds(5) }),
        };
        SupportReport without = Report(records);
        SupportReport with = Report([.. records, bad]);

        Assert.Equal(Figures(without, row => row.Metric == metric), Figures(with, row => row.Metric == metric));
        Assert.Equal(Excluded(without, metric) + 1, Excluded(with, metric));
    }

    [Fact]
    public void Business_figures_leave_out_what_has_no_hours_and_the_calendar_ones_do_not()
    {
        Ticket ticket = new() { Id = "1", CreatedAt = Start, FirstResponseAt = Start + Duration.FromHours(1) };
        BusinessCalendar never = BusinessCalendar.FromJson("""{"timeZone":"UTC","hours":{}}""");
        SupportReport report = SupportReport.Compute([ticket], null, new ReportOptions { Calendar = never });

        ReportRow business = report.Find("first_response_time", "mean", HoursBasis.Business)!;
        Assert.Equal((null, 0L, 1L), (business.Value, business.N, business.Excluded));
        Assert.Equal(3600, report.Find("first_response_time", "mean", HoursBasis.Calendar)!.Value);
    }
}
