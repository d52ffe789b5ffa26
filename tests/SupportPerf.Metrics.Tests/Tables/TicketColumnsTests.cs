using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>A table of columns is that of the same tickets; slices are filters; what does not fit is said with its place.</summary>
public class TicketColumnsTests
{
    private static readonly ReportOptions ByMonth = new() { Calendar = TableRecords.Berlin, By = [Dimension.Group], Period = PeriodGrain.Month };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_report_of_columns_is_that_of_the_tickets(bool whole)
    {
        for (int seed = 1; seed <= 4; seed++)
        {
            ColumnRecords records = ColumnRecords.Of(seed, 600, whole);
            TicketTable table = TicketTable.FromColumns(records.Columns, ColumnRecords.Definitions);
            Assert.Equal(600, table.Count);
            TableRecords.AssertSame(TableRecords.Streamed(records.Tickets, ByMonth with { Definitions = ColumnRecords.Definitions }, records.Ratings), table.Report(ByMonth));
        }
    }

    [Fact]
    public void What_lies_after_the_as_of_instant_is_ignored()
    {
        Instant asOf = Instant.FromUtc(2026, 2, 10, 13, 0);
        ColumnRecords records = ColumnRecords.Of(9, 600, whole: false);
        ReportOptions options = ByMonth with { AsOf = asOf, Definitions = ColumnRecords.Definitions };

        // The rating of a ticket that had not been created then counts no more than its ticket.
        HashSet<string> known = [.. records.Tickets.Where(ticket => ticket.CreatedAt <= asOf).Select(static ticket => ticket.Id)];
        TableRecords.AssertSame(
            TableRecords.Streamed(records.Tickets, options, records.Ratings.Where(rating => known.Contains(rating.Id))),
            TicketTable.FromColumns(records.Columns, ColumnRecords.Definitions, asOf).Report(options));
    }

    [Fact]
    public void A_slice_is_a_filter()
    {
        ColumnRecords records = ColumnRecords.Of(3, 500, whole: false);
        Instant asOf = Instant.FromUtc(2026, 12, 1, 0, 0);
        ReportOptions options = ByMonth with { AsOf = asOf, Definitions = ColumnRecords.Definitions };
        TicketTable table = TicketTable.FromColumns(records.Columns, ColumnRecords.Definitions, asOf);

        Check(records.Tickets.Skip(100).Take(250), table.Slice(100, 250));
        Check(records.Tickets.Where(static ticket => ticket.Group == "Berlin"), table.Where(Dimension.Group, "Berlin"));
        Check(records.Tickets.Where(static ticket => ticket.Group is "Berlin" or null or "").Skip(20).Take(41).Skip(1), table.Where(Dimension.Group, "Berlin", SupportReport.NoValue).Slice(20, 41).Slice(1, 40));
        Check(records.Tickets.Skip(50).Where(static ticket => ticket.Group == "Pune"), table.Slice(50, 450).Where(Dimension.Group, "Austin", "Pune").Where(Dimension.Group, "Pune"));
        Check([], table.Where(Dimension.Agent, "nobody"));
        Check([], table.Slice(500, 0));

        void Check(IEnumerable<Ticket> tickets, TicketTable slice)
        {
            Ticket[] kept = [.. tickets];
            HashSet<string> ids = [.. kept.Select(static ticket => ticket.Id)];
            Assert.Equal(kept.Length, slice.Count);
            TableRecords.AssertSame(TableRecords.Streamed(kept, options, records.Ratings.Where(rating => ids.Contains(rating.Id))), slice.Report(options));
        }
    }

    [Fact]
    public void Columns_take_few_bytes_a_ticket()
    {
        Assert.InRange(TicketTable.FromColumns(ColumnRecords.Of(1, 5000, whole: true).Columns with { HandleTimes = null, Reopens = null, NpsAt = null }).ColumnBytes / 5000.0, 10, 22);
        Assert.InRange(TicketTable.FromColumns(ColumnRecords.Of(1, 5000, whole: false).Columns with { HandleTimes = null, Reopens = null, NpsAt = null }).ColumnBytes / 5000.0, 10, 40);
    }

    [Fact]
    public void What_does_not_fit_is_said_with_its_place()
    {
        InstantColumn two = InstantColumn.FromUnixSeconds(new long[] { 1, 2 });
        InstantColumn three = InstantColumn.FromUnixSeconds(new long[] { 1, 2, 3 });
        Says("Solved has 3 rows; Created has 2", () => TicketTable.FromColumns(new TicketColumns { Created = two, Solved = three }));
        Says("group has 1 rows; Created has 2", () => TicketTable.FromColumns(new TicketColumns { Created = two, Dimensions = [new DimensionColumn(Dimension.Group, new[] { 0 }, ["a"])] }));
        Says("Created, row 1: it is null", () => TicketTable.FromColumns(new TicketColumns { Created = InstantColumn.FromUnixSeconds(new long[] { 1, 2 }, new byte[] { 1 }) }));
        Says("Solved, row 1: 9999999999999", () => TicketTable.FromColumns(new TicketColumns { Created = two, Solved = InstantColumn.FromUnixSeconds(new[] { 1, 9_999_999_999_999 }) }));
        Says("row 2: the code 1", () => new DimensionColumn(Dimension.Group, new[] { 0, -1, 1 }, ["a"]));
        Says("9 rows need 2", () => InstantColumn.FromUnixSeconds(new long[9], new byte[1]));
        Says("of the dimension group", () => TicketTable.FromColumns(new TicketColumns
        {
            Created = two,
            Dimensions = [new DimensionColumn(Dimension.Group, new[] { 0, 0 }, ["a"]), new DimensionColumn(Dimension.Named("group"), new[] { 0, 0 }, ["b"])],
        }));
        TicketTable table = TicketTable.FromColumns(new TicketColumns { Created = two });
        Says("does not carry ces", () => table.Report(new ReportOptions { Metrics = ["ces"] }));
        Says("definitions", () => table.Report(new ReportOptions { Definitions = Definitions.Default with { OneTouchWithoutReply = true } }));
        Says("as of", () => table.Report(new ReportOptions { AsOf = Instant.FromUnixTimeSeconds(1) }));
        Says("has 2 tickets", () => table.Slice(3, 0));
        Says("has 1 tickets", () => table.Slice(1, 2));

        static void Says(string text, Func<object> act) => Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_as_of_instant_may_be_asked_for()
    {
        ColumnRecords records = ColumnRecords.Of(5, 100, whole: true);
        ReportOptions options = ByMonth with { AsOf = Instant.FromUtc(2027, 1, 1, 0, 0) };
        TableRecords.AssertSame(
            TicketTable.FromColumns(records.Columns, asOf: options.AsOf).Report(options),
            TicketTable.FromColumns(records.Columns).Report(options));
    }

    [Fact]
    public void A_life_in_one_instant_is_reported()
    {
        long[] instants = [1_767_225_600L, 1_767_225_601L];
        long[] stops = [1_767_225_600L, 1_767_225_609L];
        TicketColumns columns = new()
        {
            Created = InstantColumn.FromUnixSeconds(instants),
            FirstResponse = InstantColumn.FromUnixSeconds(stops),
            Solved = InstantColumn.FromUnixSeconds(stops),
        };
        IssueSummary burst = Assert.Single(TicketTable.FromColumns(columns).Report(new ReportOptions()).Quality.Issues);
        Assert.Equal((DataIssueKind.ZeroDurationBurst, 1), (burst.Kind, burst.Count));
        Assert.Equal("row 0", Assert.Single(burst.First).RecordId);
    }
}
