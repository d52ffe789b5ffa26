using SupportPerf.Metrics.Sources;
using SupportPerf.Metrics.Tool.Reports;

namespace SupportPerf.Metrics.Tool.Tests.Reports;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter error = new();
    private TimeSpan now;

    public void Dispose() => this.error.Dispose();

    [Fact]
    public void ShortReading_ShowsNothing()
    {
        using (ProgressLine line = new(this.error, () => this.now))
        {
            this.now = TimeSpan.FromMilliseconds(900);
            line.Report(At(5, 10));
        }

        Assert.Equal("", this.error.ToString());
    }

    [Fact]
    public void LongReading_ShowsShareAndRowsAndGoesAway()
    {
        using (ProgressLine line = new(this.error, () => this.now))
        {
            this.now = TimeSpan.FromSeconds(2);
            line.Report(At(5, 10));
            line.Report(At(6, 10));
            this.now = TimeSpan.FromSeconds(3);
            line.Report(At(7, null));
        }

        string first = "a.csv: 50 %, 1,234,567 rows";
        string second = "a.csv: 1,234,567 rows";
        Assert.Equal($"\r{first}\r{second.PadRight(first.Length)}\r{new string(' ', second.Length)}\r", this.error.ToString());
    }

    private static ReadProgress At(long bytes, long? total) => new() { File = "folder/a.csv", BytesRead = bytes, TotalBytes = total, Rows = 1_234_567 };
}
