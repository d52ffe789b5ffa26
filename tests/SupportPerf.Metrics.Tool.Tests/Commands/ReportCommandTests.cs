using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

public sealed partial class ReportCommandTests : IDisposable
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

    private readonly TemporaryFolder _folder = new();
    private readonly string _map;
    private readonly string _calendar;
    private readonly string _tickets;

    public ReportCommandTests()
    {
        _map = _folder.File("map.json", Map);
        _calendar = _folder.File("cal.json", Calendar);
        _tickets = _folder.File("tickets.csv", Header + Lines);
    }

    public void Dispose() => _folder.Dispose();

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
        Shell shell = Shell.RunWith(Header + Lines, "report", "-", "--map", _map, "--period", "week", "--compare", "previous", "--format", "json");
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
        string path = _folder.Place("report.out");
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
        using JsonDocument report = Json("--calendar", _calendar);
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
        using JsonDocument report = Json();
        Assert.DoesNotContain(Rows(report), row => row.GetProperty("hours_basis").GetString() == "business");
        Assert.Equal("Europe/Berlin", report.RootElement.GetProperty("time_zone").GetString());
    }

    [Fact]
    public void Report_Zone_GoesBeforeTheCalendarsAndTheMaps()
    {
        using JsonDocument report = Json("--zone", "Asia/Tokyo", "--calendar", _calendar);
        Assert.Equal("Asia/Tokyo", report.RootElement.GetProperty("time_zone").GetString());
        string utc = _folder.File("utc.json", """{"timeZone":"Europe/London","hours":{"mon":[["09:00","17:00"]]}}""");
        using JsonDocument ofCalendar = Json("--calendar", utc);
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
        using JsonDocument report = Json(options);
        Assert.Equal(created, Value(report, "tickets_created", "count", "none"));
    }

    [Fact]
    public void Report_AsOf_JudgesThenAndNotLater()
    {
        using JsonDocument report = Json("--as-of", "2026-11-22T00:00:00Z");
        Assert.Equal(2, Value(report, "tickets_created", "count", "none"));
        Assert.Equal(1, Value(report, "backlog", "count", "none"));
        Assert.Equal("2026-11-22T00:00:00Z", report.RootElement.GetProperty("as_of").GetString());
    }

    [Fact]
    public void Report_ByAndPeriod_GiveTheTotalAndEachCombination()
    {
        using JsonDocument report = Json("--by", "group,product", "--period", "week");
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
        string zipped = _folder.Place("tickets.csv.gz");
        using (GZipStream gzip = new(File.Create(zipped), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header + Lines));
        }

        string plain = Shell.Run("report", _tickets, "--map", _map, "--format", "csv").Output;
        Assert.Equal(plain, Shell.Run("report", zipped, "--map", _map, "--format", "csv").Output);
        Assert.Equal(plain, Shell.RunWith(Header + Lines, "report", "-", "--map", _map, "--format", "csv").Output);
        Assert.Equal(plain, Shell.RunOn(File.ReadAllBytes(zipped), "report", "-", "--map", _map, "--format", "csv").Output);
    }
}
