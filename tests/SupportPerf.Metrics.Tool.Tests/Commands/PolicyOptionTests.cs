using System.Text.Json;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

public sealed class PolicyOptionTests : IDisposable
{
    private const string Map = """
        {"timeZone":"UTC","dateFormats":["yyyy-MM-dd HH:mm"],"tickets":{"id":"id","createdAt":"created","firstResponseAt":"answered","group":"team"}}
        """;

    private const string Policy = """
        {"calendars":{"early":{"timeZone":"UTC","hours":{"mon":[["06:00","14:00"]]}},"late":{"timeZone":"UTC","hours":{"mon":[["14:00","22:00"]]}}},
         "calendarBy":{"dimension":"group","map":{"A":"early"},"default":"late"},
         "sla":[{"name":"first reply","clock":"first_response_time","basis":"business","targets":[{"when":{"group":"A"},"target_s":3600},{"target_s":28800}]}]}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _input;

    public PolicyOptionTests() => _input =
    [
        _folder.File("tickets.csv", "id,created,answered,team\n1,2026-11-16 10:00,2026-11-16 16:00,A\n2,2026-11-16 10:00,2026-11-16 16:00,B\n"),
        "--map", _folder.File("map.json", Map),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Policy_GivesEachGroupItsHoursAndTargets()
    {
        Shell shell = Shell.Run(["report", .. _input, "--policy", _folder.File("policy.json", Policy), "--by", "group", "--format", "json"]);

        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        using JsonDocument report = JsonDocument.Parse(shell.Output);
        double? Value(string metric, string statistic, string? group, string basis) => report.RootElement.GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("metric").GetString() == metric && row.GetProperty("statistic").GetString() == statistic
                && row.GetProperty("hours_basis").GetString() == basis && row.GetProperty("group").GetString() == group)
            .GetProperty("value").GetDouble();
        Assert.Equal((4 * 3600, 2 * 3600, 3 * 3600), (Value("first_response_time", "mean", "A", "business"), Value("first_response_time", "mean", "B", "business"), Value("first_response_time", "mean", null, "business")));
        Assert.Equal((0, 1), (Value("sla_attainment", "ratio", "A", "business"), Value("sla_attainment", "ratio", "B", "business")));
    }

    [Fact]
    public void Policy_ThatCannotBeUsed_ListsEveryErrorWithItsPath()
    {
        string path = _folder.File("policy.json", """{"calendarBy":{"dimension":"group","default":"x"},"slas":[],"sla":[{"clock":"due"}]}""");
        Shell shell = Shell.Run(["report", .. _input, "--policy", path]);

        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.StartsWith($"supportperf: {path}: the policy cannot be used.\n", shell.Error, StringComparison.Ordinal);
        Assert.Contains("\n  $.slas: ", shell.Error, StringComparison.Ordinal);
        Assert.Contains("\n  $.sla[0]: The key 'name' is required.", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_WithACalendarThatIsNeverOpen_Warns()
    {
        string path = _folder.File("policy.json", """{"calendars":{"none":{"timeZone":"UTC","hours":{}}}}""");
        Shell shell = Shell.Run(["report", .. _input, "--policy", path]);

        Assert.Equal(0, shell.Exit);
        Assert.Contains("Warning: the calendar \"none\" is never open", shell.Error, StringComparison.Ordinal);
    }
}
