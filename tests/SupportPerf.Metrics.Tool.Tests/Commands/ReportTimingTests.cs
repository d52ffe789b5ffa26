namespace SupportPerf.Metrics.Tool.Tests.Commands;

/// <summary>How long it took, where it is asked for.</summary>
public sealed class ReportTimingTests
{
    [Fact]
    public void Timing_TellsReadingFromComputing_AndChangesNoFigure()
    {
        Shell plain = Shell.Run("report", "--format", "csv");
        Shell timed = Shell.Run("report", "--format", "csv", "--timing");
        Assert.Equal(0, timed.Exit);
        Assert.Equal(plain.Output, timed.Output);
        Assert.Matches(@"supportperf: [1-9]\d* records; reading took \d+\.\d{3} s, computing \d+\.\d{3} s\.", timed.Error);
        Assert.DoesNotContain("reading took", plain.Error, StringComparison.Ordinal);
    }
}
