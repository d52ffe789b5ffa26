using System.Buffers;
using FsCheck.Xunit;

namespace SupportPerf.Metrics.Tests.Laws;

/// <summary>The laws of every KPI at once, on what a report saves: equal states are equal bytes, so bytes decide.</summary>
public class ReportStateLawTests
{
    private const int BeyondTheCountersOfFloats = (1 << 21) + 5;

    /// <summary>The metric keys that outside programs rely on.</summary>
    private static readonly string[] Keys =
    [
        "first_response_time", "next_response_time", "reply_time", "total_response_time", "first_touch_time", "requester_wait_time", "agent_wait_time", "on_hold_time",
        "agent_work_time", "time_in_status", "net_resolution_time", "first_resolution_time", "resolution_time", "close_time", "handle_time", "resolution_rate", "throughput_ratio",
        "reopen_rate", "reopens", "one_touch_rate", "first_contact_resolution_rate", "sla_attainment", "reassignments", "transfer_rate", "escalation_rate", "tickets_created",
        "tickets_solved", "tickets_closed", "backlog", "open_age", "bot_resolution_rate", "csat", "nps", "ces", "qa_score", "response_rate", "calls_offered", "calls_answered",
        "speed_of_answer", "queue_time", "time_to_abandon", "abandonment_rate", "service_level", "occupancy", "utilization",
    ];

    private static byte[] Saved(SupportReportBuilder builder)
    {
        ArrayBufferWriter<byte> bytes = new();
        builder.Save(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private static SupportReportBuilder Built(ReportOptions options, IEnumerable<object> records)
    {
        SupportReportBuilder builder = new(options);
        foreach (object record in records)
        {
            AnyRecords.Adding(record)(builder);
        }

        return builder;
    }

    [Fact]
    public void The_records_of_these_laws_give_every_kpi_a_value()
    {
        SupportReport report = Built(new ReportOptions { Calendar = AnyOptions.Day, AsOf = AnyRecords.AsOf, Definitions = new() { Slas = AnyOptions.Slas } }, new AnyRecords(1).All(300)).Build();

        Assert.Empty(Keys.Except(report.Rows.Where(static row => row.Value is not null).Select(static row => row.Metric)));
        Assert.Equal(
            AnyOptions.Slas.Select(static rule => rule.Name).Order(),
            report.Rows.Where(static row => row is { Metric: "sla_attainment", Statistic: "ratio", Value: not null }).Select(static row => row.Variant!).Order());
    }

    [Property(Replay = "(20261122,11)", MaxTest = 60)]
    public void Merging_is_associative_and_commutative_any_split_is_one_pass_and_order_plays_no_part(int seed)
    {
        RandomRecords random = new(seed);
        ReportOptions options = AnyOptions.Of(random);
        object[] records = new AnyRecords(seed).All(random.Next(24));
        byte[] onePass = Saved(Built(options, records));

        Assert.Equal(onePass, Saved(Built(options, records.OrderBy(_ => random.Next(1 << 20)))));

        int first = random.Next(records.Length + 1);
        int second = first + random.Next(records.Length - first + 1);
        object[][] parts = [records[..first], records[first..second], records[second..]];
        foreach (int[] order in (int[][])[[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])
        {
            SupportReportBuilder leftFirst = Built(options, parts[order[0]]);
            leftFirst.Merge(Built(options, parts[order[1]]));
            leftFirst.Merge(Saved(Built(options, parts[order[2]])));
            Assert.Equal(onePass, Saved(leftFirst));

            SupportReportBuilder right = Built(options, parts[order[1]]);
            right.Merge(Built(options, parts[order[2]]));
            SupportReportBuilder rightFirst = Built(options, parts[order[0]]);
            rightFirst.Merge(right);
            Assert.Equal(onePass, Saved(rightFirst));
        }
    }

    [Property(Replay = "(20261122,13)", MaxTest = 40)]
    public void Nothing_is_the_identity_and_has_no_figures(int seed)
    {
        RandomRecords random = new(seed);
        ReportOptions options = AnyOptions.Of(random);
        object[] records = new AnyRecords(seed).All(random.Next(20));
        byte[] onePass = Saved(Built(options, records));
        SupportReportBuilder nothing = new(options);
        Assert.Empty(nothing.Build().Rows);

        SupportReportBuilder after = Built(options, records);
        after.Merge(nothing);
        SupportReportBuilder before = new(options);
        before.Merge(Saved(new SupportReportBuilder(options)));
        before.Merge(Built(options, records));

        Assert.Equal(onePass, Saved(after));
        Assert.Equal(onePass, Saved(before));
        foreach (object record in records)
        {
            SupportReportBuilder one = Built(options, [record]);
            byte[] alone = Saved(one);
            one.Merge(new SupportReportBuilder(options));
            Assert.Equal(alone, Saved(one));
        }
    }

    [Property(Replay = "(20261122,17)", MaxTest = 60)]
    public void Whole_weeks_later_every_figure_is_the_same(int seed)
    {
        RandomRecords random = new(seed);
        ReportOptions options = AnyOptions.Of(random);
        Duration by = Duration.FromDays(7 * (1 + random.Next(200)));
        object[] records = new AnyRecords(seed).All(20);
        ReportOptions later = options with { AsOf = options.AsOf + by, From = options.From + by };

        SupportReport now = Built(options, records).Build();
        SupportReport then = Built(later, records.Select(record => AnyRecords.Moved(record, by))).Build();

        Assert.Equal(Figures(now, Duration.Zero), Figures(then, by));
        Assert.Equal(now.Quality.Issues.Select(static issue => (issue.Kind, issue.Count)), then.Quality.Issues.Select(static issue => (issue.Kind, issue.Count)));
        Assert.Equal(now.AsOf, then.AsOf - by);
    }

    /// <summary>More records than a float counts exactly: many equal parts merged by their bytes are one pass over all.</summary>
    [SkippableFact]
    public void More_than_two_million_records_split_and_merged_are_one_pass()
    {
#if NETSTANDARD_ASSET
        Skip.If(true, "The numbers are the same code in every asset; once is enough for half a minute.");
#endif
        ReportOptions options = new() { AsOf = AnyRecords.AsOf, Definitions = new() { Slas = [AnyOptions.Slas[0]], FirstContacts = [] } };
        Instant created = AnyRecords.AsOf - Duration.FromDays(20);
        Ticket[] tickets =
        [
            .. Enumerable.Range(0, 64).Select(i => new Ticket
            {
                Id = $"{i}",
                CreatedAt = created + Duration.FromMinutes(i),
                FirstResponseAt = i % 8 == 0 ? null : created + Duration.FromMinutes(i + (i % 8)),
                SolvedAt = i % 4 == 0 ? null : created + Duration.FromHours(2 + i),
                Reopens = i % 3,
            }),
        ];
        SupportReportBuilder onePass = new(options);
        for (int i = 0; i < BeyondTheCountersOfFloats; i++)
        {
            onePass.Add(tickets[i % tickets.Length]);
        }

        SupportReportBuilder merged = Built(options, tickets.Take(BeyondTheCountersOfFloats % tickets.Length));
        byte[] part = Saved(Built(options, tickets));
        int doubled = (int)Math.Log2(BeyondTheCountersOfFloats / tickets.Length);
        for (int i = 0; i < doubled; i++)
        {
            SupportReportBuilder twice = SupportReportBuilder.Load(part, options);
            twice.Merge(part);
            part = Saved(twice);
        }

        merged.Merge(part);

        Assert.True(Saved(onePass).AsSpan().SequenceEqual(Saved(merged)));
        SupportReport report = merged.Build();
        Assert.Equal(BeyondTheCountersOfFloats, report.Find("tickets_created", "count")!.Value);
    }

    private static IEnumerable<string> Figures(SupportReport report, Duration moved) => report.Rows.Select(row => string.Join(
        '|',
        row.PeriodStart - moved,
        row.PeriodEnd - moved,
        row.Metric,
        row.Statistic,
        row.HoursBasis,
        row.Variant,
        row.Weighting,
        $"{row.Value:R} {row.N} {row.Excluded} {row.Numerator:R} {row.Denominator:R} {row.CiLow:R} {row.CiHigh:R}",
        string.Join(',', row.Dimensions.OrderBy(static pair => pair.Key, StringComparer.Ordinal))));
}
