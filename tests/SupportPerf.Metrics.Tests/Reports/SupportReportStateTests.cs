using System.Buffers;
using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Reports;

public class SupportReportStateTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.In("Europe/Berlin")
        .Weekdays(new LocalTime(9, 0), new LocalTime(17, 30))
        .Closed(new LocalDate(2026, 1, 6))
        .Build();

    private static readonly Definitions Rules = Definitions.Default with
    {
        Slas =
        [
            new SlaRule { Name = "first reply", Clock = SlaClock.FirstResponseTime, Basis = HoursBasis.Business, Target = Duration.FromHours(2) },
            new SlaRule { Name = "due", Clock = SlaClock.Due, Population = SlaPopulation.UndecidedIsMet },
        ],
        Surveys = new SurveyDefinitions { RespondentWindow = Duration.FromDays(20) },
    };

    private static readonly Dictionary<string, string?> NoDimensions = [];

    private static ReportOptions Options(int variant) => new()
    {
        Calendar = variant % 3 == 0 ? null : Office,
        Period = (PeriodGrain)(variant % 7),
        By = (variant % 4) switch
        {
            0 => [],
            1 => [Dimension.Group],
            2 => [Dimension.Priority, Dimension.Group],
            _ => [Dimension.Group, Dimension.HourOfDay],
        },
        From = variant % 5 == 0 ? Instant.FromUtc(2026, 1, 20, 0, 0) : null,
        AsOf = variant % 2 == 0 || variant / 4620 % 2 == 1 ? Instant.FromUtc(2026, 3, 1, 0, 0) : null,
        Definitions = Rules,
        CompareSurveysWithTickets = variant % 11 == 0,
        Compare = variant % 2 == 0 && variant % 7 != 0 ? (ReportComparison)(variant / 2 % 3) : ReportComparison.None,
        Quantiles = variant / 4620 % 2 == 1 ? QuantileMode.Approximate : QuantileMode.Exact,
    };

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
            Add(builder, record);
        }

        return builder;
    }

    private static void Add(SupportReportBuilder builder, object record)
    {
        switch (record)
        {
            case Ticket ticket:
                builder.Add(ticket);
                break;
            case SurveyResponse response:
                builder.Add(response);
                break;
            case Call call:
                builder.Add(call);
                break;
            case QaReview review:
                builder.Add(review);
                break;
            case AgentTime time:
                builder.Add(time);
                break;
        }
    }

    private static void Retract(SupportReportBuilder builder, object record)
    {
        switch (record)
        {
            case Ticket ticket:
                builder.Retract(ticket);
                break;
            case SurveyResponse response:
                builder.Retract(response);
                break;
            case Call call:
                builder.Retract(call);
                break;
            case QaReview review:
                builder.Retract(review);
                break;
            case AgentTime time:
                builder.Retract(time);
                break;
        }
    }

    private static void AssertSameReport(SupportReportBuilder expected, SupportReportBuilder actual)
    {
        Assert.Equal(expected.Build().ToJson(), actual.Build().ToJson());
    }

    private static object[] Records(int seed, int count)
    {
        RandomRecords random = new(seed);
        return
        [
            .. random.Tickets(count), .. random.Surveys(count / 2), .. random.Calls(count / 2),
            .. Enumerable.Range(0, count / 4).Select(i => random.Review($"Q{seed}-{i}")), .. Enumerable.Range(0, count / 4).Select(i => random.Time($"A{i}")),
        ];
    }

    [Property(Replay = "(17,3)", MaxTest = 30)]
    public void Any_split_saved_loaded_and_merged_in_any_order_equals_one_pass(int seed)
    {
        RandomRecords random = new(seed);
        ReportOptions options = Options(random.Next(9240));
        object[] records = Records(seed, 40);
        List<byte[]> parts = [];
        foreach (IGrouping<int, object> part in records.OrderBy(_ => random.Next(1000)).GroupBy(_ => random.Next(4)).ToArray())
        {
            parts.Add(Saved(Built(options, part)));
        }

        SupportReportBuilder merged = new(options);
        foreach (byte[] part in parts.OrderBy(_ => random.Next(1000)))
        {
            merged.Merge(part);
        }

        SupportReportBuilder whole = Built(options, records);
        Assert.Equal(Saved(whole), Saved(merged));
        // Hours and days make more rows than a test should write: their bytes must do.
        if (options.Period > PeriodGrain.Day)
        {
            AssertSameReport(whole, merged);
            AssertSameReport(whole, SupportReportBuilder.Load(Saved(merged), options));
        }
    }

    [Property(Replay = "(19,3)", MaxTest = 30)]
    public void Taking_away_is_the_exact_inverse_of_adding(int seed)
    {
        RandomRecords random = new(seed);
        ReportOptions options = Options(random.Next(9240));
        object[] kept = Records(seed, 12);
        object[] gone = Records(seed ^ 0x5555, 6);
        SupportReportBuilder builder = Built(options, kept.Concat(gone).OrderBy(_ => random.Next(1000)));

        if (random.Chance(50))
        {
            foreach (object record in gone.OrderBy(_ => random.Next(1000)))
            {
                Retract(builder, record);
            }
        }
        else
        {
            builder.Retract(SupportReportBuilder.Load(Saved(Built(options, gone)), options));
        }

        // Of more than ten issues of a kind only ten are known by their records; the rest of the state is the same to the byte.
        Assert.Equal(StateBytes.WithoutSection(Saved(Built(options, kept)), "issues"), StateBytes.WithoutSection(Saved(builder), "issues"));
        if (options.Period > PeriodGrain.Day)
        {
            SupportReport expected = Built(options, kept).Build();
            SupportReport actual = builder.Build();
            Assert.Equal(expected.Rows.Select(static row => (row with { Dimensions = NoDimensions }).ToString()), actual.Rows.Select(static row => (row with { Dimensions = NoDimensions }).ToString()));
            Assert.Equal(expected.Quality.Issues.Select(static issue => (issue.Kind, issue.Count)), actual.Quality.Issues.Select(static issue => (issue.Kind, issue.Count)));
        }
    }

    [Fact]
    public void Taking_everything_away_leaves_an_empty_state()
    {
        object[] records = Records(5, 30);
        SupportReportBuilder builder = Built(Options(1), records);
        foreach (object record in records)
        {
            Retract(builder, record);
        }

        Assert.Equal(Saved(new SupportReportBuilder(Options(1))), Saved(builder));
    }

    [Fact]
    public void What_was_never_added_cannot_be_taken_away_and_nothing_changes()
    {
        Ticket[] tickets = new RandomRecords(3).Tickets(20);
        SupportReportBuilder builder = Built(Options(1), tickets);
        byte[] before = Saved(builder);
        Ticket other = tickets[4] with { CreatedAt = tickets[4].CreatedAt + Duration.FromSeconds(1) };

        Assert.Throws<InvalidOperationException>(() => builder.Retract(other));
        Assert.Throws<InvalidOperationException>(() => new SupportReportBuilder(Options(1)).Retract(tickets[4]));
        Assert.Throws<ArgumentException>(() => builder.Retract(builder));
        Assert.Equal(before, Saved(builder));
    }

    [Fact]
    public void States_of_other_options_are_refused_by_name()
    {
        byte[] saved = Saved(Built(Options(1), Records(1, 10)));

        InvalidStateException period = Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load(saved, Options(1) with { Period = PeriodGrain.Day }));
        Assert.Contains("period: Hour", period.Message, StringComparison.Ordinal);
        Assert.Contains("period: Day", period.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load(saved, Options(1) with { Definitions = Definitions.Default }));
        Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load(saved, Options(1) with { Calendar = null }));
        Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load(saved, Options(1) with { By = [] }));
        ArgumentException merge = Assert.Throws<ArgumentException>(() => new SupportReportBuilder(Options(1)).Merge(new SupportReportBuilder(Options(2))));
        Assert.Contains("as of", merge.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_say_the_same_in_other_objects_are_the_same()
    {
        SupportReportBuilder one = Built(Options(2), Records(1, 10));
        one.Merge(Built(Options(2) with { Calendar = BusinessCalendar.FromJson(Office.ToJson()) }, Records(2, 10)));

        Assert.Equal(Saved(Built(Options(2), [.. Records(1, 10), .. Records(2, 10)])), Saved(one));
    }

    [Fact]
    public void A_report_can_be_judged_as_of_any_instant_after_the_records()
    {
        ReportOptions options = Options(1) with { Period = PeriodGrain.Month };
        Ticket[] tickets = new RandomRecords(8).Tickets(50);
        SupportReportBuilder builder = Built(options, tickets);
        Instant later = Instant.FromUtc(2026, 6, 1, 0, 0);

        Assert.Equal(Built(options with { AsOf = later }, tickets).Build().ToJson(), builder.Build(later).ToJson());
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Build(Instant.FromUtc(2026, 1, 10, 0, 0)));
        Assert.Throws<InvalidOperationException>(() => Built(options with { AsOf = later }, tickets).Build(later));
    }

    [Fact]
    public void A_report_of_approximate_percentiles_says_so()
    {
        SupportReport approximate = Built(new ReportOptions { Quantiles = QuantileMode.Approximate }, Records(1, 5)).Build();

        Assert.Equal(QuantileMode.Approximate, approximate.Quantiles);
        Assert.Contains("\"quantiles\":\"approximate", approximate.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"quantiles\"", Built(new ReportOptions(), Records(1, 5)).Build().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_a_later_version_wrote_is_kept_and_adds_up()
    {
        ReportOptions options = Options(1);
        byte[] saved = Saved(Built(options, Records(1, 5)));
        byte[] extended = StateBytes.WithSection(saved, "tickets/a_kpi_of_tomorrow", [1, 2, 3]);

        SupportReportBuilder loaded = SupportReportBuilder.Load(extended, options);
        Assert.Equal(extended, Saved(loaded));
        loaded.Merge(StateBytes.WithSection(Saved(new SupportReportBuilder(options)), "tickets/a_kpi_of_tomorrow", [1, 2]));
        Assert.Equal(StateBytes.WithSection(StateBytes.WithSection(saved, "tickets/a_kpi_of_tomorrow", [1, 2]), "tickets/a_kpi_of_tomorrow", [1, 2, 3]), Saved(loaded));
    }

    [Fact]
    public void A_kpi_that_an_earlier_version_did_not_count_is_left_out_and_said()
    {
        ReportOptions options = Options(1) with { Period = PeriodGrain.All };
        byte[] saved = StateBytes.WithoutSection(Saved(Built(options, new RandomRecords(4).Tickets(30))), "tickets/reopen_rate");

        SupportReportBuilder loaded = SupportReportBuilder.Load(saved, options);
        loaded.Add(new RandomRecords(5).Ticket("new"));
        SupportReport report = loaded.Build();

        Assert.Null(report.Find("reopen_rate", "ratio"));
        Assert.NotNull(report.Find("resolution_rate", "ratio"));
        Assert.Contains(report.Quality.Issues, static issue => issue.Kind == DataIssueKind.MissingPart);
        Assert.DoesNotContain("reopen_rate", StateBytes.SectionNames(Saved(loaded)).Select(static name => name.Split('/')[^1]));
    }

    [Fact]
    public void The_first_issues_of_a_kind_do_not_depend_on_the_order()
    {
        DataIssue[] issues = [.. Enumerable.Range(1, 30).Select(i => new DataIssue { RecordId = $"{i}", Kind = DataIssueKind.MissingId, Message = "x" })];
        ReportOptions options = new();
        SupportReportBuilder up = new(options);
        SupportReportBuilder down = new(options);
        foreach (DataIssue issue in issues)
        {
            up.Add(issue);
        }

        foreach (DataIssue issue in issues.Reverse())
        {
            down.Add(issue);
        }

        Assert.Equal(Saved(up), Saved(down));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], up.Build().Quality.Issues[0].First.Select(static issue => issue.RecordId));
        Assert.Equal(30, up.Build().Quality.Issues[0].Count);
    }
}
