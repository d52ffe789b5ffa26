namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>JSON inputs are read by the same maps as CSV.</summary>
public sealed class JsonInputTests
{
    private const string Map = """
        {
          "json": { "records": "result" },
          "tickets": { "id": "id", "createdAt": "times.created", "solvedAt": "times.solved", "group": "team.name", "isSpam": { "column": "spam", "is": "true" }, "reopens": "reopens" }
        }
        """;

    private const string First = """{"id":1,"times":{"created":"2024-05-01T10:00:00Z","solved":null},"team":{"name":"Caf\u00e9 \"X\""},"spam":true,"reopens":2,"tags":[{"a":"]}"}]}""";
    private const string Second = """{"id":"2","times":{"created":"2024-05-01T11:00:00+02:00"},"team.name":"dotted"}""";

    public static TheoryData<string> Forms => new()
    {
        $"[{First},{Second}]",
        $"  [\n{First}\n,\n{Second}\n]\n",
        $"{First}\n{Second}\n",
        $"\uFEFF{First}\r\n\r\n{Second}",
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void ArraysAndLines_AreRead(string text) => Check(Reading.Text(Map.Replace("\"json\": { \"records\": \"result\" },", "", StringComparison.Ordinal), text));

    [Fact]
    public void ArrayInAProperty_IsRead() => Check(Reading.Text(Map, "{\"count\":2,\"next\":{\"result\":[1]},\"result\":[" + First + "," + Second + "],\"more\":false}"));

    [Fact]
    public void Records_MayBePrettyPrinted()
    {
        string pretty = First.Replace(",\"", ",\n  \"", StringComparison.Ordinal) + "\n" + Second.Replace("{", "{\n", StringComparison.Ordinal);
        Check(Reading.Text(Map.Replace("\"json\": { \"records\": \"result\" },", "", StringComparison.Ordinal), pretty));
    }

    [Fact]
    public void BadRecord_IsReportedAndTheRestCounts()
    {
        RecordList records = Reading.Text(Map.Replace("\"json\": { \"records\": \"result\" },", "", StringComparison.Ordinal), $"{First}\n{{\"id\":3,,}}\n7\n{{\"id\":4\n{Second}\n");
        Assert.Equal(["1", "2"], records.Tickets.Select(ticket => ticket.Id));
        Assert.Equal(["a.csv:2", "a.csv:3", "a.csv:4"], records.Issues.Select(issue => issue.Message[..7]));
        Assert.All(records.Issues, issue => Assert.Equal(DataIssueKind.UnreadableRecord, issue.Kind));
        records = Reading.Text(Map.Replace("\"json\": { \"records\": \"result\" },", "", StringComparison.Ordinal), $"[{First},{{\"id\":3,,}},7,{Second}]");
        Assert.Equal(["1", "2"], records.Tickets.Select(ticket => ticket.Id));
        Assert.Equal(2, records.Count(DataIssueKind.UnreadableRecord));
    }

    [Theory]
    [InlineData("[" + First + ",{\"id\":2", "a.csv:1: The JSON ends in the middle")]
    [InlineData("[" + First, "a.csv:1: The JSON ends in the middle")]
    [InlineData("[" + First + " " + Second + "]", "a.csv:1: There is '{' behind a record; expected a comma or the end of the array.")]
    [InlineData("{\"results\":[]}", "a.csv:1: column 'result': The JSON object has no such property; expected it to hold the array of records.")]
    [InlineData("{\"result\":7}", "a.csv:1: column 'result': The property holds no array; expected the array of records.")]
    [InlineData("[{\"number\":1}]", "a.csv: column 'id': The map's tickets need the columns 'id', 'times.created' that are not here; the columns here are number.")]
    public void UnusableJson_IsRefused(string text, string message)
    {
        SourceException e = Assert.Throws<SourceException>(() => Reading.Text(Map, text));
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyArray_HasNoRows()
    {
        RecordList records = Reading.Text(Map, "[]");
        Assert.Equal((DataIssueKind.MissingPart, "a.csv: It has no rows."), (Assert.Single(records.Issues).Kind, records.Issues[0].Message));
    }

    [Fact]
    public void ManyRecords_CrossTheBuffer()
    {
        const int Count = 20_000;
        string text = "[" + string.Join(",\n", Enumerable.Range(0, Count).Select(i => $$"""{"id":{{i}},"times":{"created":"2024-05-01T10:00:00Z"},"pad":"{{new string('"', i % 50).Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""")) + "]";
        RecordList records = Reading.Text(Map, text);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"{i}"), records.Tickets.Select(ticket => ticket.Id));
        Assert.Empty(records.Issues);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Pieces_OfAnySizeMakeTheSameRecords(string text)
    {
        SourceMap map = SourceMap.Parse(Map.Replace("\"json\": { \"records\": \"result\" },", "", StringComparison.Ordinal));
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        for (int piece = 1; piece < 20; piece++)
        {
            RecordList records = new();
            int size = piece;
            new MappedReader(map).Read([new SourceFile("a.csv", () => new Pieces(bytes, size))], records);
            Check(records);
        }
    }

    [Fact]
    public void InvalidUtf8_LeavesTheRecordOut()
    {
        RecordList records = Reading.Bytes(
            Map.Replace("\"json\": { \"records\": \"result\" },", "", StringComparison.Ordinal),
            [.. "{\"id\":\"1\",\"times\":{\"created\":\"2024-05-01T10:00:00Z\"},\"team\":{\"name\":\""u8, 0xE9, .. "\"}}\n"u8, .. System.Text.Encoding.UTF8.GetBytes(Second)]);
        Assert.Equal("2", Assert.Single(records.Tickets).Id);
        Assert.StartsWith("a.csv:1: The record is no valid JSON", Assert.Single(records.Issues).Message, StringComparison.Ordinal);
    }

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);
    }

    private static void Check(RecordList records)
    {
        Assert.Empty(records.Issues);
        Assert.Equal(["1", "2"], records.Tickets.Select(ticket => ticket.Id));
        Assert.Equal([Instant.FromUtc(2024, 5, 1, 10, 0), Instant.FromUtc(2024, 5, 1, 9, 0)], records.Tickets.Select(ticket => ticket.CreatedAt));
        Assert.Equal(["Caf\u00e9 \"X\"", "dotted"], records.Tickets.Select(ticket => ticket.Group));
        Assert.Equal([true, false], records.Tickets.Select(ticket => ticket.IsSpam));
        Assert.Equal([2, null], records.Tickets.Select(ticket => ticket.Reopens));
    }
}
