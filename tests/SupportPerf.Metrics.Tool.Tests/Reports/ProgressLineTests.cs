using SupportPerf.Metrics.Sources;
using SupportPerf.Metrics.Tool.Reports;

namespace SupportPerf.Metrics.Tool.Tests.Reports;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _error = new();
    private TimeSpan _now;

    public void Dispose() => _error.Dispose();

    [Fact]
    public void ShortReading_ShowsNothing()
    {
        using (ProgressLine line = new(_error, () => _now))
        {
            _now = TimeSpan.FromMilliseconds(900);
            line.Report(At(5, 10));
        }

        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public void LongReading_ShowsShareAndRowsAndGoesAway()
    {
        using (ProgressLine line = new(_error, () => _now))
        {
            _now = TimeSpan.FromSeconds(2);
            line.Report(At(5, 10));
            line.Report(At(6, 10));
            _now = TimeSpan.FromSeconds(3);
            line.Report(At(7, null));
        }

        string first = "a.csv: 50 %, 1,234,567 rows";
        string second = "a.csv: 1,234,567 rows";
        Assert.Equal($"\r{first}\r{second.PadRight(first.Length)}\r{new string(' ', second.Length)}\r", _error.ToString());
    }

    private static ReadProgress At(long bytes, long? total) => new() { File = "folder/a.csv", BytesRead = bytes, TotalBytes = total, Rows = 1_234_567 };
}
