using BenchmarkDotNet.Attributes;
using NodaTime;

namespace SupportPerf.Metrics.Benchmarks.Calendars;

/// <summary>Deadlines, openings and closings, and the compilation of a calendar.</summary>
[MemoryDiagnoser]
public class DeadlineBenchmarks
{
    private const int Spans = 4096;

    private readonly BusinessCalendar _calendar = CalendarData.Calendar();
    private readonly NaiveCalendar _naive = CalendarData.Naive();
    private readonly Instant[] _due = new Instant[Spans];
    private Duration[] _amounts = [];
    private CalendarData _data = null!;

    /// <summary>The amount of open time is what a span of this many days has on average, another one for each start.</summary>
    [Params(1, 30, 365, 3650)]
    public int Days { get; set; }

    [Params(false, true)]
    public bool Sorted { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _data = new CalendarData(Spans, Days, Sorted);
        _amounts = [.. _data.Starts.Zip(_data.Ends, _calendar.Between)];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Spans)]
    public Instant NaiveDayLoop()
    {
        Instant latest = Instant.MinValue;
        for (int i = 0; i < Spans; i++)
        {
            latest = Instant.Max(latest, _naive.Add(_data.Starts[i], _amounts[i]));
        }

        return latest;
    }

    [Benchmark(OperationsPerInvoke = Spans)]
    public Instant Add()
    {
        Instant latest = Instant.MinValue;
        for (int i = 0; i < Spans; i++)
        {
            latest = Instant.Max(latest, _calendar.Add(_data.Starts[i], _amounts[i]));
        }

        return latest;
    }

    /// <summary>One amount for all: the average of the others.</summary>
    [Benchmark(OperationsPerInvoke = Spans)]
    public void Batch() => _calendar.Add(_data.Starts, Duration.FromHours(Days * 40 / 7), Boundary.Earliest, _due);

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
