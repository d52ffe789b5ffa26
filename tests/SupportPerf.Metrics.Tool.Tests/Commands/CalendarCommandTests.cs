using System.Text;

namespace SupportPerf.Metrics.Tool.Tests.Commands;

public sealed class CalendarCommandTests : IDisposable
{
    private const string Weekdays =
        """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly string _calendar;

    public CalendarCommandTests() => _calendar = _folder.File("cal.json", Weekdays);

    public void Dispose() => _folder.Dispose();

    // Friday 2026-11-20, 09:00 to 17:00 in Berlin, is 08:00 to 16:00 UTC.
    [Theory]
    [InlineData("between", "2026-11-20T15:00:00Z,2026-11-23T09:30:00Z", "9000")]
    [InlineData("between", "2026-11-20T16:00:00+01:00,2026-11-23T10:30:00+0100", "9000")]
    [InlineData("between", " 2026-11-20T15:00:00Z , 2026-11-20T15:00:00.5Z ", "0.5")]
    [InlineData("between", "2026-11-20T15:00:00.000000001Z,2026-11-20T15:00:00Z", "-0.000000001")]
    [InlineData("between", "2026-11-23T09:30:00Z,2026-11-20T15:00:00.250Z", "-8999.75")]
    [InlineData("between", "2026-11-21T00:00:00Z,2026-11-22T00:00:00Z", "0")]
    [InlineData("between", "0001-01-01T00:00:00Z,9999-12-31T23:59:59Z", null)]
    [InlineData("add", "2026-11-20T15:00:00Z,3600", "2026-11-20T16:00:00Z")]
    [InlineData("add", "2026-11-20T15:00:00Z,3600.5", "2026-11-23T08:00:00.5Z")]
    [InlineData("add", "2026-11-21T15:00:00Z,0", "2026-11-21T15:00:00Z")]
    [InlineData("add", "2026-11-23T08:00:00Z,-1", "2026-11-20T15:59:59Z")]
    [InlineData("add --boundary latest", "2026-11-20T15:00:00Z,3600", "2026-11-23T08:00:00Z")]
    [InlineData("add --boundary latest", "2026-11-21T15:00:00Z,0", "2026-11-23T08:00:00Z")]
    [InlineData("subtract", "2026-11-23T08:30:00Z,1800", "2026-11-23T08:00:00Z")]
    [InlineData("subtract --boundary earliest", "2026-11-23T08:30:00Z,1800", "2026-11-20T16:00:00Z")]
    [InlineData("subtract", "2026-11-21T08:30:00Z,0", "2026-11-21T08:30:00Z")]
    [InlineData("is-open", "2026-11-20T15:59:59.999999999Z", "true")]
    [InlineData("is-open", "2026-11-20T16:00:00Z", "false")]
    [InlineData("next-opening", "2026-11-20T16:00:00Z", "2026-11-23T08:00:00Z")]
    [InlineData("next-opening", "2026-11-20T12:00:00.125Z", "2026-11-20T12:00:00.125Z")]
    [InlineData("next-closing", "2026-11-20T16:00:00Z", "2026-11-23T16:00:00Z")]
    [InlineData("previous-opening", "2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z")]
    [InlineData("previous-closing", "2026-11-20T15:00:00Z", "2026-11-19T16:00:00Z")]
    public void Run_OneLine_GivesOneAnswer(string question, string line, string? answer)
    {
        Shell shell = Ask(line + "\n", question.Split(' '));
        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        Assert.EndsWith("\n", shell.Output, StringComparison.Ordinal);
        if (answer is not null)
        {
            Assert.Equal(answer + "\n", shell.Output);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "\n")]
    [InlineData("\r\n \r\n", "\n\n")]
    [InlineData("2026-11-20T15:00:00Z", "true\n")]
    [InlineData("2026-11-20T15:00:00Z\r\n\r\n2026-11-20T16:00:00Z\r\n", "true\n\nfalse\n")]
    [InlineData("\uFEFF2026-11-20T15:00:00Z\n", "true\n")]
    public void Run_Lines_OneAnswerLineForEach(string input, string output) => Assert.Equal(new Shell(0, output, ""), Ask(input, "is-open"));

    [Theory]
    [InlineData("is-open", "2026-11-20T15:00:00", "has no offset; end it with Z or an offset such as +01:00.")]
    [InlineData("is-open", "2026-11-20", "is a date without a time")]
    [InlineData("is-open", "yesterday", "is no instant; expected ISO-8601 such as")]
    [InlineData("is-open", "2026-02-29T15:00:00Z", "has a date that does not exist.")]
    [InlineData("is-open", "2026-13-01T15:00:00Z", "has a date that does not exist.")]
    [InlineData("is-open", "2026-11-20T24:00:01Z", "has a time of day that does not exist.")]
    [InlineData("is-open", "2026-11-20T15:60:00Z", "has a time of day that does not exist.")]
    [InlineData("is-open", "2026-11-20T15:00:00.Z", "is no instant")]
    [InlineData("is-open", "2026-11-20T15:00:00.0000000001Z", "is no instant")]
    [InlineData("is-open", "2026-11-20T15:00:00+19:00", "is no instant")]
    [InlineData("is-open", "2026-11-20T15:00:00Zulu", "is no instant")]
    [InlineData("is-open", "9999-12-31T23:59:59-01:00", "is beyond the years that can be counted.")]
    [InlineData("between", "2026-11-20T15:00:00Z", "is not start,end: two values with one comma between them.")]
    [InlineData("between", "2026-11-20T15:00:00Z,2026-11-20T15:00:00Z,x", "is not start,end")]
    [InlineData("between", "2026-11-20T15:00:00Z,", "an instant is missing")]
    [InlineData("between", "2026-11-20T15:00:00Z,soon", "\"soon\" is no instant")]
    [InlineData("add", "2026-11-20T15:00:00Z,1e3", "\"1e3\" is no number of seconds")]
    [InlineData("add", "2026-11-20T15:00:00Z,", "is no number of seconds")]
    [InlineData("add", "2026-11-20T15:00:00Z,1.", "is no number of seconds")]
    [InlineData("add", "2026-11-20T15:00:00Z,0.0000000001", "is finer than a nanosecond.")]
    [InlineData("add", "2026-11-20T15:00:00Z,99999999999999999999", "is more seconds than can be counted.")]
    [InlineData("add", "2026-11-20T15:00:00Z,1400000000000", null)]
    public void Run_BadLine_GivesAnEmptyLineItsReasonAndExit1(string question, string line, string? reason)
    {
        string good = question switch
        {
            "is-open" => "2026-11-20T15:00:00Z",
            "between" => "2026-11-20T15:00:00Z,2026-11-20T15:00:07Z",
            _ => "2026-11-20T15:00:00Z,7",
        };
        Shell shell = Ask($"{good}\n{line}\n{good}\n", question);
        Assert.Equal(1, shell.Exit);
        string[] answers = shell.Output.Split('\n');
        Assert.Equal(["", ""], [answers[1], answers[3]]);
        Assert.Equal(answers[0], answers[2]);
        Assert.NotEqual("", answers[0]);
        Assert.StartsWith("line 2: ", shell.Error, StringComparison.Ordinal);
        Assert.Contains(reason ?? "", shell.Error, StringComparison.Ordinal);
        Assert.Equal(1, shell.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void Run_LineThatIsNoText_IsABadLine()
    {
        Shell shell = AskBytes([0xFF, 0x1B, 0x00, (byte)'\n'], "is-open");
        Assert.Equal((1, "\n"), (shell.Exit, shell.Output));
        Assert.DoesNotContain(shell.Error, letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public void Run_LongLines_AreNotShownInFull()
    {
        Shell shell = Ask(new string('x', 200_000) + "\n2026-11-20T15:00:00Z\n", "is-open");
        Assert.Equal((1, "\ntrue\n"), (shell.Exit, shell.Output));
        Assert.InRange(shell.Error.Length, 10, 300);
    }

    [Fact]
    public void Run_MoreLinesThanOneBuffer_AnswersEachInOrder()
    {
        StringBuilder input = new();
        StringBuilder expected = new();
        for (int i = 0; i < 20_000; i++)
        {
            Instant end = Instant.FromUtc(2026, 11, 20, 8, 0) + Duration.FromSeconds(i);
            input.Append("2026-11-20T08:00:00Z,").Append(end).Append(i % 3 == 0 ? "\r\n" : "\n");
            expected.Append(i).Append('\n');
        }

        Assert.Equal(new Shell(0, expected.ToString(), ""), Ask(input.ToString(), "between"));
    }

    [Theory]
    [InlineData("between", "2026-11-20T15:00:00Z,2027-11-20T15:00:00Z", "0", 0)]
    [InlineData("is-open", "2026-11-20T15:00:00Z", "false", 0)]
    [InlineData("next-opening", "2026-11-20T15:00:00Z", "", 0)]
    [InlineData("next-closing", "2026-11-20T15:00:00Z", "", 0)]
    [InlineData("previous-opening", "2026-11-20T15:00:00Z", "", 0)]
    [InlineData("previous-closing", "2026-11-20T15:00:00Z", "", 0)]
    [InlineData("add", "2026-11-20T15:00:00Z,60", "", 1)]
    [InlineData("subtract", "2026-11-20T15:00:00Z,60", "", 1)]
    public void Run_NeverOpenCalendar_AnswersWithoutALoop(string question, string line, string answer, int exit)
    {
        string never = _folder.File("never.json", """{"timeZone":"Europe/Berlin","hours":{}}""");
        Shell shell = Shell.RunWith(line, "calendar", question, "--calendar", never);
        Assert.Equal((exit, answer + "\n"), (shell.Exit, shell.Output));
        Assert.Equal(exit == 0, shell.Error.Length == 0);
    }

    [Theory]
    [InlineData("""{"timeZone":"Europe/Berlin"}""", "hours")]
    [InlineData("""{"timeZone":"Europe/Berlinn","hours":{}}""", "Europe/Berlinn")]
    [InlineData("""{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","09:00"]]}}""", "hours.mon[0]")]
    [InlineData("""{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","25:00"]]},"holiday":[]}""", "holiday")]
    [InlineData("not json", "cal")]
    [InlineData("", "cal")]
    public void Run_UnusableCalendar_NamesFileAndPlaceAndExits1(string json, string part)
    {
        string path = _folder.File("bad-cal.json", json);
        Shell shell = Shell.RunWith("2026-11-20T15:00:00Z\n", "calendar", "is-open", "--calendar", path);
        Assert.Equal((1, ""), (shell.Exit, shell.Output));
        Assert.StartsWith($"supportperf: {path}: the calendar cannot be used.", shell.Error, StringComparison.Ordinal);
        Assert.Contains(part, shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_NamesEveryDateWithItsRule()
    {
        string path = _folder.File("named.json", Weekdays[..^1] + ""","holidays":[{"date":"2026-11-20","name":"Foundation Day"}]}""");
        Shell shell = Shell.Run("calendar", "explain", "2026-11-19T12:00:00Z", "2026-11-23T09:00:00+01:00", "--calendar", path);
        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        Assert.StartsWith("4:00:00 of open time from 2026-11-19T12:00:00Z to 2026-11-23T08:00:00Z\n", shell.Output, StringComparison.Ordinal);
        Assert.Contains("Thu 2026-11-19", shell.Output, StringComparison.Ordinal);
        Assert.Matches("Fri 2026-11-20 .*Foundation Day", shell.Output);
        Assert.EndsWith("\n", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendar explain needs START and END, two instants; 1 is given.", "2026-11-19T12:00:00Z")]
    [InlineData("calendar explain needs START and END, two instants; 0 are given.")]
    [InlineData("END: \"soon\" is no instant", "2026-11-19T12:00:00Z", "soon")]
    [InlineData("An explanation has a line for each date and covers at most", "1700-11-19T12:00:00Z", "2026-11-19T12:00:00Z")]
    public void Explain_WrongUse_Exits2(string message, params string[] operands)
    {
        Shell shell = Shell.Run(["calendar", "explain", .. operands, "--calendar", _calendar]);
        Assert.Equal((2, ""), (shell.Exit, shell.Output));
        Assert.StartsWith("supportperf: " + message, shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CalendarFileThatCannotBeRead_SaysWhy()
    {
        string missing = _folder.Place("nowhere.json");
        Assert.Equal(new Shell(1, "", $"supportperf: {missing}: the calendar file is not there.\n"), Shell.Run("calendar", "is-open", "--calendar", missing));
        Assert.Equal(
            new Shell(1, "", $"supportperf: {_folder.Path}: a folder; expected a calendar file.\n"),
            Shell.Run("calendar", "is-open", "--calendar", _folder.Path));
        string binary = _folder.Place("binary.json");
        File.WriteAllBytes(binary, [0x7B, 0xFF, 0xFE, 0x7D]);
        Assert.Equal(new Shell(1, "", $"supportperf: {binary}: the calendar is not UTF-8 text.\n"), Shell.Run("calendar", "is-open", "--calendar", binary));
    }

    private Shell Ask(string input, params string[] question) => AskBytes(Encoding.UTF8.GetBytes(input), question);

    private Shell AskBytes(byte[] input, params string[] question) =>
        Shell.RunOn(input, ["calendar", question[0], "--calendar", _calendar, .. question.Skip(1)]);
}
