using BenchmarkDotNet.Attributes;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>The suite over tables of growing size, by month alone so that the report's own size stays what it is: the time should grow as the tickets do. Figures are of a whole report.</summary>
public class GrowthBenchmarks
{
    private readonly EngineContestant _engine = EngineContestant.All()[0];

    [Params(10_000, 100_000, 1_000_000, 10_000_000)]
    public int Tickets { get; set; }

    [GlobalSetup]
    public void Prepare() => _engine.Prepare(new SuiteData(Tickets));

    [Benchmark]
    public object Report() => _engine.Report(ReportAnswer.Options with { By = [] });
}
