using System.Text.Json;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tests.Facts;

namespace SupportPerf.Metrics.Tests.Measures;

public class RateWorkedExampleTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 2, 0, 0);

    private static TicketEvent Message(Instant at, AuthorKind author) => new() { At = at, Kind = TicketEventKind.Message, Author = author };

    private static TicketEvent Status(Instant at, TicketStatus status) => new() { At = at, Kind = TicketEventKind.Status, Status = status };

    /// <summary>Opened by a customer, answered and solved; with a second contact where asked for.</summary>
    private static Ticket Answered(string id, Instant solved, bool secondContact = false)
    {
        Instant created = solved - Duration.FromHours(2);
        List<TicketEvent> events = [Message(created, AuthorKind.Customer), Message(created + Duration.FromHours(1), AuthorKind.Agent), Status(solved, TicketStatus.Solved)];
        if (secondContact)
        {
            events.Insert(2, Message(created + Duration.FromMinutes(90), AuthorKind.Customer));
        }

        return new() { Id = id, CreatedAt = created, Requester = id, InitialStatus = TicketStatus.New, Events = events };
    }

    [SkippableFact]
    public void First_contact_within_its_window()
    {
        WorkedExample example = WorkedExamples.Get("fcr-2");
        FirstContactResolutionRate rate = new(
            new() { Window = Duration.FromDays(example.Count("window_days")) },
            ExampleTicket.Time(example.Input("as_of").GetString()!));
        JsonElement[] solved = [.. example.Input("first_contact_solved").EnumerateArray()];
        JsonElement[] repeated = [.. example.Input("repeat_contact").EnumerateArray()];
        for (int i = 0; i < solved.Length; i++)
        {
            Ticket ticket = Answered($"{i}", ExampleTicket.Time(solved[i].GetString()!));
            rate.Add(ticket);
            if (repeated[i].GetString() is { } again)
            {
                rate.Add(new() { Id = $"{i} again", CreatedAt = ExampleTicket.Time(again), Requester = ticket.Requester });
            }
        }

        foreach (JsonElement other in example.Input("other_resolved").EnumerateArray())
        {
            rate.Add(Answered(other.GetString()!, ExampleTicket.Time(other.GetString()!), secondContact: true));
        }

        RatioSummary summary = rate.Summary;
        example.Check("decided", summary.Ratio.Denominator);
        example.Check("fcr", summary.Ratio.Numerator);
        example.Check("fcr_rate", summary.Value);
        example.Check("undecided", summary.Undecided);
    }

    [SkippableFact]
    public void First_contact_gross_and_net()
    {
        WorkedExample example = WorkedExamples.Get("fcr-1");
        Dimension level = Dimension.Named("resolvable_at");
        FirstContactResolutionRate gross = new(new(), Start + Duration.FromDays(30));
        FirstContactResolutionRate net = new(new() { NotResolvable = [new(level, "level 2")] }, Start + Duration.FromDays(30));
        for (int i = 0; i < example.Count("contacts"); i++)
        {
            bool first = i < example.Count("resolved_first");
            bool beyond = i >= example.Count("contacts") - example.Count("not_resolvable_at_level1");
            Ticket ticket = Answered($"{i}", Start, secondContact: !first) with
            {
                Dimensions = new Dictionary<string, string> { [level.Name] = beyond ? "level 2" : "level 1" },
            };
            gross.Add(ticket);
            net.Add(ticket);
        }

        example.Check("gross", gross.Summary.Value);
        example.Check("net", net.Summary.Value);
        Assert.Equal(example.Count("not_resolvable_at_level1"), net.Summary.ExcludedCount);
    }

    [SkippableTheory]
    [InlineData("sla-1")]
    [InlineData("sla-2")]
    public void Attainment(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        SlaRule rule = new() { Name = "resolution", Clock = SlaClock.ResolutionTime, Target = Duration.FromHours(8) };
        Instant asOf = Start + Duration.FromDays(10);
        List<Ticket> tickets = [];
        SlaAttainment decided = new(rule, asOf: asOf);
        SlaAttainment completed = new(rule with { Population = SlaPopulation.Completed }, asOf: asOf);
        Add("met", asOf - Duration.FromDays(2), Duration.FromHours(8));
        Add("breached_completed", asOf - Duration.FromDays(2), Duration.FromHours(8) + Duration.FromSeconds(1));
        Add("open_overdue", asOf - Duration.FromHours(9), null);
        Add("open_within", asOf - Duration.FromHours(8), null);

        example.Check("completed_only", completed.Summary.Value);
        example.Check("decided", decided.Summary.Value);
        example.Check("worst_case", decided.Summary.WorstCase);
        example.Check("best_case", decided.Summary.BestCase);

        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions { AsOf = asOf, Definitions = new() { Slas = [rule] } });
        foreach (string bound in (string[])["worst_case", "best_case"])
        {
            ReportRow row = report.Find("sla_attainment", bound, HoursBasis.Calendar, "resolution")!;
            example.Check(bound, row.Value);
            Assert.Equal(tickets.Count, row.Denominator);
        }

        void Add(string name, Instant created, Duration? took)
        {
            for (int i = 0; i < example.Count(name); i++)
            {
                Ticket ticket = new() { Id = $"{name} {i}", CreatedAt = created, SolvedAt = created + took };
                tickets.Add(ticket);
                decided.Add(ticket);
                completed.Add(ticket);
            }
        }
    }

    /// <summary>What counts as met is a part of what is decided, so no share of ours can pass 100 %; the trap divides by another population.</summary>
    [SkippableFact]
    public void Attainment_stays_below_one_where_the_trap_does_not()
    {
        WorkedExample example = WorkedExamples.Get("sla-3");
        long fulfilled = example.Count("fulfilled_created_in_range");
        long resolved = example.Count("resolved_created_in_range");
        Ticket[] tickets =
        [
            .. Enumerable.Range(0, (int)fulfilled).Select(i => new Ticket
            {
                Id = $"{i}",
                CreatedAt = Start,
                FirstResponseAt = Start + Duration.FromMinutes(10),
                SolvedAt = i < resolved ? Start + Duration.FromHours(1) : null,
            }),
        ];
        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions
        {
            Definitions = new() { Slas = [new() { Name = "first reply", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(1) }] },
        });
        ReportRow attainment = report.Find("sla_attainment", "ratio", HoursBasis.Calendar, "first reply")!;

        example.Check("frappe_percent", 100 * (double)attainment.Numerator! / report.Find("tickets_solved", "count")!.Value);
        Assert.Equal(1, attainment.Value);
        Assert.Equal(fulfilled, attainment.Denominator);
    }

    [SkippableFact]
    public void Resolution_rates_of_one_week()
    {
        WorkedExample example = WorkedExamples.Get("resrate-1");
        Ticket[] tickets = [.. example.Input("tickets").EnumerateArray().Select(ExampleTicket.OfSolves)];
        Instant from = ExampleTicket.Time(example.Input("period").GetProperty("from_").GetString()!);
        Instant to = ExampleTicket.Time(example.Input("period").GetProperty("to_inclusive").GetString()!) + Duration.FromDays(1);
        SupportReport Of(Definitions definitions, Instant asOf) =>
            SupportReport.Compute(tickets, null, new ReportOptions { From = from, To = to, AsOf = asOf, Definitions = definitions });

        Instant end = ExampleTicket.Time(example.Input("as_of").GetString()!);
        SupportReport net = Of(Definitions.Default, end);
        SupportReport events = Of(new() { SolvedCount = SolvedCount.Events, ResolutionRateCountsReopened = true }, end);
        SupportReport unique = Of(new() { SolvedCount = SolvedCount.Tickets }, end);

        example.Check("created", net.Find("tickets_created", "count")!.Value);
        example.Check("solve_events", events.Find("tickets_solved", "count")!.Value);
        example.Check("unique_solved", unique.Find("tickets_solved", "count")!.Value);
        example.Check("net_solved", net.Find("tickets_solved", "count")!.Value);
        example.Check("flow_events_rate", events.Find("throughput_ratio", "ratio")!.Value);
        example.Check("flow_unique_rate", unique.Find("throughput_ratio", "ratio")!.Value);
        example.Check("flow_net_rate", net.Find("throughput_ratio", "ratio")!.Value);
        example.Check("cohort_net", net.Find("resolution_rate", "ratio")!.Numerator);
        example.Check("cohort_net_rate", net.Find("resolution_rate", "ratio")!.Value);
        example.Check("cohort_gross_rate", events.Find("resolution_rate", "ratio")!.Value);
        example.Check("reopens", net.Find("reopens", "sum")!.Value);

        // A week later every window has passed: all that were solved in the period are decided.
        SupportReport later = Of(new() { ReopenWindow = Duration.FromDays(7) }, end + Duration.FromDays(8));
        example.Check("reopen_rate_of_unique_solved", later.Find("reopen_rate", "ratio")!.Value);
    }

    [SkippableFact]
    public void No_ticket_created_gives_no_ratio()
    {
        WorkedExample example = WorkedExamples.Get("edge-res-zero-created");
        Instant from = Start + Duration.FromDays(7);
        Ticket[] tickets = [.. Enumerable.Range(0, (int)example.Count("unique_solved")).Select(i => new Ticket { Id = $"{i}", CreatedAt = Start, SolvedAt = from })];
        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions { From = from });

        Assert.Equal(example.Count("unique_solved"), report.Find("tickets_solved", "count")!.Value);
        example.Check("flow_unique_rate", report.Find("throughput_ratio", "ratio")?.Value);
    }

    [SkippableFact]
    public void Reopens_beyond_the_closes()
    {
        WorkedExample example = WorkedExamples.Get("reopen-zammad-1");
        Ticket Reopened(string id, int times) => new()
        {
            Id = id,
            CreatedAt = Start,
            InitialStatus = TicketStatus.New,
            Events =
            [
                .. Enumerable.Range(0, times).SelectMany(i => new[] { Status(Start + Duration.FromHours(1 + (2 * i)), TicketStatus.Closed), Status(Start + Duration.FromHours(2 + (2 * i)), TicketStatus.Open) }),
                Status(Start + Duration.FromDays(2), TicketStatus.Closed),
            ],
        };

        SupportReport report = SupportReport.Compute([Reopened("1", 2), Reopened("2", 1)], null, new ReportOptions { Definitions = Definitions.Zammad });

        Assert.Equal(example.Count("reopens"), report.Find("reopens", "sum")!.Value);
        Assert.Equal(example.Count("closed"), report.Find("tickets_closed", "count")!.Value);
        Assert.Equal(example.Count("tickets_reopened"), report.Find("reopen_rate", "ratio")!.Numerator);
        example.Check("events_per_close_percent", 100 * report.Find("reopens", "sum")!.Value / report.Find("tickets_closed", "count")!.Value);
        example.Check("tickets_reopened_of_closed_percent", 100 * report.Find("reopen_rate", "ratio")!.Value);
    }

    [SkippableFact]
    public void Escalations()
    {
        WorkedExample example = WorkedExamples.Get("escalation-1");
        long escalated = example.Count("tickets_escalated");
        long more = example.Count("escalation_events") - escalated;
        List<Ticket> tickets = [];
        for (int i = 0; i < example.Count("tickets"); i++)
        {
            int times = i >= escalated ? 0 : i < more ? 2 : 1;
            TicketEvent[] events = [.. Enumerable.Range(0, times).Select(static hour => new TicketEvent { At = Start + Duration.FromHours(hour), Kind = TicketEventKind.Escalation })];
            tickets.Add(new() { Id = $"{i}", CreatedAt = Start, Events = [Message(Start, AuthorKind.Customer), .. events] });
        }

        SupportReport report = SupportReport.Compute(tickets);

        example.Check("rate", report.Find("escalation_rate", "ratio")!.Value);
        example.Check("events_per_ticket", report.Find("escalations", "mean")!.Value);
    }
}
