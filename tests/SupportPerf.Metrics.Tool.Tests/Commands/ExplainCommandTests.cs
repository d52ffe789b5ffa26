using System.Text.Json;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

public sealed class ExplainCommandTests : IDisposable
{
    private const string Map = """
        {"timeZone":"Europe/Berlin","dateFormats":["yyyy-MM-dd HH:mm"],"tickets":{"id":"id","createdAt":"created","firstResponseAt":"answered","solvedAt":"solved"}}
        """;

    private const string Calendar = """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]]},"holidays":[{"date":"2026-11-17","name":"Prayer Day"}]}""";

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _input;

    public ExplainCommandTests() => _input =
    [
        _folder.File("tickets.csv", "id,created,answered,solved\n1,2026-11-16 16:00,2026-11-23 10:00,\n2,2026-11-16 09:00,,2026-12-01 00:00\n"),
        "--map", _folder.File("map.json", Map),
        "--calendar", _folder.File("cal.json", Calendar),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Explain_OneKpi_ShowsStartStopAndTheRuleOfEachDate()
    {
        Shell shell = Shell.Run(["explain", "1", .. _input, "--metric", "first_response_time"]);

        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        Assert.Contains("first_response_time  completed\n", shell.Output, StringComparison.Ordinal);
        Assert.Contains("start     2026-11-16T15:00:00Z  created by the customer", shell.Output, StringComparison.Ordinal);
        Assert.Contains("stop      2026-11-23T09:00:00Z  first response, as the record says", shell.Output, StringComparison.Ordinal);
        Assert.Contains("business  7200 s (2 h)", shell.Output, StringComparison.Ordinal);
        Assert.Contains("holiday: Prayer Day", shell.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("resolution_time", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_AnOpenClock_CountsToTheLatestInstantOfTheInput()
    {
        Shell shell = Shell.Run(["explain", "1", .. _input, "--metric", "resolution_time"]);

        Assert.Contains("as of 2026-11-30T23:00:00Z", shell.Output, StringComparison.Ordinal);
        Assert.Contains("resolution_time  open\n", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_AsJson_IsAnArrayOfRecords()
    {
        Shell shell = Shell.Run(["explain", "1", .. _input, "--metric", "first_response_time", "--format", "json"]);

        using JsonDocument json = JsonDocument.Parse(shell.Output);
        JsonElement figure = json.RootElement[0].GetProperty("figures")[0];
        Assert.Equal(("1", 7200), (json.RootElement[0].GetProperty("id").GetString(), figure.GetProperty("business_s").GetDouble()));
        Assert.EndsWith("]\n", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_OfTheSample_KnowsItsRecords()
    {
        string id = Shell.Run("facts", "--records", "tickets").Output.Split('\n')[1].Split(',')[1];
        Shell shell = Shell.Run("explain", id);

        Assert.Equal(0, shell.Exit);
        Assert.StartsWith($"ticket {id}\n", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_AnUnknownId_SaysSo()
    {
        Shell shell = Shell.Run(["explain", "99", .. _input]);

        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains("holds no record with the id 99", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_WithoutAnId_IsWrongUse() => Assert.Equal(2, Shell.Run("explain").Exit);
}
