using BenchmarkDotNet.Attributes;
using NodaTime;

namespace SupportPerf.Metrics.Benchmarks.Calendars;

/// <summary>Deadlines, openings and closings, and the compilation of a calendar.</summary>
[MemoryDiagnoser]
public class DeadlineBenchmarks
{
    private const int Spans = 4096;

    private readonly BusinessCalendar _calendar = CalendarData.Calendar();
    private readonly CalendarData _data = new(Spans, 30, sorted: false);

    [Params(8, 240, 2920)]
    public int OpenHours { get; set; }

    [Benchmark(OperationsPerInvoke = Spans)]
    public Instant Add()
    {
        Instant latest = Instant.MinValue;
        Duration amount = Duration.FromHours(OpenHours);
        foreach (Instant start in _data.Starts)
        {
            latest = Instant.Max(latest, _calendar.Add(start, amount));
        }

        return latest;
    }

    [Benchmark(OperationsPerInvoke = Spans)]
    public Instant NextClosing()
    {
        Instant latest = Instant.MinValue;
        foreach (Instant start in _data.Starts)
        {
            latest = Instant.Max(latest, _calendar.NextClosing(start)!.Value);
        }

        return latest;
    }

    [Benchmark]
    public Duration BuildAndAskOverFiftyOneYears() =>
        CalendarData.Calendar().Between(Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2051, 1, 1, 0, 0));
}
