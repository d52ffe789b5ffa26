using System.Text;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>Of several records with one id only the later version leaves, and every other one is reported.</summary>
public sealed class DuplicateTests
{
    [Fact]
    public void LaterRow_Wins()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created,team\n1,2024-05-01 10:00,old\n2,2024-05-01 10:00,x\n1,2024-05-01 10:00,new\n");
        Assert.Equal([("2", "x"), ("1", "new")], records.Tickets.Select(ticket => (ticket.Id, ticket.Group!)));
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal(
            (DataIssueKind.DuplicateId, "1", "a.csv:2: The id '1' stands here and at a.csv:4; expected it once. The version there is the later one and counts."),
            (issue.Kind, issue.RecordId!, issue.Message));
    }

    [Fact]
    public void LaterUpdate_WinsOverALaterRow()
    {
        RecordList records = Reading.Text(
            Reading.TicketMap, "id,created,team,updated\n1,2024-05-01 10:00,new,2024-05-03 10:00\n1,2024-05-01 10:00,old,2024-05-02 10:00\n1,2024-05-01 10:00,older,\n");
        Assert.Equal("older", Assert.Single(records.Tickets).Group);
        Assert.Equal(2, records.Count(DataIssueKind.DuplicateId));
        records = Reading.Text(
            Reading.TicketMap, "id,created,team,updated\n1,2024-05-01 10:00,new,2024-05-03 10:00\n1,2024-05-01 10:00,old,2024-05-02 10:00\n");
        Assert.Equal("new", Assert.Single(records.Tickets).Group);
    }

    [Fact]
    public void VersionsInSeveralFiles_AreOneRecord()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created,team\n1,2024-05-01 10:00,old\n2,2024-05-01 10:00,x\n", "id,created,team\n1,2024-05-01 10:00,new\n");
        Assert.Equal(["2", "1"], records.Tickets.Select(ticket => ticket.Id));
        Assert.Contains("stands here and at b.csv:2", Assert.Single(records.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsThatAreNotWanted_AreNoVersions()
    {
        string map = Reading.TicketMap.Replace("\"createdAt\"", "\"where\": { \"column\": \"team\", \"isNot\": \"audit\" }, \"createdAt\"", StringComparison.Ordinal);
        RecordList records = Reading.Text(map, "id,created,team\n1,2024-05-01 10:00,real\n1,2024-05-01 10:00,audit\n");
        Assert.Equal("real", Assert.Single(records.Tickets).Group);
        Assert.Empty(records.Issues);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void InputThatCannotSeek_IsOpenedOnceAndReadAsWell(bool gzip)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("id,created,team\n1,2024-05-01 10:00,old\n2,2024-05-01 10:00,x\n1,2024-05-01 10:00,new\n");
        int opened = 0;
        RecordList records = new();
        SourceFile standardInput = new("-", () =>
        {
            opened++;
            return new Pipe(gzip ? Reading.Gzip(bytes) : bytes);
        });
        new MappedReader(SourceMap.Parse(Reading.TicketMap)).Read([standardInput], records);
        Assert.Equal(1, opened);
        Assert.Equal([("2", "x"), ("1", "new")], records.Tickets.Select(ticket => (ticket.Id, ticket.Group!)));
    }

    [Fact]
    public void ManyIds_AreToldApart()
    {
        StringBuilder text = new("id,created\n");
        for (int i = 0; i < 50_000; i++)
        {
            text.Append("INC").Append(i).Append(",2024-05-01 10:00\n");
        }

        RecordList records = Reading.Text(Reading.TicketMap, text.ToString());
        Assert.Equal(50_000, records.Tickets.Count);
        Assert.Empty(records.Issues);
    }

    /// <summary>Gives a few bytes at a time and cannot go back.</summary>
    private sealed class Pipe(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(7, buffer.Length)]);
    }
}
