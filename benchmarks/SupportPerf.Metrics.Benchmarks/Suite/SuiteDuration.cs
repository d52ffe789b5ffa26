namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>One duration of one cell, in seconds; percentiles of Hyndman-Fan type 7.</summary>
internal sealed record SuiteDuration(
    double Count = SuiteCell.NotSaid,
    double Mean = SuiteCell.NotSaid,
    double P50 = SuiteCell.NotSaid,
    double P90 = SuiteCell.NotSaid,
    double P95 = SuiteCell.NotSaid)
{
    /// <summary>No value at all: every figure but the count is 0, whoever says it.</summary>
    public static SuiteDuration Empty { get; } = new(0, 0, 0, 0, 0);

    public IEnumerable<(string Name, double Value)> Figures(string name) =>
        [($"{name} count", Count), ($"{name} mean", Mean), ($"{name} p50", P50), ($"{name} p90", P90), ($"{name} p95", P95)];
}
