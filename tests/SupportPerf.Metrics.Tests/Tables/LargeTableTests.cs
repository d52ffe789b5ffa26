using System.Buffers;
using System.Numerics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>What large tables ask for: totals beyond 64 bits, and memory that does not grow with the tickets.</summary>
public class LargeTableTests
{
    private const uint Origin = 1_700_000_000;
    private const uint Day = 86_400;
    private const int Many = 10_000_000;
    private const int Kinds = 1000;

    /// <summary>What ten million tickets took in seconds: in nanoseconds 3.5 · 10^23, more than 2^64.</summary>
    private const long Total = (Many * 400L * Day) + (Many / Kinds * (Kinds * (Kinds - 1L) / 2));

    [Fact]
    public void Totals_beyond_64_bits_are_right()
    {
        const int count = 60_000;
        const uint days = 400;
        uint[] created = [.. Enumerable.Range(0, count).Select(static row => Origin + (uint)row)];
        TicketTable table = TicketTable.FromColumns(new TicketColumns
        {
            Created = InstantColumn.FromUnixSeconds32(created),
            Solved = InstantColumn.FromUnixSeconds32(Array.ConvertAll(created, static second => second + (days * Day))),
        });
        foreach (EnginePath path in TableRecords.Paths)
        {
            SupportReport report = table.Report(new ReportOptions { Calendar = BusinessCalendar.AlwaysOpen, Metrics = ["resolution_time"] }, 2, path);
            foreach (HoursBasis basis in new[] { HoursBasis.Calendar, HoursBasis.Business })
            {
                // In nanoseconds 2 · 10^21, more than 2^63.
                Assert.Equal((double)count * days * Day, report.Find("resolution_time", "sum", basis)!.Value);
                Assert.Equal((double)days * Day, report.Find("resolution_time", "mean", basis)!.Value);
                Assert.Equal((double)days * Day, report.Find("resolution_time", "p99", basis)!.Value);
            }
        }
    }

    [Fact]
    public void Ten_million_tickets_of_400_days_add_up_in_a_table()
    {
        uint[] created = new uint[Many];
        uint[] solved = new uint[Many];
        for (int row = 0; row < Many; row++)
        {
            created[row] = Origin + (uint)row;
            solved[row] = created[row] + (uint)SecondsOf(row);
        }

        TicketTable table = TicketTable.FromColumns(new TicketColumns { Created = InstantColumn.FromUnixSeconds32(created), Solved = InstantColumn.FromUnixSeconds32(solved) });
        SupportReport report = table.Report(new ReportOptions { Calendar = BusinessCalendar.AlwaysOpen, Metrics = ["resolution_time"], Statistics = ["sum", "mean", "count", "max"] }, 2);
        foreach (HoursBasis basis in new[] { HoursBasis.Calendar, HoursBasis.Business })
        {
            Assert.Equal(Many, report.Find("resolution_time", "count", basis)!.Value);
            Assert.Equal((double)Total, report.Find("resolution_time", "sum", basis)!.Value);
            Assert.Equal((double)Total / Many, report.Find("resolution_time", "mean", basis)!.Value);
            Assert.Equal((400d * Day) + Kinds - 1, report.Find("resolution_time", "max", basis)!.Value);
        }
    }

    [Fact]
    public void Ten_million_tickets_of_400_days_add_up_in_a_stream_and_its_saved_state()
    {
        Instant origin = Instant.FromUnixTimeSeconds(Origin);
        Ticket[] tickets = [.. Enumerable.Range(0, Kinds).Select(row => new Ticket { Id = $"{row}", CreatedAt = origin, SolvedAt = origin + Duration.FromSeconds(SecondsOf(row)) })];
        ReportOptions options = new() { AsOf = origin + Duration.FromDays(500), Metrics = ["resolution_time"], Statistics = ["sum"] };
        SupportReportBuilder builder = new(options);
        for (int row = 0; row < Many; row++)
        {
            builder.Add(tickets[row % Kinds]);
        }

        Assert.Equal((double)Total, builder.Build().Find("resolution_time", "sum")!.Value);
        Assert.Equal(new BigInteger(Total) * 1_000_000_000, NanosecondsOf(builder));
        ArrayBufferWriter<byte> saved = new();
        builder.Save(saved);
        Assert.Equal(new BigInteger(Total) * 1_000_000_000, NanosecondsOf(SupportReportBuilder.Load(saved.WrittenSpan, options)));

        static BigInteger NanosecondsOf(SupportReportBuilder builder) =>
            builder.Tickets.Durations.Single(static kpi => kpi.Metric.Key == "resolution_time").Block.Cells.All().Single().Cell.Calendar.Sum.ToBigInteger();
    }

    [SkippableFact]
    public void A_report_allocates_nothing_for_a_ticket()
    {
#if NETSTANDARD_ASSET
        Skip.If(true, "That asset has no spans of the runtime's: conversions between its own allocate.");
#endif
        const int more = 200_000;
        TicketTable table = Table(2 * more);
        ReportOptions options = new()
        {
            Policy = TableRecords.Policy with { CalendarBy = TableRecords.Policy.CalendarBy! with { Default = "us", Map = new Dictionary<string, string>() } },
            By = [Dimension.Group],
            Period = PeriodGrain.Month,
            HoursBasis = HoursBasis.Business,
            Metrics = ["first_response_time", "resolution_time", "resolution_rate", "csat", "nps"],
            Statistics = ["mean", "median", "p90", "p95", "ratio", "score"],
        };

        // The least of several rounds: the runtime allocates in some, code that allocates does in all.
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            least = Math.Min(least, Allocated(table, options) - Allocated(table.Slice(0, more), options));
        }

        Assert.InRange(least / (double)more, -1, 1);
    }

    /// <summary>400 days and up to a thousand seconds.</summary>
    private static long SecondsOf(int row) => (400L * Day) + (row % Kinds);

    private static long Allocated(TicketTable table, ReportOptions options)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(table.Report(options).Rows);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TicketTable Table(int count)
    {
        RandomRecords random = new(1);
        uint[] created = new uint[count];
        uint[] responses = new uint[count];
        uint[] solves = new uint[count];
        int[] groups = new int[count];
        sbyte[] csat = new sbyte[count];
        for (int i = 0; i < count; i++)
        {
            created[i] = Origin + (uint)random.Next(90 * (int)Day);
            responses[i] = created[i] + (uint)random.Next(100_000);
            solves[i] = responses[i] + (uint)random.Next(500_000);
            groups[i] = random.Next(3);
            csat[i] = (sbyte)(1 + random.Next(5));
        }

        return TicketTable.FromColumns(new TicketColumns
        {
            Created = InstantColumn.FromUnixSeconds32(created),
            FirstResponse = InstantColumn.FromUnixSeconds32(responses),
            Solved = InstantColumn.FromUnixSeconds32(solves),
            Dimensions = [new DimensionColumn(Dimension.Group, groups, ["Berlin", "Austin", "Pune"])],
            Csat = new ScoreColumn(csat),
            Nps = new ScoreColumn(csat),
        });
    }
}
