using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private const string Map = """
        {"timeZone":"Europe/Berlin","dateFormats":["yyyy-MM-dd HH:mm"],
         "tickets":{"id":"id","createdAt":"created","firstResponseAt":"answered","solvedAt":"solved","closedAt":"closed","group":"team","dimensions":{"product":"product"}},
         "definitions":{"slas":[{"name":"day","clock":"first_response_time","basis":"calendar","target_s":86400}]}}
        """;

    private const string Header = "id,created,answered,solved,closed,team,product\n";

    // Monday 9 to Tuesday 10 (8 + 1 open hours), Friday 16 to Monday 10 (1 + 1), and one that still waits.
    private const string Lines = """
        1,2026-11-16 09:00,2026-11-17 10:00,2026-11-17 11:00,,A,shop
        2,2026-11-20 16:00,2026-11-23 10:00,2026-11-23 10:00,2026-11-30 10:00,B,shop
        3,2026-11-24 12:00,,,,B,app

        """;

    private const string Calendar =
        """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}}""";

    private readonly TemporaryFolder folder = new();
    private readonly string map;
    private readonly string calendar;
    private readonly string tickets;

    public ReportCommandTests()
    {
        this.map = this.folder.File("map.json", Map);
        this.calendar = this.folder.File("cal.json", Calendar);
        this.tickets = this.folder.File("tickets.csv", Header + Lines);
    }

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void Report_WithoutFile_ReportsOnTheSample()
    {
        Shell shell = Shell.Run("report");
        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        Assert.Contains("first response time", shell.Output, StringComparison.Ordinal);
        Assert.Contains("nps", shell.Output, StringComparison.Ordinal);
        Assert.Contains("Reporting zone Europe/Berlin", shell.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("previous", "2026-05-31T22:00:00Z", "2026-04-30T22:00:00Z")]
    [InlineData("year", null, null)] // the sample has no year before
    public void Report_Compare_SaysWhatChangedAndWhatItWouldTakeToSee(string with, string? start, string? previous)
    {
        using JsonDocument report = JsonDocument.Parse(Shell.Run("report", "--period", "month", "--compare", with, "--format", "json").Output);

        (string?, string?, bool)[] created = [.. report.RootElement.GetProperty("comparisons").EnumerateArray()
            .Where(row => row.GetProperty("metric").GetString() == "tickets_created")
            .Select(row => (row.GetProperty("period_start").GetString(), row.GetProperty("previous_start").GetString(), row.GetProperty("is_incomplete").GetBoolean()))];
        if (start is null)
        {
            Assert.Empty(created);
        }
        else
        {
            // The last instant of the sample lies on 30 June.
            Assert.Equal((start, previous, true), created[^1]);
            Assert.Contains("is it real?", Shell.Run("report", "--period", "month", "--compare", with).Output, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Report_CompareAsCsv_GivesFiguresOrComparisons()
    {
        string[] question = ["report", "--period", "month", "--compare", "previous", "--format"];
        using JsonDocument report = JsonDocument.Parse(Shell.Run([.. question, "json"]).Output);
        JsonElement[] comparisons = [.. report.RootElement.GetProperty("comparisons").EnumerateArray()];

        Shell figures = Shell.Run([.. question, "csv"]);
        Assert.StartsWith("period_start,", figures.Output, StringComparison.Ordinal);
        Assert.Contains("--comparisons", figures.Error, StringComparison.Ordinal);

        string[] lines = Shell.Run([.. question, "csv", "--comparisons"]).Output.Split("\r\n");
        Assert.Equal(string.Join(",", comparisons[0].EnumerateObject().Select(static column => column.Name)), lines[0]);
        Assert.Equal(comparisons.Length, lines.Length - 2);
    }

    [Theory]
    [InlineData("--comparisons", "--format", "csv")]
    [InlineData("--comparisons", "--compare", "previous", "--period", "month")]
    public void Report_ComparisonsWithoutTheirPlace_IsWrongUse(params string[] options)
    {
        Shell shell = Shell.Run(["report", .. options]);
        Assert.Equal(2, shell.Exit);
        Assert.Contains("--comparisons", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_CompareFromStandardInput_ReadsItTwice()
    {
        Shell shell = Shell.RunWith(Header + Lines, "report", "-", "--map", this.map, "--period", "week", "--compare", "previous", "--format", "json");
        using JsonDocument report = JsonDocument.Parse(shell.Output);
        Assert.NotEmpty(report.RootElement.GetProperty("comparisons").EnumerateArray());
    }

    [Fact]
    public void Report_CompareWithoutPeriods_IsWrongUse()
    {
        Shell shell = Shell.Run("report", "--compare", "previous");
        Assert.Equal(2, shell.Exit);
        Assert.Contains("--period", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Sample_HasAValueForEveryKpi()
    {
        using JsonDocument report = JsonDocument.Parse(Shell.Run("report", "--format", "json").Output);
        string[] empty = [.. Rows(report)
            .Where(row => row.GetProperty("statistic").GetString() is "median" or "ratio" or "score")
            .Where(row => row.GetProperty("value").ValueKind == JsonValueKind.Null)
            .Select(row => $"{row.GetProperty("metric")} {row.GetProperty("statistic")} {row.GetProperty("variant")}")];
        Assert.Equal([], empty);
        Assert.Equal("2026-06-30T21:43:08Z", report.RootElement.GetProperty("as_of").GetString());
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void Report_SameInput_GivesTheSameBytesOnOutputAndInAFile(string format)
    {
        string path = this.folder.Place("report.out");
        Shell first = Shell.Run("report", "--format", format, "--by", "group", "--period", "month");
        Shell second = Shell.Run("report", "--format", format, "--by", "group", "--period", "month", "--out", path);
        Assert.Equal((0, 0, ""), (first.Exit, second.Exit, second.Output));
        Assert.Equal(first.Output, File.ReadAllText(path));
        Assert.False(File.ReadAllBytes(path).AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.InRange(first.Output.Length, 10_000, 20_000_000);
    }

    [Fact]
    public void Report_Map_ComputesInCalendarAndBusinessTime()
    {
        using JsonDocument report = this.Json("--calendar", this.calendar);
        Assert.Equal([25 * 3600.0, 66 * 3600.0], [Value(report, "first_response_time", "min", "calendar"), Value(report, "first_response_time", "max", "calendar")]);
        Assert.Equal([2 * 3600.0, 9 * 3600.0], [Value(report, "first_response_time", "min", "business"), Value(report, "first_response_time", "max", "business")]);
        Assert.Equal(3, Value(report, "tickets_created", "count", "none"));
        Assert.Equal(2, Value(report, "tickets_solved", "count", "none"));
        Assert.Equal(1, Value(report, "backlog", "count", "none"));
        Assert.Equal("Europe/Berlin", report.RootElement.GetProperty("time_zone").GetString());
        Assert.Equal("2026-11-30T09:00:00Z", report.RootElement.GetProperty("as_of").GetString());
    }

    [Fact]
    public void Report_WithoutCalendar_HasNoBusinessRowsAndTheMapsZone()
    {
        using JsonDocument report = this.Json();
        Assert.DoesNotContain(Rows(report), row => row.GetProperty("hours_basis").GetString() == "business");
        Assert.Equal("Europe/Berlin", report.RootElement.GetProperty("time_zone").GetString());
    }

    [Fact]
    public void Report_Zone_GoesBeforeTheCalendarsAndTheMaps()
    {
        using JsonDocument report = this.Json("--zone", "Asia/Tokyo", "--calendar", this.calendar);
        Assert.Equal("Asia/Tokyo", report.RootElement.GetProperty("time_zone").GetString());
        string utc = this.folder.File("utc.json", """{"timeZone":"Europe/London","hours":{"mon":[["09:00","17:00"]]}}""");
        using JsonDocument ofCalendar = this.Json("--calendar", utc);
        Assert.Equal("Europe/London", ofCalendar.RootElement.GetProperty("time_zone").GetString());
    }

    [Theory]
    [InlineData(3, "--from", "2026-11-16")]
    [InlineData(2, "--from", "2026-11-17")]
    [InlineData(1, "--to", "2026-11-20")]
    [InlineData(2, "--to", "2026-11-21")]
    [InlineData(2, "--from", "2026-11-16T08:00:01Z")]
    [InlineData(3, "--from", "2026-11-16T09:00:00+01:00")]
    [InlineData(2, "--to", "2026-11-24T11:00:00Z")]
    [InlineData(2, "--where", "group=B")]
    [InlineData(1, "--where", "group=B", "--where", "product=app")]
    [InlineData(3, "--where", "group=B", "--where", "group=A")]
    public void Report_WindowAndFilter_CountWhatLiesInside(int created, params string[] options)
    {
        using JsonDocument report = this.Json(options);
        Assert.Equal(created, Value(report, "tickets_created", "count", "none"));
    }

    [Fact]
    public void Report_AsOf_JudgesThenAndNotLater()
    {
        using JsonDocument report = this.Json("--as-of", "2026-11-22T00:00:00Z");
        Assert.Equal(2, Value(report, "tickets_created", "count", "none"));
        Assert.Equal(1, Value(report, "backlog", "count", "none"));
        Assert.Equal("2026-11-22T00:00:00Z", report.RootElement.GetProperty("as_of").GetString());
    }

    [Fact]
    public void Report_ByAndPeriod_GiveTheTotalAndEachCombination()
    {
        using JsonDocument report = this.Json("--by", "group,product", "--period", "week");
        JsonElement[] rows = [.. Rows(report).Where(row => row.GetProperty("metric").GetString() == "tickets_created")];
        Assert.Equal(
            ["/ 2026-11-16 2", "/ 2026-11-23 1", "A/shop 2026-11-16 1", "B/app 2026-11-23 1", "B/shop 2026-11-16 1"],
            rows.Where(row => row.GetProperty("value").GetDouble() > 0)
                .Select(row => $"{row.GetProperty("group")}/{row.GetProperty("product")} {row.GetProperty("period_local_date")} {row.GetProperty("value")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Report_CompressedAndStandardInput_AreTheSame()
    {
        string zipped = this.folder.Place("tickets.csv.gz");
        using (GZipStream gzip = new(File.Create(zipped), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header + Lines));
        }

        string plain = Shell.Run("report", this.tickets, "--map", this.map, "--format", "csv").Output;
        Assert.Equal(plain, Shell.Run("report", zipped, "--map", this.map, "--format", "csv").Output);
        Assert.Equal(plain, Shell.RunWith(Header + Lines, "report", "-", "--map", this.map, "--format", "csv").Output);
        Assert.Equal(plain, Shell.RunOn(File.ReadAllBytes(zipped), "report", "-", "--map", this.map, "--format", "csv").Output);
    }

    [Fact]
    public void Report_BadRows_AreCountedNamedAndTheRestCounts()
    {
        string path = this.folder.File("bad.csv", Header + Lines + "4,yesterday,,,,A,shop\n5,2026-11-20 16:00,2026-11-19 10:00,,,A,shop\n");
        Shell shell = Shell.Run("report", path, "--map", this.map, "--format", "json");
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
        Assert.Equal(0, Shell.Run("report", this.tickets, "--map", this.map, "--strict").Exit);
        string path = this.folder.File("bad.csv", Header + Lines + "4,yesterday,,,,A,shop\n");
        Shell shell = Shell.Run("report", path, "--map", this.map, "--strict");
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains("yesterday", shell.Error, StringComparison.Ordinal);
        Assert.EndsWith("--strict refuses that, so there is no report.\n", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Strict_AcceptsLocalTimesReadByTheStatedRule()
    {
        string path = this.folder.File("dst.csv", Header + "1,2026-03-29 02:30,2026-03-29 10:00,2026-03-29 11:00,,A,shop\n2,2026-10-25 02:30,2026-10-25 10:00,2026-10-25 11:00,,A,shop\n");
        Shell shell = Shell.Run("report", path, "--map", this.map, "--format", "json", "--strict");
        Assert.Equal(0, shell.Exit);
        Assert.Contains("AmbiguousLocalTime", shell.Error, StringComparison.Ordinal);
        Assert.Contains("SkippedLocalTime", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NeverOpenCalendar_WarnsAndHasNoBusinessValue()
    {
        string never = this.folder.File("never.json", """{"timeZone":"Europe/Berlin","hours":{}}""");
        Shell shell = Shell.Run("report", this.tickets, "--map", this.map, "--calendar", never, "--format", "json");
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
            this.folder.File("tickets.json", """
                {"tickets":[{"id":1,"created_at":"2026-11-20T15:00:00Z","updated_at":"2026-11-23T10:00:00Z","status":"solved","requester_id":5,"submitter_id":5,"via":{"channel":"email"}}],
                 "metric_sets":[{"ticket_id":1,"created_at":"2026-11-20T15:00:00Z","updated_at":"2026-11-23T10:00:00Z","solved_at":"2026-11-23T10:00:00Z"}],"end_of_stream":true}
                """),
            this.folder.File("schedules.json", """{"schedules":[{"id":9,"name":"Office","time_zone":"London","intervals":[{"start_time":1980,"end_time":2460},{"start_time":7740,"end_time":8220}]}]}"""),
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
        Shell shell = Shell.Run("report", this.tickets);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(this.tickets, shell.Error, StringComparison.Ordinal);
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
        string path = this.folder.File($"{what}.csv", content);
        Shell shell = Shell.Run("report", path, "--map", this.map);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(path, shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--where", "group=C", "with group=C")]
    [InlineData("--as-of", "2020-01-01T00:00:00Z", "as of 2020-01-01T00:00:00Z")]
    public void Report_NothingLeftByTheQuestion_Exits1AndSaysWhy(string option, string value, string why)
    {
        Shell shell = Shell.Run("report", this.tickets, "--map", this.map, option, value);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.EndsWith($"supportperf: No record of {this.tickets} is left to report on {why}.\n", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_CutOffGzip_Exits1AndNamesTheFile()
    {
        using MemoryStream whole = new();
        using (GZipStream gzip = new(whole, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat(Lines, 50))));
        }

        string path = this.folder.Place("cut.csv.gz");
        File.WriteAllBytes(path, whole.ToArray()[..^20]);
        Shell shell = Shell.Run("report", path, "--map", this.map);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(path, shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_UnusableMap_Exits1AndNamesTheKey()
    {
        string misspelled = this.folder.File("misspelled.json", Map.Replace("\"createdAt\"", "\"creatdAt\"", StringComparison.Ordinal));
        Shell shell = Shell.Run("report", this.tickets, "--map", misspelled);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains(misspelled, shell.Error, StringComparison.Ordinal);
        Assert.Contains("creatdAt", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_MapNamesAMissingColumn_Exits1AndNamesIt()
    {
        string other = this.folder.File("other.json", Map.Replace("\"created\"", "\"opened\"", StringComparison.Ordinal));
        Shell shell = Shell.Run("report", this.tickets, "--map", other);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.Contains("opened", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FilesThatCannotBeRead_SayWhy()
    {
        string missing = this.folder.Place("nowhere.csv");
        Assert.Equal(new Shell(1, "", $"supportperf: {missing}: the data file is not there.\n"), Shell.Run("report", missing, "--map", this.map));
        Assert.Equal(new Shell(1, "", $"supportperf: {this.folder.Path}: a folder; expected a data file.\n"), Shell.Run("report", this.folder.Path, "--map", this.map));
        Assert.Equal(new Shell(1, "", $"supportperf: {missing}: the map file is not there.\n"), Shell.Run("report", this.tickets, "--map", missing));
        Assert.Equal(new Shell(1, "", $"supportperf: {missing}: the calendar file is not there.\n"), Shell.Run("report", "--calendar", missing));
    }

    [Fact]
    public void Report_OutThatCannotBeWritten_SaysWhyBeforeReading()
    {
        string nowhere = Path.Combine(this.folder.Place("no"), "report.json");
        Assert.Equal(new Shell(1, "", $"supportperf: {nowhere}: the folder {this.folder.Place("no")} is not there.\n"), Shell.Run("report", "--out", nowhere));
        Assert.Equal(new Shell(1, "", $"supportperf: {this.folder.Path}: a folder; --out needs a file.\n"), Shell.Run("report", "--out", this.folder.Path));
        Shell shell = Shell.Run("report", this.tickets, "--map", this.map, "--out", this.tickets);
        Assert.Equal(new Shell(2, "", $"supportperf: --out {this.tickets} would replace an input.\n"), shell);
        Assert.Equal(Header + Lines, File.ReadAllText(this.tickets));
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
        Shell shell = Shell.Run(["report", this.tickets, "--map", this.map, "--format", "json", .. options]);
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
