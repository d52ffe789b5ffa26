using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

/// <content>Input, maps and questions that cannot be used, or only in part.</content>
public sealed partial class ReportCommandTests
{
    [Fact]
    public void Report_BadRows_AreCountedNamedAndTheRestCounts()
    {
        string path = _folder.File("bad.csv", Header + Lines + "4,yesterday,,,,A,shop\n5,2026-11-20 16:00,2026-11-19 10:00,,,A,shop\n");
        Shell shell = Shell.Run("report", path, "--map", _map, "--format", "json");
        Assert.Equal(0, shell.Exit);
        using JsonDocument report = JsonDocument.Parse(shell.Output);
        Assert.Equal(4, Value(report, "tickets_created", "count", "none"));
        Assert.Equal(2, Value(report, "first_response_time", "count", "calendar"));
        Assert.Contains("UnreadableDate", shell.Error, StringComparison.Ordinal);
        Assert.Contains("yesterday", shell.Error, StringComparison.Ordinal);
        Assert.Contains("ReplyBeforeCreation", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Strict_RefusesWhatWouldBeLeftOut()
    {
        Assert.Equal(0, Shell.Run("report", _tickets, "--map", _map, "--strict").Exit);
        string path = _folder.File("bad.csv", Header + Lines + "4,yesterday,,,,A,shop\n");
        Shell shell = Shell.Run("report", path, "--map", _map, "--strict");
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains("yesterday", shell.Error, StringComparison.Ordinal);
        Assert.EndsWith("--strict refuses that, so there is no report.\n", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Strict_AcceptsLocalTimesReadByTheStatedRule()
    {
        string path = _folder.File("dst.csv", Header + "1,2026-03-29 02:30,2026-03-29 10:00,2026-03-29 11:00,,A,shop\n2,2026-10-25 02:30,2026-10-25 10:00,2026-10-25 11:00,,A,shop\n");
        Shell shell = Shell.Run("report", path, "--map", _map, "--format", "json", "--strict");
        Assert.Equal(0, shell.Exit);
        Assert.Contains("AmbiguousLocalTime", shell.Error, StringComparison.Ordinal);
        Assert.Contains("SkippedLocalTime", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NeverOpenCalendar_WarnsAndHasNoBusinessValue()
    {
        string never = _folder.File("never.json", """{"timeZone":"Europe/Berlin","hours":{}}""");
        Shell shell = Shell.Run("report", _tickets, "--map", _map, "--calendar", never, "--format", "json");
        Assert.Equal(0, shell.Exit);
        Assert.StartsWith($"supportperf: Warning: the calendar {never} is never open;", shell.Error, StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(shell.Output);
        Assert.DoesNotContain(
            Rows(report),
            row => row.GetProperty("hours_basis").GetString() == "business" && row.GetProperty("statistic").GetString() == "median" && row.GetProperty("value").ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public void Report_Preset_CountsAsThatSystemAndKeepsTheSlas()
    {
        using JsonDocument ours = JsonDocument.Parse(Shell.Run("report", "--format", "json").Output);
        using JsonDocument theirs = JsonDocument.Parse(Shell.Run("report", "--format", "json", "--preset", "zendesk").Output);
        Assert.Equal("zendesk", theirs.RootElement.GetProperty("definitions").GetProperty("name").GetString());
        Assert.NotEqual(Value(ours, "one_touch_rate", "ratio", "none"), Value(theirs, "one_touch_rate", "ratio", "none"));
        Assert.Equal(Slas(ours), Slas(theirs));
        Assert.Contains("next reply", Slas(theirs));

        static string?[] Slas(JsonDocument report) =>
            [.. Rows(report).Where(row => row.GetProperty("metric").GetString() == "sla_attainment").Select(row => row.GetProperty("variant").GetString()).Distinct()];
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Report_KnownSystem_NeedsNoMapAndTakesItsOneSchedule(bool isNamed)
    {
        string[] files =
        [
            _folder.File("tickets.json", """
                {"tickets":[{"id":1,"created_at":"2026-11-20T15:00:00Z","updated_at":"2026-11-23T10:00:00Z","status":"solved","requester_id":5,"submitter_id":5,"via":{"channel":"email"}}],
                 "metric_sets":[{"ticket_id":1,"created_at":"2026-11-20T15:00:00Z","updated_at":"2026-11-23T10:00:00Z","solved_at":"2026-11-23T10:00:00Z"}],"end_of_stream":true}
                """),
            _folder.File("schedules.json", """{"schedules":[{"id":9,"name":"Office","time_zone":"London","intervals":[{"start_time":1980,"end_time":2460},{"start_time":7740,"end_time":8220}]}]}"""),
        ];
        Shell shell = Shell.Run(["report", .. files, "--format", "json", .. isNamed ? new[] { "--source", "zendesk" } : []]);
        Assert.True(shell.Exit == 0, shell.Error);
        Assert.StartsWith("supportperf: Business hours are those of the export's schedule \"Office\".\n", shell.Error, StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(shell.Output);
        Assert.Equal("Europe/London", report.RootElement.GetProperty("time_zone").GetString());
        Assert.Equal(67 * 3600.0, Value(report, "resolution_time", "max", "calendar"));
        Assert.Equal(3 * 3600.0, Value(report, "resolution_time", "max", "business"));
        Assert.Equal("default", report.RootElement.GetProperty("definitions").GetProperty("name").GetString());
    }

    [Fact]
    public void Report_UnknownFileWithoutMap_Exits1AndSaysWhatToDo()
    {
        Shell shell = Shell.Run("report", _tickets);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(_tickets, shell.Error, StringComparison.Ordinal);
        Assert.Contains("map", shell.Error, StringComparison.Ordinal);
        Assert.Equal(1, Shell.RunWith(Header + Lines, "report", "-").Exit);
    }

    [Theory]
    [InlineData("header only", Header)]
    [InlineData("all rows bad", Header + "1,soon,,,,,\n")]
    [InlineData("empty", "")]
    [InlineData("wrong header", "a,b,c\n1,2,3\n")]
    public void Report_NothingToReportOn_Exits1(string what, string content)
    {
        string path = _folder.File($"{what}.csv", content);
        Shell shell = Shell.Run("report", path, "--map", _map);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(path, shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--where", "group=C", "with group=C")]
    [InlineData("--as-of", "2020-01-01T00:00:00Z", "as of 2020-01-01T00:00:00Z")]
    public void Report_NothingLeftByTheQuestion_Exits1AndSaysWhy(string option, string value, string why)
    {
        Shell shell = Shell.Run("report", _tickets, "--map", _map, option, value);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.EndsWith($"supportperf: No record of {_tickets} is left to report on {why}.\n", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_CutOffGzip_Exits1AndNamesTheFile()
    {
        using MemoryStream whole = new();
        using (GZipStream gzip = new(whole, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat(Lines, 50))));
        }

        string path = _folder.Place("cut.csv.gz");
        File.WriteAllBytes(path, whole.ToArray()[..^20]);
        Shell shell = Shell.Run("report", path, "--map", _map);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(path, shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_UnusableMap_Exits1AndNamesTheKey()
    {
        string misspelled = _folder.File("misspelled.json", Map.Replace("\"createdAt\"", "\"creatdAt\"", StringComparison.Ordinal));
        Shell shell = Shell.Run("report", _tickets, "--map", misspelled);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(misspelled, shell.Error, StringComparison.Ordinal);
        Assert.Contains("creatdAt", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_MapNamesAMissingColumn_Exits1AndNamesIt()
    {
        string other = _folder.File("other.json", Map.Replace("\"created\"", "\"opened\"", StringComparison.Ordinal));
        Shell shell = Shell.Run("report", _tickets, "--map", other);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains("opened", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FilesThatCannotBeRead_SayWhy()
    {
        string missing = _folder.Place("nowhere.csv");
        Assert.Equal(new Shell(1, "", $"supportperf: {missing}: the data file is not there.\n"), Shell.Run("report", missing, "--map", _map));
        Assert.Equal(new Shell(1, "", $"supportperf: {_folder.Path}: a folder; expected a data file.\n"), Shell.Run("report", _folder.Path, "--map", _map));
        Assert.Equal(new Shell(1, "", $"supportperf: {missing}: the map file is not there.\n"), Shell.Run("report", _tickets, "--map", missing));
        Assert.Equal(new Shell(1, "", $"supportperf: {missing}: the calendar file is not there.\n"), Shell.Run("report", "--calendar", missing));
    }

    [Fact]
    public void Report_OutThatCannotBeWritten_SaysWhyBeforeReading()
    {
        string nowhere = Path.Combine(_folder.Place("no"), "report.json");
        Assert.Equal(new Shell(1, "", $"supportperf: {nowhere}: the folder {_folder.Place("no")} is not there.\n"), Shell.Run("report", "--out", nowhere));
        Assert.Equal(new Shell(1, "", $"supportperf: {_folder.Path}: a folder; --out needs a file.\n"), Shell.Run("report", "--out", _folder.Path));
        Shell shell = Shell.Run("report", _tickets, "--map", _map, "--out", _tickets);
        Assert.Equal(new Shell(2, "", $"supportperf: --out {_tickets} would replace an input.\n"), shell);
        Assert.Equal(Header + Lines, File.ReadAllText(_tickets));
    }

    [Theory]
    [InlineData("--mpa x.json", "Unknown option --mpa. Did you mean --map?")]
    [InlineData("--map map.json", "--map needs a FILE to read, or - for standard input.")]
    [InlineData("--source zendesk", "--source needs a FILE to read, or - for standard input.")]
    [InlineData("x.csv --source zendesk --map map.json", "--map and --source exclude each other")]
    [InlineData("- - --map map.json", "- stands for standard input, which can be read only once.")]
    [InlineData("- --source nothing", "--source knows no \"nothing\".")]
    [InlineData("--period fortnight", "--period cannot be \"fortnight\". Choose hour, day, week, month, quarter, year or all.")]
    [InlineData("--format xml", "--format cannot be \"xml\". Choose table, json, csv or markdown.")]
    [InlineData("--zone Europe/Berln", "--zone knows no zone \"Europe/Berln\". Did you mean Europe/Berlin?")]
    [InlineData("--as-of 2026-11-22", "--as-of: \"2026-11-22\" is a date without a time")]
    [InlineData("--as-of 2026-11-22T10:00:00", "--as-of: \"2026-11-22T10:00:00\" has no offset")]
    [InlineData("--from soon", "--from: \"soon\" is no instant")]
    [InlineData("--from 2026-02-30", "--from: \"2026-02-30\" has a date that does not exist.")]
    [InlineData("--from 2026-03-01 --to 2026-03-01", "The window is empty: --to 2026-03-01 is not after --from 2026-03-01.")]
    [InlineData("--where group", "--where needs DIM=VALUE, such as group=Berlin; got \"group\".")]
    [InlineData("--where gruop=A", "--where knows no dimension \"gruop\". Did you mean group?")]
    [InlineData("--where weekday=1", "--where cannot filter on weekday")]
    [InlineData("--by group,group", "--by names group twice.")]
    [InlineData("--by team", "--by knows no dimension \"team\".")]
    [InlineData("--by group,", "--by names an empty dimension.")]
    [InlineData("--preset zendsk", "--preset cannot be \"zendsk\". Choose default, zendesk,")]
    [InlineData("--strict=yes", "--strict takes no value, but \"yes\" is given.")]
    public void Report_WrongUse_SaysWhatIsWrongAndExits2(string words, string message)
    {
        Shell shell = Shell.Run(["report", .. words.Split(' ')]);
        Assert.Equal((2, ""), (shell.Exit, shell.Output));
        Assert.StartsWith("supportperf: " + message, shell.Error, StringComparison.Ordinal);
        Assert.Equal(1, shell.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void Report_Cancelled_SaysSoAndExits130()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        using MemoryStream output = new();
        using StringWriter error = new() { NewLine = "\n" };
        int exit = ToolProgram.Run(["report"], new ToolConsole { Input = Stream.Null, Output = output, Error = error }, stop.Token);
        Assert.Equal((130, 0, "supportperf: Stopped; the answer is not complete.\n"), (exit, (int)output.Length, error.ToString()));
    }

    [Fact]
    public void Sources_ListsThemAndTheMap()
    {
        Shell shell = Shell.Run("sources");
        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        Assert.Contains("zendesk (Zendesk)\n", shell.Output, StringComparison.Ordinal);
        Assert.Contains("--map", shell.Output, StringComparison.Ordinal);
        Assert.Equal(2, Shell.Run("sources", "zendesk").Exit);
    }

    private JsonDocument Json(params string[] options)
    {
        Shell shell = Shell.Run(["report", _tickets, "--map", _map, "--format", "json", .. options]);
        Assert.True(shell.Exit == 0, shell.Error);
        return JsonDocument.Parse(shell.Output);
    }

    private static JsonElement[] Rows(JsonDocument report) => [.. report.RootElement.GetProperty("rows").EnumerateArray()];

    private static double Value(JsonDocument report, string metric, string statistic, string basis) =>
        Assert.Single(
            Rows(report),
            row => row.GetProperty("metric").GetString() == metric && row.GetProperty("statistic").GetString() == statistic && row.GetProperty("hours_basis").GetString() == basis
                && row.GetProperty("variant").ValueKind == JsonValueKind.Null)
            .GetProperty("value").GetDouble();
}
