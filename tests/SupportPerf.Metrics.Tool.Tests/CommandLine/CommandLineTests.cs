namespace SupportPerf.Metrics.Tool.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("No command is given.", "")]
    [InlineData("Unknown command calender. Did you mean calendar?", "calender")]
    [InlineData("Unknown option --versoin.", "--versoin")]
    [InlineData("calendar needs a question: between, add,", "calendar")]
    [InlineData("calendar knows no \"betwen\". Did you mean between?", "calendar betwen")]
    [InlineData("Unknown option --calender. Did you mean --calendar?", "calendar between --calender x.json")]
    [InlineData("Unknown option --boundary.", "calendar between --boundary latest")]
    [InlineData("Unknown option -c.", "calendar between -c x.json")]
    [InlineData("--calendar needs a value: --calendar CAL.json.", "calendar add --calendar")]
    [InlineData("--calendar needs a value: --calendar CAL.json.", "calendar add --calendar --boundary latest")]
    [InlineData("--calendar is given twice.", "calendar add --calendar a.json --calendar b.json")]
    [InlineData("--boundary cannot be \"last\". Choose earliest or latest.", "calendar add --calendar a.json --boundary last")]
    [InlineData("calendar add needs --calendar CAL.json.", "calendar add")]
    [InlineData("calendar is-open takes its questions from standard input; \"2026-01-01T00:00:00Z\" is not expected.", "calendar is-open 2026-01-01T00:00:00Z")]
    public void Run_WrongUse_SaysWhatIsWrongAndExits2(string message, string words)
    {
        Shell shell = Shell.Run(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, shell.Exit);
        Assert.StartsWith("supportperf: " + message, shell.Error, StringComparison.Ordinal);
        Assert.Equal(1, shell.Error.Count(letter => letter == '\n'));
        Assert.Equal("", shell.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public void Run_Help_ListsEveryCommand(string words)
    {
        Shell shell = Shell.Run(words);
        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        Assert.Contains("  calendar between ", shell.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 done", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendar --help", "next-opening")]
    [InlineData("help calendar", "next-opening")]
    [InlineData("calendar add --help", "--boundary earliest|latest")]
    [InlineData("help calendar add", "--boundary earliest|latest")]
    [InlineData("calendar add --nonsense --help", "--boundary earliest|latest")]
    public void Run_HelpOfOne_SaysWhatItTakes(string words, string part)
    {
        Shell shell = Shell.Run(words.Split(' '));
        Assert.Equal((0, ""), (shell.Exit, shell.Error));
        Assert.Contains(part, shell.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Version_NamesTheTimeZoneDatabase()
    {
        Shell shell = Shell.Run("--version");
        Assert.Equal(0, shell.Exit);
        Assert.Matches(@"^supportperf \d+\.\d+\.\d+\S*, time zone database \d{4}\w\n$", shell.Output);
    }

    [Fact]
    public void Run_OptionWithEquals_IsTheSame()
    {
        using TemporaryFolder folder = new();
        string calendar = folder.File("cal.json", """{"timeZone":"UTC","hours":{"mon":[["00:00","24:00"]]}}""");
        Shell shell = Shell.RunWith("2026-11-23T00:00:00Z", "calendar", "is-open", "--calendar=" + calendar);
        Assert.Equal((0, "true\n", ""), (shell.Exit, shell.Output, shell.Error));
    }
}
