using System.Text.Json;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

public sealed class FactsCommandTests : IDisposable
{
    private const string Map = """
        {"timeZone":"Europe/Berlin","dateFormats":["yyyy-MM-dd HH:mm"],
         "tickets":{"id":"id","createdAt":"created","firstResponseAt":"answered","group":"team"},
         "definitions":{"slas":[{"name":"day","clock":"first_response_time","basis":"calendar","target_s":86400}]}}
        """;

    private const string Calendar = """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]]}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly string _map;
    private readonly string _tickets;

    public FactsCommandTests()
    {
        _map = _folder.File("map.json", Map);
        _tickets = _folder.File("tickets.csv", "id,created,answered,team\n1,2026-11-16 09:00,2026-11-17 10:00,A\n2,2026-11-16 09:00,,B\n3,2026-11-16 09:00,2026-11-16 08:00,B\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Facts_OfAMap_HaveARowForEachTicket()
    {
        string calendar = _folder.File("cal.json", Calendar);
        Shell shell = Shell.Run("facts", _tickets, "--map", _map, "--calendar", calendar, "--records", "tickets", "--as-of", "2026-11-18T00:00:00Z");

        string[][] cells = [.. shell.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
        string Cell(int row, string column) => cells[row][Array.IndexOf(cells[0], column)];
        Assert.Equal(0, shell.Exit);
        Assert.Equal(4, cells.Length);
        Assert.Equal(("90000", "32400", "false"), (Cell(1, "first_response_time_calendar_s"), Cell(1, "first_response_time_business_s"), Cell(1, "sla_attainment:day")));
        Assert.Equal(("open", "2026-11-16T08:00:00Z", ""), (Cell(2, "resolution_time_state"), Cell(2, "resolution_time_start"), Cell(2, "resolution_time_stop")));
        Assert.Equal(("ReplyBeforeCreation", ""), (Cell(3, "first_response_time_state"), Cell(3, "first_response_time_calendar_s")));
        Assert.Contains("1 ReplyBeforeCreation", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_OfTheSample_AreTheSameOnOutputAndInAFile()
    {
        string path = _folder.Place("facts.json");
        Shell screen = Shell.Run("facts", "--format", "json");
        Shell file = Shell.Run("facts", "--format", "json", "--out", path);

        Assert.Equal((0, 0, ""), (screen.Exit, file.Exit, file.Output));
        Assert.Equal(screen.Output, File.ReadAllText(path));
        using JsonDocument facts = JsonDocument.Parse(screen.Output);
        JsonElement records = facts.RootElement.GetProperty("quality").GetProperty("records");
        Assert.All((string[])["tickets", "surveys", "calls", "reviews"], kind => Assert.InRange(records.GetProperty(kind).GetInt64(), 1, long.MaxValue));
    }

    [Fact]
    public void Facts_WithoutAnyRecord_FailWithAReason()
    {
        Shell shell = Shell.Run("facts", _tickets, "--map", _map, "--where", "group=nobody");

        Assert.Equal(1, shell.Exit);
        Assert.Contains("No record of", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--records", "agents")]
    [InlineData("--by", "group")]
    [InlineData("--format", "table")]
    public void Facts_WithAnOptionOfOthers_AreWrongUse(string option, string value) => Assert.Equal(2, Shell.Run("facts", option, value).Exit);
}
