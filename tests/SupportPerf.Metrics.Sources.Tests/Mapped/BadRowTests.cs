namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>Bad rows and values in a usable input: each is an issue that says where and what was expected, and the rest counts.</summary>
public sealed class BadRowTests
{
    [Theory]
    [InlineData("2,2024-05-01 10:00", "a.csv:3: 2 fields; expected 3 as in the header. The row is left out.")]
    [InlineData("2,2024-05-01 10:00,a,b", "a.csv:3: 4 fields; expected 3 as in the header. The row is left out.")]
    public void WrongColumnCount_LeavesTheRowOut(string row, string message)
    {
        RecordList records = Reading.Text(Reading.TicketMap, $"id,created,team\n1,2024-05-01 10:00,x\n{row}\n3,2024-05-01 10:00,x\n");
        Assert.Equal(["1", "3"], records.Tickets.Select(ticket => ticket.Id));
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal((DataIssueKind.WrongColumnCount, message), (issue.Kind, issue.Message));
    }

    [Fact]
    public void TextBehindAQuote_LeavesTheRowOut()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created,team\n1,2024-05-01 10:00,\"x\"y\n2,2024-05-01 10:00,x\n");
        Assert.Equal("2", Assert.Single(records.Tickets).Id);
        Assert.Equal("a.csv:2: There is text behind a closing quote; expected a delimiter or the end of the line. The row is left out.", Assert.Single(records.Issues).Message);
    }

    [Theory]
    [InlineData("id,created\r\n1,2024-05-01 10:00\r\n2,2024-05-01 10:00\r\n")]
    [InlineData("id,created\r1,2024-05-01 10:00\r2,2024-05-01 10:00\r")]
    [InlineData("id,created\n1,2024-05-01 10:00\r\n\r\n2,2024-05-01 10:00")]
    [InlineData("\uFEFFid,created\n1,2024-05-01 10:00\n2,2024-05-01 10:00\n")]
    [InlineData("\"id\",\"created\"\n\"1\",\"2024-05-01 10:00\"\n 2 ,\t2024-05-01 10:00 \n")]
    public void LineEndsByteOrderMarkAndQuotes_DoNotMatter(string text)
    {
        RecordList records = Reading.Text(Reading.TicketMap, text);
        Assert.Equal(["1", "2"], records.Tickets.Select(ticket => ticket.Id));
        Assert.Empty(records.Issues);
    }

    [Fact]
    public void LineNumbers_CountLinesInsideOfQuotes()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created,team\n1,2024-05-01 10:00,\"a\nb\"\n2,never,x\n");
        Assert.StartsWith("a.csv:4: column 'created': 'never' is no date", records.Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidUtf8InAValue_KeepsTheTicket()
    {
        RecordList records = Reading.Bytes(Reading.TicketMap, [.. "id,created,team\n1,2024-05-01 10:00,caf"u8, 0xE9, .. "\n"u8]);
        Assert.Equal("caf\uFFFD", Assert.Single(records.Tickets).Group);
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal((DataIssueKind.UnreadableRecord, "1"), (issue.Kind, issue.RecordId));
        Assert.Equal(
            "a.csv: column 'team': 'caf\uFFFD' is not valid UTF-8; expected text in UTF-8. What cannot be read became \uFFFD. First on line 2.", issue.Message);
    }

    [Fact]
    public void InvalidUtf8InAnId_LeavesTheRowOut()
    {
        RecordList records = Reading.Bytes(Reading.TicketMap, [.. "id,created\n"u8, 0xE9, .. ",2024-05-01 10:00\n2,2024-05-01 10:00\n"u8]);
        Assert.Equal("2", Assert.Single(records.Tickets).Id);
        Assert.Equal(DataIssueKind.MissingId, Assert.Single(records.Issues).Kind);
    }

    [Fact]
    public void MissingId_LeavesTheRowOut()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created\n,2024-05-01 10:00\n-,2024-05-01 10:00\n3,2024-05-01 10:00\n");
        Assert.Equal("3", Assert.Single(records.Tickets).Id);
        Assert.Equal(2, records.Count(DataIssueKind.MissingId));
        Assert.Equal("a.csv:3: column 'id': '-' is no id. The row is left out.", records.Issues[1].Message);
    }

    [Fact]
    public void UnknownState_IsKeptByNameAndCountsEveryTime()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created,state\n1,2024-05-01 10:00,odd\n2,2024-05-01 10:00,odd\n3,2024-05-01 10:00,done\n");
        Assert.Equal([null, null, TicketStatus.Solved], records.Tickets.Select(ticket => ticket.Status));
        Assert.Equal("odd", records.Tickets[1].StatusName);
        Assert.Equal(["1", "2"], records.Issues.Select(issue => issue.RecordId));
        Assert.All(records.Issues, issue => Assert.Equal(
            (DataIssueKind.UnknownValue, "a.csv: column 'state': 'odd' is none of the map's values (open, done); it is kept by its name, without a meaning. First on line 2."),
            (issue.Kind, issue.Message)));
    }

    [Fact]
    public void DateThatFitsNoFormat_LeavesOnlyThatInstantOut()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created,solved\n1,2024-05-01 10:00,31/12/2024\n2,May 1st,2024-05-02 10:00\n3,2023-02-29 10:00,\n");
        Ticket ticket = Assert.Single(records.Tickets);
        Assert.Equal(("1", null), (ticket.Id, ticket.SolvedAt));
        Assert.Equal("a.csv:2: column 'solved': '31/12/2024' is no date of the form yyyy-MM-dd HH:mm or iso.", records.Issues[0].Message);
        Assert.Equal(3, records.Count(DataIssueKind.UnreadableDate));
        Assert.Equal(["2", "3"], records.Issues.Where(issue => issue.Kind == DataIssueKind.MissingCreated).Select(issue => issue.RecordId));
    }

    [Fact]
    public void AmbiguousLocalTime_IsTheEarlierInstant()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created\n1,2024-10-27 02:30\n");
        Assert.Equal(Instant.FromUtc(2024, 10, 27, 0, 30), records.Tickets[0].CreatedAt);
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal(
            (DataIssueKind.AmbiguousLocalTime, "a.csv:2: column 'created': '2024-10-27 02:30' occurs twice, for the clocks went back; the earlier instant counts, 2024-10-27T00:30:00Z."),
            (issue.Kind, issue.Message));
    }

    [Fact]
    public void SkippedLocalTime_MovesForwardByTheGap()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created\n1,2024-03-31 02:30\n");
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 1, 30), records.Tickets[0].CreatedAt);
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal(
            (DataIssueKind.SkippedLocalTime, "a.csv:2: column 'created': '2024-03-31 02:30' does not occur, for the clocks went forward; it was moved by the gap, to 2024-03-31T01:30:00Z."),
            (issue.Kind, issue.Message));
    }

    [Fact]
    public void OffsetInTheText_IsNeverAmbiguous()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created\n1,2024-10-27T02:30:00+0100\n2,2024-03-31 02:30:00Z\n");
        Assert.Equal(Instant.FromUtc(2024, 10, 27, 1, 30), records.Tickets[0].CreatedAt);
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 2, 30), records.Tickets[1].CreatedAt);
        Assert.Empty(records.Issues);
    }

    [Fact]
    public void ClosedBeforeOpenedAndReplyBeforeCreation_GoOnAsTheyAre()
    {
        // Which durations they spoil is decided where records are read into facts, not here.
        RecordList records = Reading.Text(Reading.TicketMap, "id,created,replied,closed\n1,2024-05-01 10:00,2024-05-01 09:00,2024-05-01 08:00\n");
        Ticket ticket = Assert.Single(records.Tickets);
        Assert.True(ticket.ClosedAt < ticket.CreatedAt && ticket.FirstResponseAt < ticket.CreatedAt);
        Assert.Empty(records.Issues);
    }

    [Theory]
    [InlineData("9999-12-31 23:59")]
    [InlineData("0001-01-01 00:00")]
    public void SentinelDates_AreOutOfRange(string date)
    {
        RecordList records = Reading.Text(Reading.TicketMap, $"id,created,solved\n1,2024-05-01 10:00,{date}\n");
        Assert.Null(Assert.Single(records.Tickets).SolvedAt);
        Assert.Equal(DataIssueKind.InstantOutOfRange, Assert.Single(records.Issues).Kind);
    }

    [Theory]
    [InlineData("minutes", "1h", "is no duration of the form minutes.")]
    [InlineData("reopens", "1.5", "is no whole number.")]
    [InlineData("reopens", "-1", "is below zero; expected a count.")]
    [InlineData("reopens", "99999999999", "is no whole number.")]
    public void UnreadableNumber_IsLeftOutAlone(string column, string text, string message)
    {
        RecordList records = Reading.Text(Reading.TicketMap, $"id,created,{column}\n1,2024-05-01 10:00,{text}\n");
        Ticket ticket = Assert.Single(records.Tickets);
        Assert.Null(ticket.HandleTime);
        Assert.Null(ticket.Reopens);
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal((DataIssueKind.UnreadableNumber, $"a.csv:2: column '{column}': '{text}' {message}"), (issue.Kind, issue.Message));
    }
}
