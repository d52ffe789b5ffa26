using System.Globalization;
using System.Text.Json;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Sources.Tests.RealData;

public sealed class SnowIncidentsTests
{
    private static readonly Lazy<RealSet> Set = RealSet.Load("snow-incidents", "servicenow-incident-log", "snow-incidents", null, "events.csv.gz");
    private static readonly Lazy<SupportReport> All = new(() => Set.Value.Report());
    private static readonly Lazy<SupportReport> NearestRank = new(() => Set.Value.Report(type: PercentileType.InvertedCdf));

    [SkippableFact]
    public void Every_answer_is_checked() => Set.Value.AssertAllNamesAreCovered(
        "events", "tickets", "tickets_without_resolved_at", "tickets_closed", "resolution_time", "close_time", "time_to_first_touch", "time_to_first_touch_negative",
        "resolution_time_business", "close_time_business", "time_to_first_touch_business", "sla_made_rate", "reopen_rate", "reopens_total", "reopen_rate_from_events",
        "reopen_transitions_from_events", "zero_reassignment_rate", "reassignments", "resolved_within_24h", "resolved_within_8_business_hours", "opened_outside_business_hours",
        "resolution_time_net_of_awaiting", "months_by_closed_at", "months_by_resolved_or_closed", "time_in_state", "by_priority", "by_assignment_group_top10", "by_contact_type",
        "opened_by_weekday");

    [SkippableTheory]
    [InlineData("resolution_time", "resolution_time", HoursBasis.Calendar)]
    [InlineData("close_time", "close_time", HoursBasis.Calendar)]
    [InlineData("time_to_first_touch", "first_touch_time", HoursBasis.Calendar)]
    [InlineData("resolution_time_business", "resolution_time", HoursBasis.Business)]
    [InlineData("close_time_business", "close_time", HoursBasis.Business)]
    [InlineData("time_to_first_touch_business", "first_touch_time", HoursBasis.Business)]
    [InlineData("reassignments", "reassignments", HoursBasis.None)]
    [InlineData("resolution_time_net_of_awaiting", "net_resolution_time", HoursBasis.Calendar)]
    public void Durations_and_tallies(string answer, string metric, HoursBasis basis) =>
        RealAnswers.SameStatistics(Set.Value.Metric(answer), All.Value, NearestRank.Value, metric, basis);

    [SkippableFact]
    public void Counts()
    {
        RealSet set = Set.Value;
        Assert.Equal(set.Metric("events").GetInt64(), set.Tickets.Sum(static ticket => ticket.Events.Count));
        Assert.Equal(set.Metric("tickets").GetDouble(), All.Value.Row("tickets_created", "count").Value);
        Assert.Equal(set.Metric("tickets").GetInt64(), All.Value.Quality.Records["tickets"]);
        Assert.Equal(set.Metric("tickets_closed").GetDouble(), All.Value.Row("tickets_closed", "count").Value);
        Assert.Equal(set.Metric("tickets_without_resolved_at").GetInt64(), set.Tickets.Count(static ticket => ticket.SolvedAt is null));
        Assert.Equal(set.Metric("tickets_without_resolved_at").GetInt64(), All.Value.Row("resolution_time", "mean", HoursBasis.Calendar).Excluded);
        Assert.Equal(set.Metric("time_to_first_touch_negative").GetInt64(), All.Value.Row("first_touch_time", "mean", HoursBasis.Calendar).Excluded);
        Assert.Equal(2, All.Value.Quality.Issues.Single(static issue => issue.Kind == DataIssueKind.TouchBeforeCreation).Count);
        Assert.Equal(set.Metric("reopens_total").GetDouble(), All.Value.Row("reopens", "sum").Value);
    }

    [SkippableTheory]
    [InlineData("sla_made_rate", "sla_attainment", HoursBasis.None, "made sla")]
    [InlineData("reopen_rate", "reopen_rate", HoursBasis.None, null)]
    [InlineData("resolved_within_24h", "sla_attainment", HoursBasis.Calendar, "resolved within 24 h")]
    [InlineData("resolved_within_8_business_hours", "sla_attainment", HoursBasis.Business, "resolved within 8 business hours")]
    public void Ratios(string answer, string metric, HoursBasis basis, string? variant) =>
        RealAnswers.SameRatio(Set.Value.Metric(answer), All.Value.Row(metric, "ratio", basis, variant));

    [SkippableFact]
    public void Zero_reassignment_is_the_complement_of_the_transfer_rate()
    {
        ReportRow transfers = All.Value.Row("transfer_rate", "ratio");
        JsonElement expected = Set.Value.Metric("zero_reassignment_rate");
        Assert.Equal(expected.GetProperty("denominator").GetDouble(), transfers.Denominator);
        Assert.Equal(expected.GetProperty("numerator").GetDouble(), transfers.Denominator - transfers.Numerator);
        RealAnswers.Same(expected.GetProperty("rate"), 1 - transfers.Value);
    }

    [SkippableFact]
    public void Reopens_from_the_events_alone_agree_with_the_counter()
    {
        SupportReportBuilder builder = new(new ReportOptions { Definitions = Set.Value.Map.Definitions });
        foreach (Ticket ticket in Set.Value.Tickets)
        {
            builder.Add(ticket with { Reopens = null });
        }

        SupportReport report = builder.Build();
        RealAnswers.SameRatio(Set.Value.Metric("reopen_rate_from_events"), report.Row("reopen_rate", "ratio"));
        Assert.Equal(Set.Value.Metric("reopen_transitions_from_events").GetDouble(), report.Row("reopens", "sum").Value);
    }

    [SkippableFact]
    public void Opened_outside_business_hours()
    {
        RealSet set = Set.Value;
        Assert.Equal(set.Metric("opened_outside_business_hours").GetProperty("numerator").GetInt64(), set.Tickets.Count(ticket => !set.Calendar!.IsOpen(ticket.CreatedAt)));
    }

    [SkippableFact]
    public void Months_by_resolved_or_closed() => Months("months_by_resolved_or_closed", Set.Value.Report(PeriodGrain.Month), "tickets_solved");

    [SkippableFact]
    public void Months_by_closed_at()
    {
        RealSet set = Set.Value;
        SupportReportBuilder builder = new(new ReportOptions { TimeZone = set.Map.TimeZone, Period = PeriodGrain.Month, Definitions = set.Map.Definitions });
        foreach (Ticket ticket in set.Tickets)
        {
            builder.Add(ticket with { SolvedAt = null });
        }

        Months("months_by_closed_at", builder.Build(), "tickets_closed");
    }

    [SkippableFact]
    public void Time_in_state()
    {
        foreach (JsonElement row in Set.Value.Table("time_in_state"))
        {
            string state = row.GetProperty("k").GetString()!;
            double repeated = state == "Closed" ? RepeatedCloses() : 0;
            Assert.Equal(row.GetProperty("secs").GetDouble(), repeated + All.Value.Row("time_in_status", "sum", HoursBasis.Calendar, state).Value);
        }

        // The table counts updates, a repeated state each time; a stay is one observation here, so updates are counted from the events.
        Dictionary<string, int> updates = Set.Value.Tickets
            .SelectMany(static ticket => ticket.Events.OrderBy(static happened => happened.At).SkipLast(1))
            .GroupBy(static happened => happened.StatusName!)
            .ToDictionary(static group => group.Key, static group => group.Count());
        Assert.All(Set.Value.Table("time_in_state"), row => Assert.Equal(row.GetProperty("n").GetInt32(), updates[row.GetProperty("k").GetString()!]));
    }

    // A last stay in closed has no end here; the table ends it at each further update of the closed incident.
    private static double RepeatedCloses()
    {
        double seconds = 0;
        foreach (Ticket ticket in Set.Value.Tickets)
        {
            TicketEvent[] updates = [.. ticket.Events.OrderBy(static happened => happened.At)];
            int last = Array.FindLastIndex(updates, static happened => happened.Status != TicketStatus.Closed) + 1;
            seconds += (updates[^1].At - updates[Math.Min(last, updates.Length - 1)].At).TotalSeconds;
        }

        return seconds;
    }

    [SkippableTheory]
    [InlineData("by_priority", "priority")]
    [InlineData("by_assignment_group_top10", "group")]
    [InlineData("by_contact_type", "channel")]
    public void Breakdowns(string table, string dimension)
    {
        SupportReport report = Set.Value.Report(by: Dimension.Named(dimension));
        SupportReport nearest = Set.Value.Report(type: PercentileType.InvertedCdf, by: Dimension.Named(dimension));
        foreach (JsonElement row in Set.Value.Table(table))
        {
            string key = row.GetProperty("k").GetString()!;
            Assert.Equal(row.GetProperty("n").GetInt64(), report.RowOf(key, "resolution_time", "mean", HoursBasis.Calendar)!.N);
            RealAnswers.Same(row.GetProperty("mean"), report.RowOf(key, "resolution_time", "mean", HoursBasis.Calendar)!.Value, key);
            RealAnswers.Same(row.GetProperty("p50"), report.RowOf(key, "resolution_time", "median", HoursBasis.Calendar)!.Value, key);
            RealAnswers.Same(row.GetProperty("p90"), report.RowOf(key, "resolution_time", "p90", HoursBasis.Calendar)!.Value, key);
            RealAnswers.Same(row.GetProperty("nr90"), nearest.RowOf(key, "resolution_time", "p90", HoursBasis.Calendar)!.Value, key);
            RealAnswers.Same(row.GetProperty("bh_p50"), report.RowOf(key, "resolution_time", "median", HoursBasis.Business)!.Value, key);
            RealAnswers.Same(row.GetProperty("sla_rate"), report.RowOf(key, "sla_attainment", "ratio", variant: "made sla, resolved")!.Value, key);

            // Of resolved tickets only, unlike the report's reopen rate.
            Assert.Equal(
                row.GetProperty("reopened").GetInt32(),
                Set.Value.Tickets.Count(ticket => ticket.SolvedAt is not null && ticket.Reopens > 0 && (dimension == "priority" ? ticket.Priority : dimension == "group" ? ticket.Group : ticket.Channel) == key));
        }
    }

    [SkippableFact]
    public void Opened_by_weekday()
    {
        SupportReport report = Set.Value.Report(by: Dimension.Weekday);
        Assert.All(
            Set.Value.Table("opened_by_weekday"),
            row => Assert.Equal(row.GetProperty("n").GetDouble(), report.RowOf(row.GetProperty("k").GetInt32().ToString(CultureInfo.InvariantCulture), "tickets_created", "count")!.Value));
    }

    [SkippableFact]
    public void The_order_of_events_decides_only_where_the_definitions_say_so()
    {
        TicketFacts[] facts = Set.Value.Tickets.Take(2000).Select(ticket => TicketFacts.Of(ticket, Set.Value.Map.Definitions)).ToArray();
        Assert.All(facts, static one => Assert.True(one.Statuses.Zip(one.Statuses.Skip(1)).All(static pair => pair.First.End <= pair.Second.Start)));
    }

    private static void Months(string table, SupportReport report, string ended)
    {
        foreach (JsonElement row in Set.Value.Table(table))
        {
            string month = row.GetProperty("month").GetString()! + "-01";
            double? Value(string metric) => report.Rows.SingleOrDefault(one => one.Metric == metric && one.Statistic == "count" && one.PeriodLocalDate?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) == month)?.Value;
            Assert.Equal(row.GetProperty("created").GetDouble(), Value("tickets_created") ?? 0);
            Assert.Equal(row.GetProperty("ended").GetDouble(), Value(ended) ?? 0);
            Assert.Equal(row.GetProperty("backlog_at_month_end").GetDouble(), Value("backlog"));
        }
    }
}
