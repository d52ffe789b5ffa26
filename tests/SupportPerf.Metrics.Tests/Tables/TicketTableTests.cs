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
