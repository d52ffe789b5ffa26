using System.Text;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Tests.Json;

public class JsonRecordsTests
{
    private static readonly Dictionary<string, int> Sections = new() { ["tickets"] = 0, ["users"] = 1, ["ticket"] = 2 };

    [Theory]
    [InlineData("{\"id\":1}\n{\"id\":2}\r\n\n{\"id\":3}", "-1:1 -1:2 -1:3")]
    [InlineData("{\"id\":1}{\"id\":2}", "-1:1 -1:2")]
    [InlineData("[{\"id\":1}, {\"id\":2}]", "-1:1 -1:2")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    [InlineData("{\"tickets\":[{\"id\":1},{\"id\":2}],\"next_page\":null}", "0:1 0:2")]
    [InlineData("{\"count\":2,\"meta\":{\"tickets\":[{\"id\":9}]},\"users\":[{\"id\":7}],\"tickets\":[{\"id\":1}],\"x\":[1,{}],\"s\":\"a\\\"b\"}", "1:7 0:1")]
    [InlineData("{\"tickets\":[]}", "")]
    [InlineData("{\"tickets\":null,\"users\":[null,{\"id\":7},5]}", "1:7")]
    [InlineData("{\"ticket\":{\"id\":1}}", "2:1")]
    [InlineData("{\"tickets\":[{\"id\":1}]}\n{\"tickets\":[{\"id\":2}]}\n", "0:1 0:2")]
    [InlineData("[{\"tickets\":[{\"id\":1}]},{\"tickets\":[{\"id\":2}]}]", "0:1 0:2")]
    [InlineData("{\"x\":5,\"id\":1}\n{\"id\":2,\"x\":6}\n{\"tickets\":[{\"id\":3}]}", "-1:1 -1:2 0:3")]
    [InlineData("\uFEFF{\"id\":1}", "-1:1")]
    public void Read_GivesEachRecordWithItsSection(string text, string expected)
    {
        Assert.Equal(expected, Read(text, int.MaxValue));
        Assert.Equal(expected, Read(text, 1));
        Assert.Equal(expected, Read(text, 7));
    }

    [Fact]
    public void Read_GrowsItsBuffer_ForRecordsLargerThanIt()
    {
        string large = "{\"id\":1,\"text\":\"" + new string('x', 3_000_000) + "\"}";
        Assert.Equal("0:1 0:1 1:2", Read("{\"tickets\":[" + large + "," + large + "],\"users\":[{\"id\":2}]}", 70_000));
        Assert.Equal("-1:1 -1:1", Read(large + "\n" + large, 70_000));
    }

    [Theory]
    [InlineData("{\"count\":2,\"users\":[{\"id\":7}],\"tickets\":[{\"id\":1,\"a\":[\"}\"]}],\"x\":12}")]
    [InlineData("[{\"id\":1}, {\"id\":2}]")]
    public void Read_SaysWhereAFileIsCutShort(string text)
    {
        for (int length = 1; length < text.Length; length++)
        {
            SourceException e = Assert.Throws<SourceException>(() => Read(text[..length], 5));
            Assert.Contains("cut short", e.Message, StringComparison.Ordinal);
            Assert.Contains(FormattableString.Invariant($"ends at byte {length} "), e.Message, StringComparison.Ordinal);
            Assert.Equal("page.json", e.File);
            Assert.Equal(1, e.Line);
        }
    }

    [Fact]
    public void Read_CountsLines()
    {
        StringBuilder text = new();
        for (int id = 1; id <= 30_000; id++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"id\":{id}}}\n");
        }

        using JsonRecords records = new(new("a.ndjson", () => new MemoryStream(Encoding.UTF8.GetBytes(text + "{\"id\":"))), Sections, "expected tickets");
        for (int line = 1; line <= 30_000; line++)
        {
            Assert.True(records.Read());
            if (line % 1_000 == 1)
            {
                Assert.Equal(line, records.CurrentLine);
            }
        }

        Assert.Equal(30_001, Assert.Throws<SourceException>(() => records.Read()).Line);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>")]
    [InlineData("id;created_at\n1;2026-01-01")]
    [InlineData("{\"tickets\":[{\"id\":1}] \"x\"}")]
    [InlineData("{\"tickets\" 5}")]
    [InlineData("{\"tickets\":[{\"id\":1}],,]}")]
    [InlineData("{id:1}")]
    public void Read_SaysThatItIsNotJson(string text)
    {
        SourceException e = Assert.Throws<SourceException>(() => Read(text, int.MaxValue));
        Assert.Contains("expected tickets", e.Message, StringComparison.Ordinal);
    }

    private static string Read(string text, int chunk)
    {
        using JsonRecords records = new(new("page.json", () => new Chunks(Encoding.UTF8.GetBytes(text), chunk)), Sections, "expected tickets");
        List<string> seen = [];
        while (records.Read())
        {
            System.Text.Json.Utf8JsonReader reader = new(records.Current);
            using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.ParseValue(ref reader);
            seen.Add($"{records.Section}:{document.RootElement.GetProperty("id")}");
        }

        return string.Join(' ', seen);
    }

    private sealed class Chunks(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(size, count));
    }
}
