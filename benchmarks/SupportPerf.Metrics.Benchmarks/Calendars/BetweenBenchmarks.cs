using BenchmarkDotNet.Attributes;
using NodaTime;
using NodaTime.HighPerformance;

namespace SupportPerf.Metrics.Benchmarks.Calendars;

/// <summary>Business time between two instants: one by one, in batches, and as the naive loop has it. Every operation is one span.</summary>
[MemoryDiagnoser]
public class BetweenBenchmarks
{
    private const int Spans = 4096;

    private readonly BusinessCalendar _calendar = CalendarData.Calendar();
    private readonly NaiveCalendar _naive = CalendarData.Naive();
    private readonly Duration64[] _results = new Duration64[Spans];
    private readonly long[] _counts = new long[Spans];
    private CalendarData _data = null!;

    [Params(1, 30, 365, 3650)]
    public int Days { get; set; }

    [Params(false, true)]
    public bool Sorted { get; set; }

    [GlobalSetup]
    public void Prepare() => _data = new CalendarData(Spans, Days, Sorted);

    [Benchmark(Baseline = true, OperationsPerInvoke = Spans)]
    public Duration NaiveDayLoop()
    {
        Duration sum = Duration.Zero;
        for (int i = 0; i < Spans; i++)
        {
            sum += _naive.Between(_data.Starts[i], _data.Ends[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Spans)]
    public Duration Between()
    {
        Duration sum = Duration.Zero;
        for (int i = 0; i < Spans; i++)
        {
            sum += _calendar.Between(_data.Starts[i], _data.Ends[i]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Spans)]
    public void Batch() => _calendar.Between(_data.Starts64, _data.Ends64, _results);

    [Benchmark(OperationsPerInvoke = Spans)]
    public void PlainSubtraction()
    {
        for (int i = 0; i < Spans; i++)
        {
            _counts[i] = _data.EndColumn[i] - _data.StartColumn[i];
        }
    }
}
