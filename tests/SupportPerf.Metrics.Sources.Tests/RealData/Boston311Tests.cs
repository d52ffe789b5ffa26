using System.Globalization;
using System.Text.Json;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Sources.Tests.RealData;

public sealed class Boston311Tests
{
    private static readonly Instant AsOf = new LocalDateTime(2016, 1, 13, 0, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"]).ToInstant();
    private static readonly Lazy<RealSet> Set = RealSet.Load("boston-311-2015", "boston-311", "boston-311-2015", AsOf, "requests.csv.gz");
    private static readonly Lazy<SupportReport> All = new(() => Set.Value.Report());
    private static readonly Lazy<SupportReport> NearestRank = new(() => Set.Value.Report(type: PercentileType.InvertedCdf));

    [SkippableFact]
    public void Every_answer_is_checked() => Set.Value.AssertAllNamesAreCovered(
        "requests", "closed", "open", "negative_durations", "zero_durations", "crossing_dst_change", "ambiguous_open_times", "resolution_time", "resolution_time_business",
        "sla_on_time_rate_published", "sla_attainment_closed", "sla_attainment_as_of", "resolved_within_24h", "resolved_within_16_business_hours", "opened_outside_business_hours",
        "open_age_as_of", "sla_published_vs_derived", "months", "open_age_buckets_as_of", "by_type_top10", "by_department", "by_source");

    [SkippableTheory]
    [InlineData("resolution_time", "resolution_time", HoursBasis.Calendar)]
    [InlineData("resolution_time_business", "resolution_time", HoursBasis.Business)]
    [InlineData("open_age_as_of", "open_age", HoursBasis.Calendar)]
    public void Durations(string answer, string metric, HoursBasis basis) =>
        RealAnswers.SameStatistics(Set.Value.Metric(answer), All.Value, NearestRank.Value, metric, basis);

    [SkippableTheory]
    [InlineData("sla_on_time_rate_published", HoursBasis.None, "as published")]
    [InlineData("sla_attainment_closed", HoursBasis.None, "closed")]
    [InlineData("sla_attainment_as_of", HoursBasis.None, "as of")]
    [InlineData("resolved_within_24h", HoursBasis.Calendar, "closed within 24 h")]
    [InlineData("resolved_within_16_business_hours", HoursBasis.Business, "closed within 16 business hours")]
    public void Slas(string answer, HoursBasis basis, string variant) =>
        RealAnswers.SameRatio(Set.Value.Metric(answer), All.Value.Row("sla_attainment", "ratio", basis, variant));

    [SkippableFact]
    public void Counts()
    {
        RealSet set = Set.Value;
        Assert.Equal(set.Metric("requests").GetDouble(), All.Value.Row("tickets_created", "count").Value);
        Assert.Equal(set.Metric("closed").GetDouble(), All.Value.Row("tickets_closed", "count").Value);
        Assert.Equal(set.Metric("open").GetDouble(), All.Value.Row("backlog", "count").Value);
        Assert.Equal(set.Metric("open").GetDouble(), All.Value.Row("resolution_time", "open_count", HoursBasis.Calendar).Value);
        Assert.Equal(set.Metric("negative_durations").GetInt64(), All.Value.Row("resolution_time", "mean", HoursBasis.Calendar).Excluded);
        Assert.Equal(set.Metric("negative_durations").GetInt64(), All.Value.Quality.Issues.Single(static issue => issue.Kind == DataIssueKind.SolvedBeforeCreated).Count);
        Assert.Equal(set.Metric("zero_durations").GetInt64(), set.Tickets.Count(static ticket => ticket.SolvedAt == ticket.CreatedAt));
        Assert.Equal(set.Metric("opened_outside_business_hours").GetProperty("numerator").GetInt64(), set.Tickets.Count(ticket => !set.Calendar!.IsOpen(ticket.CreatedAt)));
        DateTimeZone zone = set.Map.TimeZone!;
        Assert.Equal(
            set.Metric("crossing_dst_change").GetInt64(),
            set.Tickets.Count(ticket => ticket.SolvedAt is { } solved && solved >= ticket.CreatedAt && zone.GetUtcOffset(solved) != zone.GetUtcOffset(ticket.CreatedAt)));
        Instant repeated = Instant.FromUtc(2015, 11, 1, 5, 0);
        Assert.Equal(set.Metric("ambiguous_open_times").GetInt64(), set.Tickets.Count(ticket => ticket.CreatedAt >= repeated && ticket.CreatedAt < repeated + Duration.FromHours(1)));
    }

    [SkippableFact]
    public void Published_verdicts_beside_the_instants()
    {
        Dictionary<(string, string), int> pairs = Set.Value.Tickets
            .GroupBy(static ticket => (Derived(ticket), ticket.VendorSla.TryGetValue("as published", out bool met) ? met ? "ONTIME" : "OVERDUE" : ""))
            .ToDictionary(static group => group.Key, static group => group.Count());
        JsonElement[] rows = [.. Set.Value.Table("sla_published_vs_derived")];
        Assert.Equal(rows.Length, pairs.Count);
        Assert.All(rows, row => Assert.Equal(row.GetProperty("n").GetInt32(), pairs[(row.GetProperty("derived").GetString()!, row.GetProperty("published").GetString()!)]));
    }

    [SkippableFact]
    public void Months()
    {
        SupportReport report = Set.Value.Report(PeriodGrain.Month);
        foreach (JsonElement row in Set.Value.Table("months"))
        {
            string month = row.GetProperty("month").GetString()! + "-01";
            double? Value(string metric) => report.Rows.SingleOrDefault(one => one.Metric == metric && one.Statistic == "count" && one.PeriodLocalDate?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) == month)?.Value;
            Assert.Equal(row.GetProperty("created").GetDouble(), Value("tickets_created") ?? 0);
            Assert.Equal(row.GetProperty("ended").GetDouble(), Value("tickets_closed") ?? 0);
            Assert.Equal(row.GetProperty("backlog_at_month_end").GetDouble(), Value("backlog"));
        }
    }

    [SkippableFact]
    public void Open_age_buckets()
    {
        Dictionary<string, int> buckets = Set.Value.Tickets
            .Where(static ticket => ticket.SolvedAt is null)
            .GroupBy(static ticket => (AsOf - ticket.CreatedAt).TotalDays switch { < 7 => "0-7d", < 30 => "7-30d", < 90 => "30-90d", _ => "90d+" })
            .ToDictionary(static group => group.Key, static group => group.Count());
        Assert.All(Set.Value.Table("open_age_buckets_as_of"), row => Assert.Equal(row.GetProperty("n").GetInt32(), buckets[row.GetProperty("k").GetString()!]));
    }

    [SkippableTheory]
    [InlineData("by_type_top10", "type")]
    [InlineData("by_department", "department")]
    [InlineData("by_source", "source")]
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
            RealAnswers.Same(row.GetProperty("on_time_rate"), report.RowOf(key, "sla_attainment", "ratio", variant: "as published, closed")!.Value, key);
        }
    }

    private static string Derived(Ticket ticket) =>
        ticket.DueAt is not { } due ? "no_target"
        : ticket.SolvedAt is { } solved ? solved <= due ? "closed_in_time" : "closed_late"
        : due >= AsOf ? "open_not_due" : "open_overdue";
}
