using FsCheck.Xunit;
using SupportPerf.Metrics.Tests.Reports;

namespace SupportPerf.Metrics.Tests.Policies;

public class PolicyReportTests
{
    private static readonly BusinessCalendar Early = BusinessCalendar.In("UTC").Weekdays(new LocalTime(6, 0), new LocalTime(14, 0)).Build();
    private static readonly BusinessCalendar Late = BusinessCalendar.In("UTC").Weekdays(new LocalTime(14, 0), new LocalTime(22, 0)).Build();
    private static readonly BusinessCalendar Never = BusinessCalendar.In("UTC").Build();

    private static readonly SupportPolicy Policy = new()
    {
        Calendars = new Dictionary<string, BusinessCalendar> { ["late"] = Late, ["early"] = Early, ["never"] = Never },
        CalendarBy = new CalendarRule { Dimension = Dimension.Group, Map = new Dictionary<string, string> { ["a"] = "early", ["b"] = "late", ["c"] = "never" } },
    };

    private static Instant At(int hour) => ReportLaws.Start.Plus(Duration.FromHours(hour));

    // Answered from 10:00 to 16:00: four hours of the early shift, two of the late one.
    private static Ticket Ticket(string? group, string? schedule = null) => new()
    {
        Id = $"{group}{schedule}",
        CreatedAt = At(10),
        Group = group,
        Schedule = schedule,
        FirstResponseAt = At(16),
    };

    private static ReportRow? Business(SupportReport report, string? group = null, string statistic = "mean") =>
        report.Rows.SingleOrDefault(row => row is { Metric: "first_response_time", HoursBasis: HoursBasis.Business } && row.Statistic == statistic
            && (group is null ? row.Dimensions.Count == 0 : row.Dimensions.Count > 0 && row.Dimensions["group"] == group));

    [Fact]
    public void Each_group_has_its_own_hours()
    {
        SupportReport report = SupportReport.Compute([Ticket("a"), Ticket("b")], null, new ReportOptions { Policy = Policy, By = [Dimension.Group] });

        Assert.Equal(4 * 3600, Business(report, "a")!.Value);
        Assert.Equal(2 * 3600, Business(report, "b")!.Value);
        Assert.Equal(3 * 3600, Business(report)!.Value);
    }

    [Fact]
    public void A_ticket_without_open_hours_has_no_business_time_and_is_counted()
    {
        SupportReport report = SupportReport.Compute([Ticket("a"), Ticket("c"), Ticket("d"), Ticket(null)], null, new ReportOptions { Policy = Policy });

        Assert.Equal((1L, 3L), (Business(report)!.N, Business(report)!.Excluded));
        Assert.Equal(4, report.Find("first_response_time", "count", HoursBasis.Calendar)!.N);
        Assert.Equal(0, report.Find("first_response_time", "count", HoursBasis.Calendar)!.Excluded);
    }

    [Fact]
    public void The_calendar_of_the_options_serves_those_that_the_policy_does_not_name()
    {
        SupportReport withOption = SupportReport.Compute([Ticket("d")], null, new ReportOptions { Policy = Policy, Calendar = BusinessCalendar.AlwaysOpen });
        SupportReport withDefault = SupportReport.Compute([Ticket("d")], null, new ReportOptions { Policy = Policy with { CalendarBy = Policy.CalendarBy! with { Default = "early" } } });

        Assert.Equal(6 * 3600, Business(withOption)!.Value);
        Assert.Equal(4 * 3600, Business(withDefault)!.Value);
    }

    [Fact]
    public void Schedules_are_calendars_by_their_names()
    {
        SupportPolicy policy = Policy with { CalendarBy = new CalendarRule { Dimension = Dimension.Named("schedule"), Map = new Dictionary<string, string> { ["day shift"] = "early" } } };

        Assert.Equal("late", policy.CalendarFor(Ticket("a", "late")));
        Assert.Equal("early", policy.CalendarFor(Ticket("a", "day shift")));
        Assert.Null(policy.CalendarFor(Ticket("a", "night")));
        Assert.Null(policy.CalendarFor(Ticket("a")));
        Assert.Equal(2 * 3600, Business(SupportReport.Compute([Ticket("a", "late")], null, new ReportOptions { Policy = policy }))!.Value);
    }

    [Fact]
    public void One_calendar_needs_no_rule_and_gives_the_zone()
    {
        BusinessCalendar berlin = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();
        SupportPolicy policy = new() { Calendars = new Dictionary<string, BusinessCalendar> { ["all"] = berlin } };

        SupportReport report = SupportReport.Compute([Ticket("a")], null, new ReportOptions { Policy = policy });

        Assert.Equal("Europe/Berlin", report.TimeZone);
        Assert.Equal("all", policy.CalendarFor(Ticket(null)));
        Assert.Equal(6 * 3600, Business(report)!.Value);
    }

    [Fact]
    public void Slas_have_targets_by_dimension_in_the_hours_of_each_ticket()
    {
        SlaRule rule = new()
        {
            Name = "reply",
            Clock = SlaClock.FirstResponseTime,
            Basis = HoursBasis.Business,
            Targets = [new() { When = new Dictionary<string, string> { ["group"] = "a" }, Target = Duration.FromHours(3) }, new() { Target = Duration.FromHours(2) }],
        };
        Definitions definitions = Definitions.Default with { Slas = [rule with { Targets = [], Target = Duration.Zero }, new() { Name = "other", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(6) }] };

        SupportReport report = SupportReport.Compute([Ticket("a"), Ticket("b"), Ticket("c")], null, new ReportOptions { Policy = Policy with { Slas = [rule] }, Definitions = definitions });

        ReportRow reply = report.Find("sla_attainment", "ratio", variant: "reply")!;
        Assert.Equal((1d, 2d, 1L), (reply.Numerator!.Value, reply.Denominator!.Value, reply.Excluded));
        Assert.Equal(1, report.Find("sla_attainment", "ratio", variant: "other")!.Value);
        Assert.Equal(["other", "reply"], report.Definitions.Slas.Select(sla => sla.Name));
        Assert.NotEqual(definitions.Id, report.Definitions.Id);
    }

    [Property(MaxTest = 30, Replay = "20261122,1")]
    public void Order_and_split_do_not_matter(int seed)
    {
        Random random = new(seed);
        ReportOptions options = new()
        {
            Policy = Policy with { Slas = [new() { Name = "reply", Clock = SlaClock.FirstResponseTime, Basis = HoursBasis.Business, Target = Duration.FromHours(2) }] },
            Period = random.Next(2) == 0 ? PeriodGrain.All : PeriodGrain.Day,
            By = random.Next(2) == 0 ? [] : [Dimension.Group],
        };
        Action<SupportReportBuilder>[] records =
        [
            .. Enumerable.Range(0, random.Next(40)).Select(i => new Ticket
            {
                Id = $"{i}",
                CreatedAt = At(random.Next(100)),
                Group = random.Next(5) == 0 ? null : $"{(char)('a' + random.Next(4))}",
                FirstResponseAt = random.Next(3) == 0 ? null : At(random.Next(120)),
            }).Select(ticket => (Action<SupportReportBuilder>)(builder => builder.Add(ticket))),
        ];

        ReportLaws.Hold(options, records, random);
    }
}
