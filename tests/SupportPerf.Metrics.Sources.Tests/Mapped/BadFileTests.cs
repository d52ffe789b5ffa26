using System.Text;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>Inputs that cannot be used at all: one clear message each.</summary>
public sealed class BadFileTests
{
    private const string Good = "id,created\n1,2024-05-01 10:00\n";

    [Fact]
    public void MissingFile_IsNamed()
    {
        SourceException e = Fails(SourceFile.FromPath(Path.Combine(Path.GetTempPath(), "supportperf-is-not-here.csv")));
        Assert.Contains("supportperf-is-not-here.csv: There is no such file.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Directory_IsNoFile() =>
        Assert.EndsWith("It cannot be opened: It is a directory; expected a file.", Fails(SourceFile.FromPath(Path.GetTempPath())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    public void EmptyFile_HasNoHeader(string text) =>
        Assert.Equal("a.csv: It is empty; expected CSV with a header line, or JSON.", Fails(text).Message);

    [Fact]
    public void EmptyGzip_HasNoHeader() => Assert.Contains("It is empty", Fails(Reading.Gzip([])).Message, StringComparison.Ordinal);

    [Fact]
    public void HeaderOnly_IsReportedAsNoRows()
    {
        RecordList records = Reading.Text(Reading.TicketMap, "id,created\n");
        Assert.Empty(records.Tickets);
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal((DataIssueKind.MissingPart, "a.csv: It has no rows."), (issue.Kind, issue.Message));
    }

    [Fact]
    public void WrongHeader_NamesWhatIsMissingAndWhatIsHere()
    {
        SourceException e = Fails("number,creatd,state\n1,2024-05-01 10:00,open\n");
        Assert.Equal(("a.csv", 1L, "id"), (e.File, e.Line, e.Column));
        Assert.Equal(
            "a.csv:1: column 'id': The map's tickets need the columns 'id', 'created' Did you mean 'creatd'? that are not here; the columns here are number, creatd, state.", e.Message);
    }

    [Fact]
    public void OtherDelimiter_IsHinted() =>
        Assert.EndsWith("Are its fields delimited by ';'? Say so in the map as csv.delimiter.", Fails("id;created\n1;2024-05-01 10:00\n").Message, StringComparison.Ordinal);

    [Fact]
    public void ColumnTwice_IsAmbiguous() =>
        Assert.Equal("a.csv:1: column 'id': The header has it twice, as fields 1 and 3; expected it once.", Fails("id,created,id\n1,2024-05-01 10:00,2\n").Message);

    [Fact]
    public void TruncatedGzip_IsRefusedWhereverItIsCut()
    {
        StringBuilder text = new(Good);
        for (int i = 2; i < 3000; i++)
        {
            text.Append(i).Append(",2024-05-01 10:").Append(i % 50 + 10).Append('\n');
        }

        byte[] whole = Reading.Gzip(Encoding.UTF8.GetBytes(text.ToString()));
        Assert.Equal(2999, Reading.Bytes(Reading.TicketMap, whole).Tickets.Count);
        foreach (int cut in new[] { 1, 4, 8, 9, 100, whole.Length / 2, whole.Length - 11 })
        {
            Assert.Contains("The gzip data is cut off or damaged; expected a whole .gz file.", Fails(whole[..^cut]).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void DamagedGzip_IsRefused()
    {
        byte[] bytes = Reading.Gzip(Encoding.UTF8.GetBytes(Good));
        bytes[^5] ^= 0x55;
        Assert.Contains("cut off or damaged", Fails(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GzipOfSeveralMembers_IsOneInput()
    {
        byte[] bytes = Reading.Gzip(Encoding.UTF8.GetBytes(Good), Encoding.UTF8.GetBytes("2,2024-05-01 11:00\n"), []);
        Assert.Equal(2, Reading.Bytes(Reading.TicketMap, bytes).Tickets.Count);
    }

    [Fact]
    public void InvalidUtf8InHeader_IsRefused() =>
        Assert.Equal("a.csv:1: Field 2 of the header is not valid UTF-8; expected text in UTF-8.", Fails([.. "id,"u8, 0xE9, .. ",created\n"u8]).Message);

    [Fact]
    public void BinaryData_IsRefused() => Assert.Contains("not valid UTF-8", Fails([.. "PK"u8, 3, 4, 0, 0, 0xFF, 0xFE, 0x0A]).Message, StringComparison.Ordinal);

    [Fact]
    public void Utf16WithByteOrderMark_IsRead()
    {
        RecordList records = Reading.Bytes(Reading.TicketMap, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)]);
        Assert.Equal("1", Assert.Single(records.Tickets).Id);
    }

    [Fact]
    public void QuoteThatIsNeverClosed_IsReportedWhereItOpens()
    {
        RecordList records = Reading.Text(Reading.TicketMap, Good + "2,\"2024-05-01 10:00\n3,2024-05-01 10:00\n");
        Assert.Single(records.Tickets);
        DataIssue issue = Assert.Single(records.Issues);
        Assert.Equal(DataIssueKind.UnreadableRecord, issue.Kind);
        Assert.StartsWith("a.csv:3: A quote is opened here and never closed", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StreamThatFails_IsReportedByName()
    {
        SourceException e = Fails(new SourceFile("pipe", () => new FailingStream()));
        Assert.Equal("pipe: It cannot be read: The pipe is broken.", e.Message);
    }

    [Fact]
    public void NoFile_IsACallersMistake() =>
        Assert.Throws<ArgumentException>(() => new MappedReader(SourceMap.Parse(Reading.TicketMap)).Read([], new RecordList()));

    private static SourceException Fails(string text) => Fails(Encoding.UTF8.GetBytes(text));

    private static SourceException Fails(byte[] bytes) => Fails(new SourceFile("a.csv", () => new MemoryStream(bytes)));

    private static SourceException Fails(SourceFile file)
    {
        RecordList records = new();
        SourceException e = Assert.Throws<SourceException>(() => new MappedReader(SourceMap.Parse(Reading.TicketMap)).Read([file], records));
        Assert.Empty(records.Tickets);
        return e;
    }

    private sealed class FailingStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => throw new IOException("The pipe is broken.");
    }
}
