using System.Text.Json;
using SupportPerf.Metrics.Tests.Facts;

namespace SupportPerf.Metrics.Tests.Reports;

public class ScheduleWorkedExampleTests
{
    private static readonly Dictionary<string, IsoDayOfWeek> Days = new()
    {
        ["Mon"] = IsoDayOfWeek.Monday,
        ["Tue"] = IsoDayOfWeek.Tuesday,
        ["Wed"] = IsoDayOfWeek.Wednesday,
        ["Thu"] = IsoDayOfWeek.Thursday,
        ["Fri"] = IsoDayOfWeek.Friday,
        ["Sat"] = IsoDayOfWeek.Saturday,
        ["Sun"] = IsoDayOfWeek.Sunday,
    };

    private static BusinessCalendar Calendar(JsonElement schedule)
    {
        string hours = string.Join(",", schedule.GetProperty("weekly").EnumerateObject().Select(day => $"\"{Days[day.Name].ToString()[..3].ToLowerInvariant()}\":{day.Value.GetRawText()}"));
        return BusinessCalendar.FromJson($"{{\"timeZone\":\"{schedule.GetProperty("timezone").GetString()}\",\"hours\":{{{hours}}}}}");
    }

    private static SupportPolicy Policy(BusinessCalendar first, BusinessCalendar second) => new()
    {
        Calendars = new Dictionary<string, BusinessCalendar> { ["level 1"] = first, ["level 2"] = second },
        CalendarBy = new() { Dimension = Dimension.Named("schedule") },
    };

    [SkippableFact]
    public void Each_moment_by_the_schedule_in_force_or_all_by_the_last()
    {
        WorkedExample example = WorkedExamples.Get("bt-pub-dbt-multischedule");
        JsonElement[] segments = [.. example.Input("segments").EnumerateArray()];
        Instant start = ExampleTicket.Time(example.Input("start").GetString()!);
        Instant change = ExampleTicket.Time(segments[1].GetProperty("start").GetString()!);
        Instant stop = ExampleTicket.Time(example.Input("end").GetString()!);
        SupportPolicy policy = Policy(Calendar(segments[0].GetProperty("schedule")), Calendar(segments[1].GetProperty("schedule")));
        Ticket ticket = new()
        {
            Id = "941606",
            CreatedAt = start,
            SolvedAt = stop,
            Schedule = "level 2",
            Events =
            [
                new() { At = start, Kind = TicketEventKind.Schedule, Schedule = "level 1" },
                new() { At = change, Kind = TicketEventKind.Schedule, Schedule = "level 2", PreviousSchedule = "level 1" },
            ],
        };
        double? Seconds(Definitions definitions) =>
            SupportReport.Compute([ticket], null, new ReportOptions { Policy = policy, Definitions = definitions }).Find("resolution_time", "mean", HoursBasis.Business)!.Value;

        example.Check("cumulative_seconds", Seconds(Definitions.Default));
        example.Check("cumulative_minutes", Seconds(Definitions.Default) / 60);
        example.Check("last_schedule_only_seconds", Seconds(new() { Schedule = ScheduleChoice.Last }));
        example.Check("last_schedule_only_minutes", Seconds(new() { Schedule = ScheduleChoice.Last }) / 60);

        // Zendesk takes the schedule at the event, which is the last one here.
        example.Check("last_schedule_only_seconds", Seconds(Definitions.Zendesk));
    }

    [SkippableFact]
    public void A_clock_that_still_runs_keeps_what_it_took_under_the_earlier_schedule()
    {
        WorkedExample example = WorkedExamples.Get("bt-pub-dbt-multischedule");
        JsonElement[] segments = [.. example.Input("segments").EnumerateArray()];
        Instant start = ExampleTicket.Time(example.Input("start").GetString()!);
        Instant asOf = ExampleTicket.Time(example.Input("end").GetString()!);
        SupportPolicy policy = Policy(Calendar(segments[0].GetProperty("schedule")), Calendar(segments[1].GetProperty("schedule")));
        Ticket open = new()
        {
            Id = "open",
            CreatedAt = start,
            Events =
            [
                new() { At = start, Kind = TicketEventKind.Schedule, Schedule = "level 1" },
                new() { At = ExampleTicket.Time(segments[1].GetProperty("start").GetString()!), Kind = TicketEventKind.Schedule, Schedule = "level 2" },
            ],
        };
        ReportRow Attainment(Duration target) => SupportReport.Compute([open], null, new ReportOptions
        {
            Policy = policy,
            AsOf = asOf,
            Definitions = new() { Slas = [new() { Name = "r", Clock = SlaClock.ResolutionTime, Basis = HoursBasis.Business, Target = target }] },
        }).Find("sla_attainment", "ratio", HoursBasis.Business, "r")!;

        Duration elapsed = Duration.FromSeconds(example.Expected.GetProperty("cumulative_seconds").GetInt64());
        Assert.Equal(0, Attainment(elapsed).Denominator);
        Assert.Equal(1, Attainment(elapsed - Duration.FromNanoseconds(1)).Denominator);
    }

    [SkippableFact]
    public void Tickets_without_hours_do_not_count_as_zero()
    {
        WorkedExample example = WorkedExamples.Get("trap-chatwoot-1");
        Instant start = Instant.FromUtc(2026, 11, 2, 10, 0);
        List<Ticket> tickets = [];
        foreach (double minutes in example.Numbers("with_schedule_minutes"))
        {
            tickets.Add(new() { Id = $"{tickets.Count}", CreatedAt = start, FirstResponseAt = start + Duration.FromMinutes(minutes), Schedule = "office" });
        }

        for (int i = 0; i < example.Count("without_schedule_count"); i++)
        {
            tickets.Add(new() { Id = $"{tickets.Count}", CreatedAt = start, FirstResponseAt = start + Duration.FromMinutes(90) });
        }

        BusinessCalendar office = BusinessCalendar.In("UTC").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();
        SupportPolicy policy = new()
        {
            Calendars = new Dictionary<string, BusinessCalendar> { ["office"] = office },
            CalendarBy = new() { Dimension = Dimension.Named("schedule") },
        };
        ReportRow mean = SupportReport.Compute(tickets, null, new ReportOptions { Policy = policy }).Find("first_response_time", "mean", HoursBasis.Business)!;

        example.Check("correct_mean", mean.Value / 60);
        Assert.Equal(example.Count("without_schedule_count"), mean.Excluded);
    }
}
