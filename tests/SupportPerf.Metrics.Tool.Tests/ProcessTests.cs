using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SupportPerf.Metrics.Tool.Tests;

/// <summary>What only a real process shows: streams, signals and exit codes.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Weekdays = """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly string _calendar;

    public ProcessTests() => _calendar = _folder.File("cal.json", Weekdays);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_GoToOutputAndMessagesToError()
    {
        using Process tool = Start("calendar", "is-open", "--calendar", _calendar);
        await tool.StandardInput.WriteAsync("2026-11-20T15:00:00Z\nsoon\n");
        tool.StandardInput.Close();
        Task<string> error = tool.StandardError.ReadToEndAsync();
        Assert.Equal("true\n\n", await tool.StandardOutput.ReadToEndAsync());
        Assert.StartsWith("line 2: \"soon\" is no instant", await error, StringComparison.Ordinal);
        Assert.True(tool.WaitForExit(Patience));
        Assert.Equal(1, tool.ExitCode);
    }

    [Fact]
    public void Answers_ComeBeforeTheNextQuestion()
    {
        using Process tool = Start("calendar", "is-open", "--calendar", _calendar);
        for (int i = 0; i < 3; i++)
        {
            tool.StandardInput.Write("2026-11-20T15:00:00Z\n");
            tool.StandardInput.Flush();
            Assert.Equal("true", tool.StandardOutput.ReadLine());
        }

        tool.StandardInput.Close();
        Assert.True(tool.WaitForExit(Patience));
        Assert.Equal(0, tool.ExitCode);
    }

    [Fact]
    public void WrongUse_Exits2()
    {
        using Process tool = Start("calendar", "add", "--calender");
        tool.StandardInput.Close();
        Assert.Equal("supportperf: Unknown option --calender. Did you mean --calendar?", tool.StandardError.ReadToEnd().TrimEnd());
        Assert.True(tool.WaitForExit(Patience));
        Assert.Equal(2, tool.ExitCode);
    }

    [SkippableFact]
    public void ClosedOutput_EndsQuietlyThoughTheInputHasNoEnd()
    {
        Skip.If(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "Pipes break in another way there.");
        using Process tool = Start("calendar", "is-open", "--calendar", _calendar);
        tool.StandardInput.Write("2026-11-20T15:00:00Z\n");
        tool.StandardInput.Flush();
        Assert.Equal("true", tool.StandardOutput.ReadLine());
        tool.StandardOutput.Close();
        string lines = string.Concat(Enumerable.Repeat("2026-11-20T15:00:00Z\n", 1000));
        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            while (!tool.HasExited && watch.Elapsed < Patience)
            {
                tool.StandardInput.Write(lines);
                tool.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            // The tool is gone, as it should be.
        }

        Assert.True(tool.WaitForExit(Patience));
        Assert.Equal("", tool.StandardError.ReadToEnd());
        Assert.Equal(0, tool.ExitCode);
    }

    [SkippableFact]
    public async Task ClosedOutput_EndsALongReportQuietly()
    {
        Skip.If(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "Pipes break in another way there.");
        using Process tool = Start("report", "--format", "csv", "--by", "agent", "--period", "week");
        Task<string> error = tool.StandardError.ReadToEndAsync();
        Assert.StartsWith("period_start,", await tool.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        tool.StandardOutput.Close();
        await tool.WaitForExitAsync();
        Assert.Equal(0, tool.ExitCode);
        Assert.DoesNotContain("Exception", await error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Interrupt_SaysSoAndExits130()
    {
        Skip.If(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "Signals are another thing there.");
        using Process tool = Start("calendar", "is-open", "--calendar", _calendar);
        tool.StandardInput.Write("2026-11-20T15:00:00Z\n");
        tool.StandardInput.Flush();
        Assert.Equal("true", tool.StandardOutput.ReadLine());
        using (Process kill = Process.Start("kill", ["-INT", tool.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(tool.WaitForExit(Patience));
        Assert.Equal("supportperf: Stopped; the answer is not complete.", tool.StandardError.ReadToEnd().TrimEnd());
        Assert.Equal(130, tool.ExitCode);
    }

    private static Process Start(params string[] words)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(ToolProgram).Assembly.Location);
        foreach (string word in words)
        {
            start.ArgumentList.Add(word);
        }

        // The tool answers in English and UTC whatever the machine is set to.
        start.Environment["LC_ALL"] = "de_DE.UTF-8";
        start.Environment["TZ"] = "Pacific/Apia";
        return Process.Start(start)!;
    }
}
