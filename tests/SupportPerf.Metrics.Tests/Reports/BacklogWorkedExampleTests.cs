using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Tests.Facts;

namespace SupportPerf.Metrics.Tests.Reports;

public class BacklogWorkedExampleTests
{
    [SkippableFact]
    public void Open_at_the_end_of_each_day()
    {
        WorkedExample example = WorkedExamples.Get("backlog-1");
        Ticket[] tickets = [.. example.Input("tickets").EnumerateArray().Select(ExampleTicket.OfSolves)];
        Instant[] days = [.. example.Input("days").EnumerateArray().Select(static day => ExampleTicket.Time(day.GetString()!))];
        SupportReport report = SupportReport.Compute(
            tickets,
            null,
            new ReportOptions { Period = PeriodGrain.Day, AsOf = days[^1] + Duration.FromDays(1), Definitions = new() { SolvedCount = SolvedCount.Events } });
        double? On(string metric, Instant day) => report.Rows.SingleOrDefault(row => row.Metric == metric && row.Statistic == "count" && row.PeriodStart == day)?.Value;

        Instant[] reopens = [.. tickets.SelectMany(static ticket => TicketFacts.Of(ticket).OpenStretches.Skip(1)).Select(static open => SupportPerf.Metrics.Internal.Nanoseconds.ToInstant(open.Start))];
        double?[] open = [.. days.Select(day => On("backlog", day))];
        double?[] created = [.. days.Select(day => On("tickets_created", day) ?? 0)];
        double?[] solved = [.. days.Select(day => On("tickets_solved", day) ?? 0)];
        double?[] reopened = [.. days.Select(day => (double?)reopens.Count(at => at == day))];

        example.Check("opening", On("backlog", days[0] - Duration.FromDays(1)));
        example.Check("end_of_day_open", open);
        example.Check("created", created);
        example.Check("solved", solved);
        example.Check("reopened", reopened);
        example.Check("zammad_created_minus_closed", days.Select((_, i) => created[i] - solved[i]));
        for (int i = 1; i < days.Length; i++)
        {
            Assert.Equal(open[i - 1] + created[i] - solved[i] + reopened[i], open[i]);
        }
    }

    [SkippableFact]
    public void Ages_of_what_is_open()
    {
        WorkedExample example = WorkedExamples.Get("backlog-age-1");
        Instant asOf = ExampleTicket.Time(example.Input("as_of").GetString()!);
        Ticket[] tickets = [.. example.Input("tickets").EnumerateArray().Select(ExampleTicket.OfSolves)];
        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions { AsOf = asOf });
        Ticket[] open = [.. tickets.Where(ticket => !TicketFacts.Of(ticket, asOf: asOf).IsEnded)];

        Assert.Equal(example.Expected.GetProperty("open_ids").EnumerateArray().Select(static id => id.GetString()), open.Select(static ticket => ticket.Id));
        example.Check("ages_days", open.Select(ticket => (double?)(asOf - ticket.CreatedAt).TotalDays));
        example.Check("mean_age_days", report.Find("open_age", "mean")!.Value / 86_400);
        example.Check("oldest_days", report.Find("open_age", "max")!.Value / 86_400);
        Assert.Equal(open.Length, report.Find("backlog", "count")!.Value);
    }

    /// <summary>Little's law is no formula of the library; steady arrivals that all stay as long must show it in the backlog.</summary>
    [SkippableFact]
    public void Steady_arrivals_keep_the_backlog_that_little_says()
    {
        WorkedExample example = WorkedExamples.Get("little-1");
        Instant start = Instant.FromUtc(2026, 11, 2, 0, 0);
        Duration stay = Duration.FromDays(example.Number("mean_age_days"));
        int perDay = (int)example.Count("arrivals_per_day");
        Duration apart = Duration.FromDays(1) / perDay;
        Ticket[] tickets = [.. Enumerable.Range(0, 10 * perDay).Select(i => new Ticket { Id = $"{i}", CreatedAt = start + (apart * i), SolvedAt = start + (apart * i) + stay })];
        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions { Period = PeriodGrain.Day });
        double[] levels = [.. report.Rows
            .Where(row => row.Metric == "backlog" && row.PeriodStart >= start + Duration.FromDays(3) && row.PeriodEnd <= start + Duration.FromDays(10))
            .Select(static row => row.Value!.Value)];

        Assert.Equal(7, levels.Length);
        example.Check("mean_backlog", levels.Average());
        Assert.All(
            report.Rows.Where(static row => row is { Metric: "tickets_created", Statistic: "count" }),
            row => Assert.Equal(perDay, row.Value));
    }
}
