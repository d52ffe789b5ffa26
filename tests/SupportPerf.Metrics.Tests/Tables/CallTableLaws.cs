using FsCheck.Xunit;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>The report of a call table is, bit for bit, that of the same calls given one by one, by any number of threads, of any part of it.</summary>
public class CallTableLaws
{
    private static readonly Instant Now = Instant.FromUtc(2026, 2, 20, 12, 0).PlusNanoseconds(7);

    private static readonly Definitions Odd = Definitions.Default with
    {
        ShortAbandon = Duration.FromSeconds(30),
        HandleTimes =
        [
            new() { Name = "all", IncludeDialing = true, DivideByConcurrency = true, Anchor = CallAnchor.Ended, Cap = Duration.FromMinutes(11) },
            new() { Name = "talk", TalkOnly = true, RequireAgent = true, ExcludeZero = true },
        ],
        SpeedsOfAnswer = [new(), new() { Name = "queued", QueuedOnly = true, WithAbandoned = true }],
        Abandonments = [new(), new() { Name = "short", ShortAbandon = Duration.FromSeconds(20), IncludeBeforeQueue = true, ShortAbandonsStayOffered = true }],
        ServiceLevels = [new() { Formula = ServiceLevelFormula.AbandonedInTimeCountAsMet, IncludeFlowOuts = true }, new() { Name = "slow", Threshold = Duration.FromMinutes(2) }],
    };

    [Property(Replay = "13, 37", MaxTest = 40)]
    public void Its_report_is_that_of_the_calls_by_any_number_of_threads(int seed, byte size, byte choice, bool hasAsOf, bool odd)
    {
        Call[] calls = Calls(seed, (size % 6) switch { 0 => 0, 1 => 1, 2 => 1023, 3 => 1024, 4 => 1025, _ => 2500 + size });
        ReportOptions options = Choose(choice) with { Definitions = odd ? Odd : Definitions.Default };

        // The latest instant of a table is that of all its records, of a filtered stream that of those left.
        options = options with { AsOf = hasAsOf || options.Where.Count > 0 ? Now : null };
        CallTable table = CallTable.Of(calls, options.Definitions, options.AsOf);
        SupportReport expected = Streamed(calls, options);
        foreach (int threads in new[] { 1, 2, 5 })
        {
            SupportReport actual = table.Report(options, threads);
            TableRecords.AssertSame(expected, actual);
            TableRecords.AssertSameIssues(expected, actual, options);
        }
    }

    [Property(Replay = "19, 41", MaxTest = 20)]
    public void The_report_of_a_part_is_that_of_its_calls(int seed, byte choice, bool odd)
    {
        Call[] calls = Calls(seed, 1200);
        ReportOptions options = Choose(choice) with { Definitions = odd ? Odd : Definitions.Default, AsOf = Now };
        Call[] known = [.. calls.Where(static call => call.Outcome != CallOutcome.Ignored && call.OfferedAt <= Now)];
        CallTable table = CallTable.Of(calls, options.Definitions, Now);

        Check(known.Skip(130).Take(300), table.Slice(130, 300));
        Check(known.Where(static call => call.Group == "Berlin"), table.Where(Dimension.Group, "Berlin"));
        Check(
            known.Skip(50).Where(static call => call.Group is null or "" or "Pune").Skip(20).Take(90).Where(static call => call.Agent == "ann"),
            table.Slice(50, table.Count - 50).Where(Dimension.Group, "Pune", SupportReport.NoValue).Slice(20, 90).Where(Dimension.Agent, "ann"));
        Check([], table.Where(Dimension.Named("product"), "none"));
        Check([], table.Slice(table.Count, 0));

        void Check(IEnumerable<Call> expected, CallTable part)
        {
            Call[] kept = [.. expected];
            Assert.Equal(kept.Length, part.Count);
            TableRecords.AssertSame(Streamed(kept, options), part.Report(options, 3));
        }
    }

    [Property(Replay = "3, 11", MaxTest = 25)]
    public void A_table_of_columns_is_that_of_the_same_calls(int seed, byte choice, bool odd)
    {
        Call[] calls = [.. Calls(seed, 400).Select(static (call, row) => call with { Id = $"row {row}", Dimensions = new Dictionary<string, string>() })];
        ReportOptions options = Choose(choice) with { Definitions = odd ? Odd : Definitions.Default, AsOf = Now };
        CallColumns columns = new()
        {
            Offered = ColumnRecords.Instants([.. calls.Select(static call => (Instant?)call.OfferedAt)]),
            Outcomes = [.. calls.Select(static call => call.Outcome)],
            Ended = ColumnRecords.Instants([.. calls.Select(static call => call.EndedAt)]),
            Queued = [.. calls.Select(static call => call.Queued)],
            QueueTimes = ColumnRecords.Durations([.. calls.Select(static call => call.QueueTime)]),
            TalkTimes = ColumnRecords.Durations([.. calls.Select(static call => call.TalkTime)]),
            HoldTimes = ColumnRecords.Durations([.. calls.Select(static call => call.HoldTime)]),
            WrapTimes = ColumnRecords.Durations([.. calls.Select(static call => call.WrapTime)]),
            DialTimes = ColumnRecords.Durations([.. calls.Select(static call => call.DialTime)]),
            Concurrencies = [.. calls.Select(static call => call.Concurrency)],
            Dimensions = [ColumnRecords.Texts(Dimension.Group, [.. calls.Select(static call => call.Group)]), ColumnRecords.Texts(Dimension.Agent, [.. calls.Select(static call => call.Agent)])],
        };
        SupportReport expected = Streamed(calls, options);
        SupportReport actual = CallTable.FromColumns(columns, options.Definitions, Now).Report(options);
        TableRecords.AssertSame(expected, actual);
        TableRecords.AssertSameIssues(expected, actual, options);
    }

    [Fact]
    public void Durations_are_read_in_their_units()
    {
        Assert.Equal(Duration.FromSeconds(7), DurationColumn.FromSeconds(new long[] { 7 }).At(0, "x"));
        Assert.Equal(Duration.FromMilliseconds(7), DurationColumn.FromMilliseconds(new long[] { 7 }).At(0, "x"));
        Assert.Equal(Duration.FromNanoseconds(7000), DurationColumn.FromMicroseconds(new long[] { 7 }).At(0, "x"));
        Assert.Equal(Duration.FromNanoseconds(-7), DurationColumn.FromNanoseconds(new long[] { -7 }).At(0, "x"));
        Assert.Null(DurationColumn.FromSeconds(new long[] { 7 }, new byte[] { 0 }).At(0, "x"));
    }

    [Fact]
    public void Readers_push_into_its_builder()
    {
        RandomRecords random = new(1);
        CallTableBuilder builder = new();
        foreach (Call call in Calls(3, 50).Where(static call => call.Outcome != CallOutcome.Ignored))
        {
            builder.Add(call);
        }

        builder.Add(random.Ticket("T1"));
        builder.Add(random.Survey("S1"));
        builder.Add(random.Review("Q1"));
        builder.Add(random.Call("C1"));
        builder.Add(new DataIssue { RecordId = "x", Kind = DataIssueKind.UnreadableNumber, Message = "m" });
        int added = Calls(3, 50).Count(static call => call.Outcome != CallOutcome.Ignored) + 1;
        CallTable table = builder.Build();
        Assert.Equal(added, table.Count);
        Assert.Equal(added, table.Report().Quality.Records["calls"]);
        Assert.Contains(table.Report().Quality.Issues, static issue => issue.Kind == DataIssueKind.UnreadableNumber && issue.First.Any(static first => first.RecordId == "x"));
        Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Throws<InvalidOperationException>(() => builder.Add(random.Call("C2")));
    }

    [Fact]
    public void Columns_take_few_bytes_a_call()
    {
        Call[] calls = [.. Enumerable.Range(0, 5000).Select(static i => new Call
        {
            Id = $"{i}",
            OfferedAt = Instant.FromUnixTimeSeconds(1_750_000_000 + i),
            Outcome = CallOutcome.Answered,
            QueueTime = Duration.FromSeconds(i % 50),
            TalkTime = Duration.FromSeconds(i % 500),
            WrapTime = Duration.FromSeconds(i % 70),
            Group = i % 2 == 0 ? "Berlin" : "Pune",
        })];
        Assert.Equal(18, CallTable.Of(calls).ColumnBytes / 5000.0, 1);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        InstantColumn two = InstantColumn.FromUnixSeconds(new long[] { 1, 2 });
        CallOutcome[] outcomes = [CallOutcome.Answered, CallOutcome.Abandoned];
        Says("Outcomes has 1 rows; Offered has 2", () => CallTable.FromColumns(new CallColumns { Offered = two, Outcomes = [CallOutcome.Answered] }));
        Says("TalkTimes has 3 rows; Offered has 2", () => CallTable.FromColumns(new CallColumns { Offered = two, Outcomes = outcomes, TalkTimes = DurationColumn.FromSeconds(new long[3]) }));
        Says("Offered, row 1: it is null", () => CallTable.FromColumns(new CallColumns { Offered = InstantColumn.FromUnixSeconds(new long[] { 1, 2 }, new byte[] { 1 }), Outcomes = outcomes }));
        Says("TalkTimes, row 1: 9999999999999 lies outside 146 years", () => CallTable.FromColumns(new CallColumns { Offered = two, Outcomes = outcomes, TalkTimes = DurationColumn.FromSeconds(new[] { 1, 9_999_999_999_999 }) }));
        Says("9 rows need 2", () => DurationColumn.FromSeconds(new long[9], new byte[1]));
        CallTable table = CallTable.FromColumns(new CallColumns { Offered = two, Outcomes = outcomes });
        Says("A table of calls does not carry csat", () => table.Report(new ReportOptions { Metrics = ["csat"] }));
        Says("has 2 calls", () => table.Slice(3, 0));

        static void Says(string text, Func<object> act) => Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    private static ReportOptions Choose(byte choice) => (choice % 6) switch
    {
        0 => new(),
        1 => new() { By = [Dimension.Group], Period = PeriodGrain.Month },
        2 => new() { By = [Dimension.Agent, Dimension.Group], Period = PeriodGrain.Week, TimeZone = DateTimeZoneProviders.Tzdb["Pacific/Apia"], Metrics = ["service_level", "handle_time"] },
        3 => new() { By = [Dimension.HourOfDay, Dimension.Weekday], Statistics = ["ratio", "median", "mean", "count", "sum"] },
        4 => new() { From = Instant.FromUtc(2026, 1, 20, 5, 30), To = Instant.FromUtc(2026, 3, 2, 0, 0), Where = [new(Dimension.Group, "Berlin"), new(Dimension.Group, SupportReport.NoValue)] },
        _ => new() { Calendar = TableRecords.Berlin, Period = PeriodGrain.Hour, Quantiles = QuantileMode.Approximate },
    };

    private static SupportReport Streamed(IEnumerable<Call> calls, ReportOptions options)
    {
        SupportReportBuilder builder = new(options.Metrics.Count > 0 ? options : options with { Metrics = CallTable.Metrics });
        builder.AddCalls(calls);
        return builder.Build();
    }

    private static Call[] Calls(int seed, int count)
    {
        RandomRecords random = new(seed);
        return
        [
            .. random.Calls(count).Select(call => call with
            {
                // Before 1970 too, and parts that cannot be.
                OfferedAt = random.Chance(2) ? Instant.FromUnixTimeSeconds(-random.Next(3)) : call.OfferedAt,
                EndedAt = random.Chance(40) ? call.OfferedAt + Duration.FromNanoseconds((random.Next(100_000) * 1_000_000L) - 5_000) : null,
                Outcome = random.Pick(call.Outcome, call.Outcome, call.Outcome, CallOutcome.FlowedOut, CallOutcome.Unknown, CallOutcome.Ignored),
                Queued = random.Chance(30) ? random.Chance(50) : null,
                QueueTime = random.Chance(2) ? Duration.FromSeconds(-5) : call.QueueTime,
                HoldTime = random.Chance(20) ? Duration.FromNanoseconds(random.Next(1_000_000_000)) : null,
                DialTime = random.Chance(10) ? Duration.FromDays(random.Next(40_000)) : null,
                Concurrency = random.Chance(30) ? random.Next(5) : null,
                Agent = random.Pick("ann", "bob", "", null),
                Dimensions = random.Chance(30) ? new Dictionary<string, string> { ["product"] = "phone" } : new Dictionary<string, string>(),
            }),
        ];
    }
}
