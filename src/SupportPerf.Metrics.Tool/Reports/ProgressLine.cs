using System.Diagnostics;
using System.Globalization;
using SupportPerf.Metrics.Sources;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>One line on a terminal that says how far a long reading has come, and goes away afterwards.</summary>
internal sealed class ProgressLine(TextWriter error, Func<TimeSpan> elapsed) : IProgress<ReadProgress>, IDisposable
{
    private static readonly TimeSpan UntilFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenTwo = TimeSpan.FromMilliseconds(200);
    private TimeSpan _next = UntilFirst;
    private int _width;

    /// <summary>A line whose time starts now.</summary>
    public static ProgressLine Start(TextWriter error)
    {
        Stopwatch watch = Stopwatch.StartNew();
        return new ProgressLine(error, () => watch.Elapsed);
    }

    public void Report(ReadProgress value)
    {
        if (elapsed() < _next)
        {
            return;
        }

        _next = elapsed() + BetweenTwo;
        string share = value.TotalBytes is > 0 and { } total
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(100, value.BytesRead * 100 / total)} %, ")
            : "";
        Show(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(value.File)}: {share}{value.Rows:N0} rows"));
    }

    public void Dispose()
    {
        if (_width > 0)
        {
            Show("");
            error.Write('\r');
        }
    }

    private void Show(string text)
    {
        error.Write('\r' + text.PadRight(_width));
        _width = text.Length;
    }
}
