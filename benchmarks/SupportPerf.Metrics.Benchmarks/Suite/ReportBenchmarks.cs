using BenchmarkDotNet.Attributes;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>The suite over a table by its parts: what each KPI adds, and what totals, intervals and instants finer than seconds cost. A million tickets.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private const int Tickets = 1_000_000;

    private readonly EngineContestant _engine = EngineContestant.All()[0];
    private readonly EngineContestant _milliseconds = EngineContestant.OfMilliseconds();

    [GlobalSetup]
    public void Prepare()
    {
        var data = new SuiteData(Tickets);
        _engine.Prepare(data);
        _milliseconds.Prepare(data);
    }

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object ResolutionRate() => Run(ReportAnswer.Options with { Metrics = ["resolution_rate"] });

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object AndSatisfaction() => Run(ReportAnswer.Options with { Metrics = ["resolution_rate", "csat", "nps"] });

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object AndResponseCounts() => Run(ReportAnswer.Options with { Metrics = ["resolution_rate", "first_response_time"], Statistics = ["count", "ratio"] });

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object AndResponseTimes() => Run(ReportAnswer.Options with { Metrics = ["resolution_rate", "first_response_time"] });

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object Suite() => Run(ReportAnswer.Options);

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object SuiteOfMilliseconds() => _milliseconds.Report(ReportAnswer.Options);

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object SuiteWithTotals() => Run(ReportAnswer.Options with { Totals = true });

    [Benchmark(OperationsPerInvoke = Tickets)]
    public object SuiteWithIntervals() => Run(ReportAnswer.Options with { Intervals = true });

    private SupportReport Run(ReportOptions options) => _engine.Report(options);
}
