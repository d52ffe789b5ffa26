using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Tests.Reports;

public class ComparisonTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static Instant In(int year, int month, int day, int hour = 0, int minute = 0) =>
        Berlin.AtStrictly(new LocalDateTime(year, month, day, hour, minute)).ToInstant();

    private static Ticket Created(string id, Instant at, Duration? solvedAfter = null, string? group = null) => new()
    {
        Id = id,
        CreatedAt = at,
        Group = group,
        SolvedAt = solvedAfter is { } after ? at + after : null,
    };

    private static IEnumerable<Ticket> Several(string id, int count, Instant from, Duration step, Duration? solvedAfter = null) =>
        Enumerable.Range(0, count).Select(i => Created($"{id}{i}", from + (i * step), solvedAfter));

    private static ReportOptions Monthly(Instant asOf) => new() { TimeZone = Berlin, Period = PeriodGrain.Month, Compare = ReportComparison.PreviousPeriod, AsOf = asOf };

    private static ComparisonRow One(SupportReport report, string metric, string statistic, Instant period) =>
        Assert.Single(report.Comparisons, row => row.Metric == metric && row.Statistic == statistic && row.PeriodStart == period && row.Dimensions.Count == 0);

    [Fact]
    public void Counts_are_rates_of_real_days_so_the_25_hour_day_counts()
    {
        Ticket[] tickets = [.. Several("a", 60, In(2026, 9, 1, 1), Duration.FromHours(11)), .. Several("b", 62, In(2026, 10, 1, 1), Duration.FromHours(11))];

        ComparisonRow row = One(SupportReport.Compute(tickets, null, Monthly(In(2026, 11, 1))), "tickets_created", "count", In(2026, 10, 1));

        double days = 31 + (1 / 24.0);
        RateComparison expected = new(60, 30, 62, days);
        Assert.Equal("count_per_day", row.Unit);
        Assert.Equal(62 / days, row.Value!.Value, 12);
        Assert.Equal(2, row.PreviousValue);
        Assert.Equal((62, 60), (row.N, row.PreviousN));
        Assert.Equal(expected.P, row.P);
        Assert.Equal(("rate_ratio", "exact_rates", "conditional_wilson"), (row.Effect, row.Test, row.CiMethod));
        Assert.Equal(expected.Interval!.Value.Low, row.CiLow);
        Assert.Equal(100 * ((62 / days / 2) - 1), row.ChangePercent!.Value, 9);
        Assert.False(row.IsSignificant);
        Assert.Equal(SampleSize.MeanDifference(62 / days, 2, (62 / days) - 2), row.NeededPerGroup);
        Assert.Equal((In(2026, 9, 1), In(2026, 10, 1), false), (row.PreviousStart, row.PreviousEnd, row.IsIncomplete));
    }

    [Fact]
    public void Shares_have_newcombes_interval_and_the_number_that_would_show_the_difference()
    {
        // Of 10 in September 5 are solved, of 10 in October 8.
        Duration hour = Duration.FromHours(1);
        Ticket[] tickets =
        [
            .. Several("a", 5, In(2026, 9, 1), hour, hour), .. Several("b", 5, In(2026, 9, 2), hour),
            .. Several("c", 8, In(2026, 10, 1), hour, hour), .. Several("d", 2, In(2026, 10, 2), hour),
        ];

        ComparisonRow row = One(SupportReport.Compute(tickets, null, Monthly(In(2026, 11, 1))), "resolution_rate", "ratio", In(2026, 10, 1));

        ProportionComparison expected = new(new Ratio(8, 10), new Ratio(5, 10));
        Assert.Equal(0.3, row.Difference!.Value, 12);
        Assert.Equal((expected.Interval!.Value.Low, expected.Interval.Value.High, expected.P), (row.CiLow, row.CiHigh, row.P));

        // (1.959964 sqrt(2 * .65 * .35) + .841621 sqrt(.8 * .2 + .5 * .5))² / .3² = 38.48...
        Assert.Equal(39, row.NeededPerGroup);
        Assert.Null(row.ChangePercent);
    }

    [Fact]
    public void Nps_changes_in_points_never_in_per_cent()
    {
        SurveyResponse Answer(string id, int score, Instant at) => new() { Id = id, Kind = SurveyKind.Nps, Score = score, AnsweredAt = at };
        SurveyResponse[] answers =
        [
            Answer("1", 10, In(2026, 9, 1)), Answer("2", 0, In(2026, 9, 2)), Answer("3", 3, In(2026, 9, 3)), Answer("4", 8, In(2026, 9, 3)),
            Answer("5", 10, In(2026, 10, 1)), Answer("6", 9, In(2026, 10, 2)), Answer("7", 3, In(2026, 10, 3)), Answer("8", 8, In(2026, 10, 3)),
        ];

        ComparisonRow row = One(SupportReport.Compute([], answers, Monthly(In(2026, 11, 1))), "nps", "score", In(2026, 10, 1));

        NetPromoterComparison expected = new(new NetPromoterScore(2, 1, 1), new NetPromoterScore(1, 1, 2));
        Assert.Equal((25.0, -25.0, 50.0), (row.Value, row.PreviousValue, row.Difference));
        Assert.Null(row.ChangePercent);
        Assert.Equal((expected.AdjustedP, expected.Interval!.Value.Low), (row.P, row.CiLow));

        // Variances of an answer: 3/4 - 1/16 = 11/16 in both; (1.959964 + .841621)² * 2 * 11/16 / .5² = 43.17.
        Assert.Equal(44, row.NeededPerGroup);
    }

    [Fact]
    public void Medians_have_the_shift_and_the_rank_test()
    {
        Ticket Solved(string id, int month, int hours) => Created(id, In(2026, month, 2), Duration.FromHours(hours));
        Ticket[] tickets = [Solved("1", 9, 4), Solved("2", 9, 5), Solved("3", 9, 6), Solved("4", 10, 1), Solved("5", 10, 2), Solved("6", 10, 3)];

        ComparisonRow row = One(SupportReport.Compute(tickets, null, Monthly(In(2026, 11, 1))), "resolution_time", "median", In(2026, 10, 1));

        // All of October below all of September: 2 of the C(6, 3) = 20 orders are as extreme.
        Assert.Equal((2 * 3600.0, 5 * 3600.0, -3 * 3600.0, -60.0), (row.Value, row.PreviousValue, row.Difference, row.ChangePercent));
        Assert.Equal(("shift", -3 * 3600.0, "mann_whitney_exact"), (row.Effect, row.EffectValue, row.Test));
        Assert.Equal(0.1, row.P!.Value, 12);

        // Six values bound nothing at 95 %. Noether: (1.959964 + .841621)² / (6 * .25) = 5.23.
        Assert.Null(row.CiLow);
        Assert.Equal(6, row.NeededPerGroup);
    }

    [Fact]
    public void An_incomplete_period_is_compared_with_the_same_stretch_judged_then()
    {
        Ticket[] tickets =
        [
            Created("before the cut, solved after it", In(2026, 10, 5), Duration.FromDays(10)),
            Created("at the cut", In(2026, 10, 11, 12)),
            Created("after the cut", In(2026, 10, 11, 12, 1), Duration.FromMinutes(1)),
            Created("now", In(2026, 11, 5), Duration.FromDays(1)),
            Created("just now", In(2026, 11, 11, 12)),
        ];

        SupportReport report = SupportReport.Compute(tickets, null, Monthly(In(2026, 11, 11, 12)));
        ComparisonRow created = One(report, "tickets_created", "count", In(2026, 11, 1));
        ComparisonRow solved = One(report, "resolution_rate", "ratio", In(2026, 11, 1));

        Assert.True(created.IsIncomplete);
        Assert.Equal((In(2026, 11, 11, 12), In(2026, 10, 1), In(2026, 10, 11, 12)), (created.PeriodEnd, created.PreviousStart, created.PreviousEnd));
        Assert.Equal((2, 2), (created.N, created.PreviousN));
        Assert.Equal(2 / 10.5, created.Value!.Value, 12);
        Assert.Equal((0.5, 0.0), (solved.Value, solved.PreviousValue));
        Assert.Equal((2, 2), (solved.N, solved.PreviousN));
        Assert.Equal(2, One(report, "backlog", "count", In(2026, 11, 1)).PreviousValue);
    }

    [Fact]
    public void A_longer_incomplete_month_takes_the_whole_shorter_one()
    {
        Ticket[] tickets = [.. Several("a", 28, In(2026, 2, 1, 5), Duration.FromDays(1)), Created("b", In(2026, 3, 30))];

        ComparisonRow row = One(SupportReport.Compute(tickets, null, Monthly(In(2026, 3, 31, 6))), "tickets_created", "count", In(2026, 3, 1));

        Assert.Equal((28, In(2026, 2, 1), In(2026, 3, 1), true), (row.PreviousN, row.PreviousStart, row.PreviousEnd, row.IsIncomplete));
    }

    [Fact]
    public void The_first_period_has_no_predecessor_and_an_empty_month_is_a_zero()
    {
        Ticket[] tickets = [Created("1", In(2026, 1, 5), Duration.FromHours(1)), Created("2", In(2026, 3, 5), Duration.FromHours(1))];

        SupportReport report = SupportReport.Compute(tickets, null, Monthly(In(2026, 4, 1)));

        Assert.DoesNotContain(report.Comparisons, row => row.PeriodStart == In(2026, 1, 1));
        ComparisonRow created = One(report, "tickets_created", "count", In(2026, 3, 1));
        Assert.Equal((0.0, 1 / ((In(2026, 4, 1) - In(2026, 3, 1)).TotalDays)), (created.PreviousValue, created.Value));
        Assert.Null(created.ChangePercent);
        Assert.Null(created.EffectValue);
        Assert.Null(created.CiHigh);
        ComparisonRow median = One(report, "resolution_time", "median", In(2026, 3, 1));
        Assert.Equal((1, 0), (median.N, median.PreviousN));
        Assert.Null(median.PreviousValue);
        Assert.Null(median.Difference);
        Assert.Null(median.P);
        Assert.Null(One(report, "resolution_rate", "ratio", In(2026, 3, 1)).P);
    }

    [Fact]
    public void What_lies_before_the_window_is_a_predecessor_and_no_row()
    {
        Ticket[] tickets = [Created("1", In(2025, 12, 20)), Created("2", In(2025, 12, 10)), Created("3", In(2026, 1, 20)), Created("4", In(2026, 2, 20)), Created("5", In(2026, 2, 21))];

        SupportReport whole = SupportReport.Compute(tickets, null, Monthly(In(2026, 5, 1)) with { From = In(2026, 1, 1), To = In(2026, 3, 1) });
        SupportReport part = SupportReport.Compute(tickets, null, Monthly(In(2026, 5, 1)) with { From = In(2026, 1, 15), To = In(2026, 3, 1) });

        Assert.DoesNotContain(whole.Rows, row => row.PeriodStart < In(2026, 1, 1));
        Assert.Equal(2, One(whole, "tickets_created", "count", In(2026, 1, 1)).PreviousN);
        Assert.Equal(1, One(whole, "tickets_created", "count", In(2026, 2, 1)).PreviousN);

        // Half a January is compared with half a December.
        ComparisonRow half = One(part, "tickets_created", "count", In(2026, 1, 15));
        Assert.Equal((1, 1, In(2025, 12, 15), In(2026, 1, 1), false), (half.N, half.PreviousN, half.PreviousStart, half.PreviousEnd, half.IsIncomplete));
    }

    [Theory]
    [InlineData("2026-03-01T00:00", "2026-05-01T00:00", "2026-01-01T00:00")] // two months, with the clock change in the later two
    [InlineData("2026-03-28T00:00", "2026-03-31T00:00", "2026-03-25T00:00")] // three days, one of 23 hours
    [InlineData("2026-10-19T00:00", "2026-10-26T00:00", "2026-10-12T00:00")] // a week of 169 hours
    [InlineData("2026-10-26T06:00", "2026-10-26T18:00", "2026-10-25T18:00")] // half a day
    public void A_window_is_compared_with_as_many_calendar_units_before_it(string from, string to, string previous)
    {
        Instant Local(string text) => Berlin.AtStrictly(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(text).Value).ToInstant();
        Ticket[] tickets = [Created("1", Local(previous)), Created("2", Local(from) - Duration.FromMinutes(1)), Created("3", Local(from))];

        SupportReport report = SupportReport.Compute(tickets, null, Monthly(In(2027, 1, 1)) with { Period = PeriodGrain.All, From = Local(from), To = Local(to) });

        ComparisonRow row = One(report, "tickets_created", "count", Local(from));
        Assert.Equal((Local(to), Local(previous), Local(from)), (row.PeriodEnd, row.PreviousStart, row.PreviousEnd));
        Assert.Equal((1, 2), (row.N, row.PreviousN));
    }

    [Theory]
    [InlineData(PeriodGrain.Month, "2026-10-01", "2025-10-01")]
    [InlineData(PeriodGrain.Quarter, "2026-10-01", "2025-10-01")]
    [InlineData(PeriodGrain.Year, "2026-01-01", "2025-01-01")]
    [InlineData(PeriodGrain.Day, "2024-02-29", "2023-02-28")]
    [InlineData(PeriodGrain.Week, "2026-03-02", "2025-03-03")] // ISO week 10 of both years
    public void The_year_before_is_that_of_the_local_calendar(PeriodGrain grain, string period, string expected)
    {
        Instant Start(string text) => Berlin.AtStartOfDay(NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value).ToInstant();
        Ticket[] tickets = [Created("1", Start(expected)), Created("2", Start(period))];

        SupportReport report = SupportReport.Compute(tickets, null, Monthly(In(2028, 1, 1)) with { Period = grain, Compare = ReportComparison.SamePeriodLastYear });

        ComparisonRow row = One(report, "tickets_created", "count", Start(period));
        Assert.Equal((Start(expected), 1), (row.PreviousStart, row.PreviousN));
    }

    [Fact]
    public void A_week_53_has_no_week_53_a_year_before()
    {
        Ticket[] tickets = [Created("1", In(2025, 12, 29)), Created("2", In(2026, 12, 29))];

        SupportReport report = SupportReport.Compute(tickets, null, Monthly(In(2027, 2, 1)) with { Period = PeriodGrain.Week, Compare = ReportComparison.SamePeriodLastYear });

        Assert.DoesNotContain(report.Comparisons, row => row.PeriodStart == In(2026, 12, 28));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        ReportOptions all = new() { Compare = ReportComparison.PreviousPeriod, AsOf = In(2026, 5, 1) };
        Assert.Contains("From and To", Assert.Throws<ArgumentException>(() => new SupportReportBuilder(all)).Message, StringComparison.Ordinal);
        Assert.Contains("AsOf", Assert.Throws<ArgumentException>(() => new SupportReportBuilder(all with { AsOf = null, Period = PeriodGrain.Day })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SupportReportBuilder(all with { Compare = ReportComparison.SamePeriodLastYear, From = In(2024, 1, 1), To = In(2026, 1, 1) }));
    }

    [Fact]
    public void Outputs_have_comparisons_only_where_they_are_asked_for()
    {
        Ticket[] tickets = [.. Several("a", 3, In(2026, 9, 1), Duration.FromHours(1), Duration.FromHours(1)), .. Several("b", 3, In(2026, 10, 1), Duration.FromHours(1), Duration.FromHours(2))];
        ReportOptions options = Monthly(In(2026, 11, 1)) with { By = [Dimension.Group] };
        SupportReport with = SupportReport.Compute(tickets, null, options);
        SupportReport without = SupportReport.Compute(tickets, null, options with { Compare = ReportComparison.None });

        Assert.Equal(Csv(without), Csv(with));
        Assert.DoesNotContain("comparisons", without.ToJson(), StringComparison.Ordinal);
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(with.ToJson());
        Assert.Equal(with.Comparisons.Count, json.RootElement.GetProperty("comparisons").GetArrayLength());
        Assert.Contains(json.RootElement.GetProperty("comparisons").EnumerateArray(), row => row.GetProperty("group").GetString() == "(none)");
        using StringWriter table = new();
        with.WriteTable(table);
        Assert.Contains("Is it real?", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("within chance, p ", table.ToString(), StringComparison.Ordinal);
        Assert.Contains(" in each", table.ToString(), StringComparison.Ordinal);
    }

    [Property(Replay = "(77,79)", MaxTest = 40)]
    public void A_period_compared_with_itself_shows_no_change(int seed)
    {
        // Everything happens again, exactly a week later.
        Random random = new(seed);
        Action<SupportReportBuilder>[] Week(Duration shift, int again) => [.. WeekOfRecords.Of(new Random(again), ReportLaws.Start + shift, 60)];
        int same = random.Next();
        ReportOptions options = new() { Period = PeriodGrain.Week, Compare = ReportComparison.PreviousPeriod, AsOf = ReportLaws.Start + Duration.FromDays(14), By = [Dimension.Group] };
        SupportReportBuilder builder = new(options);
        foreach (Action<SupportReportBuilder> add in Week(Duration.Zero, same).Concat(Week(Duration.FromDays(7), same)))
        {
            add(builder);
        }

        IReadOnlyList<ComparisonRow> rows = builder.Build().Comparisons;

        Assert.NotEmpty(rows);
        Assert.All(rows.Where(row => row.Metric != "backlog"), row =>
        {
            Assert.Equal((row.Value, row.N), (row.PreviousValue, row.PreviousN));
            Assert.Equal(0, row.Difference ?? 0);
            Assert.Equal(1, row.P ?? 1, 12);
            Assert.Null(row.NeededPerGroup);
            Assert.True(row.CiLow is null || row.CiHigh is null || (row.CiLow <= row.EffectValue && row.EffectValue <= row.CiHigh));
        });
    }

    [Property(Replay = "(81,83)", MaxTest = 25)]
    public void Any_split_of_any_records_merged_again_is_one_pass(int seed)
    {
        Random random = new(seed);
        Instant start = ReportLaws.Start;
        ReportOptions options = new()
        {
            Calendar = random.Next(2) == 0 ? null : BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build(),
            TimeZone = Berlin,
            Period = (PeriodGrain)random.Next(1, 6),
            By = random.Next(2) == 0 ? [] : [Dimension.Group, Dimension.Weekday],
            From = random.Next(2) == 0 ? null : start + Duration.FromHours(random.Next(60)),
            To = random.Next(2) == 0 ? null : start + Duration.FromHours(random.Next(61, 170)),
            AsOf = start + Duration.FromHours(random.Next(100, 200)),
            Compare = (ReportComparison)random.Next(3),
            Definitions = Definitions.Default with { Slas = [new() { Name = "reply", Clock = SlaClock.FirstResponseTime, Target = Duration.FromHours(2) }] },
        };
        ReportLaws.Hold(options, [.. WeekOfRecords.Of(random, start, 1 + random.Next(50))], random);
    }

    private static string Csv(SupportReport report)
    {
        using StringWriter writer = new();
        report.WriteCsv(writer);
        return writer.ToString();
    }
}
