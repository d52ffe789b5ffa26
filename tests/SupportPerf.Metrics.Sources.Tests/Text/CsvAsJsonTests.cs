using System.IO.Compression;
using System.Text;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Tests.Text;

public class CsvAsJsonTests
{
    [Theory]
    [InlineData("a,b\n1,x\n", "\n{\"a\":\"1\",\"b\":\"x\"}\n")]
    [InlineData("\uFEFFa,b\r\n1,\r\n", "\n{\"a\":\"1\"}\n")]
    [InlineData("a,a\n1,2\n", "\n{\"a\":\"1\",\"a\":\"2\"}\n")]
    [InlineData("a,b\n\"say \"\"no\"\", please\",\"\t\"\n", "\n{\"a\":\"say \\u0022no\\u0022, please\",\"b\":\"\\t\"}\n")]
    [InlineData("a\n", "\n")]
    public void Read_GivesALineOfJsonForEachRow(string csv, string expected)
    {
        Assert.Equal(expected, Text(Encoding.UTF8.GetBytes(csv), out List<DataIssue> issues));
        Assert.Empty(issues);
    }

    [Fact]
    public void Read_GivesTheSame_InPieces_AndGzipped()
    {
        byte[] csv = Encoding.UTF8.GetBytes("number,text\n" + string.Concat(Enumerable.Range(0, 500).Select(row => FormattableString.Invariant($"{row},\"Zeile {row}, größer\"\n"))));
        string whole = Text(csv, out _);
        using MemoryStream zipped = new();
        using (GZipStream zip = new(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            zip.Write(csv);
        }

        Assert.Equal(whole, Text(zipped.ToArray(), out _));
        Assert.Equal(whole, Text(csv, out _, pieces: 7));
        Assert.Equal(501, whole.Count(c => c == '\n'));
    }

    [Fact]
    public void Read_LeavesOutWhatIsNoRow_AndKeepsLineNumbers()
    {
        byte[] csv = [.. "a,b\n1,2\n3\n5,"u8, 0xFF, .. "\n7,\"8\n9\"\n10,11\n"u8];
        List<DataIssue> issues = [];
        using JsonRecords records = new(new("t.csv", () => new CsvAsJson(new("t.csv", () => new MemoryStream(csv)), issues.Add)), new Dictionary<string, int>(), "expected rows");
        List<long> lines = [];
        while (records.Read())
        {
            if (records.Current.IndexOf("\"a\""u8) >= 0)
            {
                lines.Add(records.CurrentLine);
            }
        }

        Assert.Equal([2, 5, 7], lines);
        Assert.Equal([DataIssueKind.WrongColumnCount, DataIssueKind.UnreadableRecord], issues.Select(issue => issue.Kind));
        Assert.Contains("t.csv:3", issues[0].Message, StringComparison.Ordinal);
        Assert.Contains("t.csv:4: The row is not valid UTF-8", issues[1].Message, StringComparison.Ordinal);
    }

    private static string Text(byte[] csv, out List<DataIssue> issues, int pieces = 4096)
    {
        issues = [];
        using CsvAsJson json = new(new("t.csv", () => new MemoryStream(csv)), issues.Add);
        using MemoryStream copy = new();
        json.CopyTo(copy, pieces);
        return Encoding.UTF8.GetString(copy.ToArray());
    }
}
