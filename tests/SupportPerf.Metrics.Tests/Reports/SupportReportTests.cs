using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Reports;

public class SupportReportTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.In("UTC").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();

    private static Instant At(int day, int hour, int minute = 0) => Instant.FromUtc(2026, 11, day, hour, minute);

    private static Ticket Answered(string id, string group, int day) => new()
    {
        Id = id,
        CreatedAt = At(day, 8),
        Group = group,
        Events =
        [
            new() { At = At(day, 8), Kind = TicketEventKind.Message, Author = AuthorKind.Customer },
            new() { At = At(day, 8, 1), Kind = TicketEventKind.Message, Author = AuthorKind.Automation },
            new() { At = At(day, 10), Kind = TicketEventKind.Message, Author = AuthorKind.Agent },
            new() { At = At(day, 10), Kind = TicketEventKind.Status, Status = TicketStatus.Solved },
        ],
    };

    [Fact]
    public void First_response_counts_calendar_and_business_hours()
    {
        SupportReport report = SupportReport.Compute([Answered("1", "a", 2), Answered("2", "b", 3)], null, new ReportOptions { Calendar = Office });

        Assert.Equal(7200, report.Find("first_response_time", "median", HoursBasis.Calendar)!.Value);
        Assert.Equal(3600, report.Find("first_response_time", "median", HoursBasis.Business)!.Value);
        Assert.Equal(2, report.Find("first_response_time", "count")!.N);
        Assert.Equal(1, report.Find("one_touch_rate", "ratio")!.Value);
        Assert.Equal(0, report.Find("backlog", "count")!.Value);
    }

    [Fact]
    public void An_open_ticket_is_counted_as_running_and_in_the_backlog()
    {
        Ticket open = new() { Id = "3", CreatedAt = At(2, 9), Events = [new() { At = At(2, 9), Kind = TicketEventKind.Message, Author = AuthorKind.Customer }] };

        SupportReport report = SupportReport.Compute([Answered("1", "a", 2), open], null, new ReportOptions { Calendar = Office, AsOf = At(4, 9) });

        Assert.Equal(1, report.Find("first_response_time", "open_count", HoursBasis.Business)!.Value);
        Assert.Equal(1, report.Find("backlog", "count")!.Value);
        Assert.Equal(48 * 3600, report.Find("open_age", "max", HoursBasis.Calendar)!.Value);
        Assert.Equal(16 * 3600, report.Find("open_age", "max", HoursBasis.Business)!.Value);
        Assert.Equal(0.5, report.Find("resolution_rate", "ratio")!.Value);
    }

    [Fact]
    public void Empty_input_gives_a_report_without_values()
    {
        SupportReport report = SupportReport.Compute([]);

        Assert.Empty(report.Rows);
        Assert.Null(report.AsOf);
        Assert.Contains("\"rows\":[]", report.ToJson().Replace("\n", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_after_the_as_of_instant_has_not_happened()
    {
        SurveyResponse[] surveys =
        [
            new() { Id = "a", Kind = SurveyKind.Csat, Score = 5, AnsweredAt = At(2, 9) },
            new() { Id = "b", Kind = SurveyKind.Csat, Score = 1, AnsweredAt = At(9, 9) },
            new() { Id = "c", Kind = SurveyKind.Csat, SentAt = At(9, 9) },
        ];

        SupportReport report = SupportReport.Compute([Answered("1", "a", 2), Answered("2", "b", 8)], surveys, new ReportOptions { AsOf = At(5, 0) });

        Assert.Equal(1, report.Quality.Records["tickets"]);
        Assert.Equal(1, report.Quality.Records["surveys"]);
        Assert.Equal(1, report.Find("csat", "ratio")!.Value);
        Assert.Equal(3, report.Quality.Issues.Single(static issue => issue.Kind == DataIssueKind.FutureInstant).Count);
        Assert.DoesNotContain("TZDB", report.TzdbVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void One_measure_alone_equals_the_report()
    {
        Ticket[] tickets = [Answered("1", "a", 2), Answered("2", "b", 3)];
        FirstResponseTime measure = new(Office, At(5, 0));
        FirstResponseTime other = new(Office, At(5, 0));
        measure.Add(tickets[0]);
        other.Add(tickets[1]);
        measure.Merge(other);

        DurationSummary summary = measure.Summary;

        Assert.Equal(2, summary.Count);
        Assert.Equal(Duration.FromHours(1), summary.Median);
        Assert.Equal(Duration.FromHours(2), measure.CalendarSummary.Mean);
    }

    [Fact]
    public void Merged_builders_equal_one_pass()
    {
        ReportOptions options = new() { Calendar = Office, By = [Dimension.Group], Period = PeriodGrain.Day };
        Ticket[] tickets = Enumerable.Range(0, 60).Select(i => Answered($"{i}", i % 3 == 0 ? "a" : "b", 1 + (i % 20))).ToArray();
        SupportReportBuilder one = new(options);
        SupportReportBuilder left = new(options);
        SupportReportBuilder right = new(options);
        for (int i = 0; i < tickets.Length; i++)
        {
            one.Add(tickets[i]);
            (i % 7 < 3 ? right : left).Add(tickets[i]);
        }

        left.Merge(right);

        Assert.Equal(one.Build().ToJson(), left.Build().ToJson());
    }

    [Fact]
    public void What_still_waits_and_what_never_was_answered_stand_beside_what_completed()
    {
        // First replies after 1 h, 2 h and 4 h; one ticket waits for 3 h; one was solved without a reply.
        Ticket Replied(string id, int hours) => new()
        {
            Id = id,
            CreatedAt = At(2, 1),
            Events = [new() { At = At(2, 1), Kind = TicketEventKind.Message, Author = AuthorKind.Customer }, new() { At = At(2, 1 + hours), Kind = TicketEventKind.Message, Author = AuthorKind.Agent }],
        };
        Ticket waiting = new() { Id = "w", CreatedAt = At(2, 6), Events = [new() { At = At(2, 6), Kind = TicketEventKind.Message, Author = AuthorKind.Customer }] };
        Ticket never = new() { Id = "n", CreatedAt = At(2, 2), SolvedAt = At(2, 3), Events = [new() { At = At(2, 2), Kind = TicketEventKind.Message, Author = AuthorKind.Customer }] };
        SlaRule[] slas =
        [
            new() { Name = "2 h", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(2) },
            new() { Name = "4 h", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(4) },
            new() { Name = "several", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(4), Targets = [new() { Target = Duration.FromHours(1), When = new Dictionary<string, string> { ["group"] = "a" } }] },
        ];

        SupportReport report = SupportReport.Compute(
            [Replied("1", 1), Replied("2", 2), Replied("3", 4), waiting, never], null, new ReportOptions { AsOf = At(2, 9), Definitions = Definitions.Default with { Slas = slas } });

        double? Frt(string statistic) => report.Find("first_response_time", statistic)!.Value;
        Assert.Equal((3, 1, 1), (Frt("count"), Frt("open_count"), Frt("ended_before_count")));
        Assert.Equal(7200, Frt("median"));

        // S: 3/4 after 1 h, 1/2 after 2 h, the waiting one leaves at 3 h, 0 after 4 h.
        Assert.Equal((7200, 4 * 3600, 4 * 3600), (Frt("km_median"), Frt("km_p75"), Frt("km_p90")));
        Assert.Equal(4, report.Find("first_response_time", "km_median")!.N);
        Assert.Equal(0.5, report.Find("sla_attainment", "km_attainment", variant: "2 h")!.Value);
        Assert.Equal(1, report.Find("sla_attainment", "km_attainment", variant: "4 h")!.Value);
        Assert.Null(report.Find("sla_attainment", "km_attainment", variant: "several"));
    }
}
