namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>What came out for one contestant; medians of its rounds.</summary>
/// <param name="Key">Its short name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Subset">What it leaves out; null: nothing.</param>
/// <param name="Rounds">How often it was timed.</param>
/// <param name="CpuNanoseconds">A ticket.</param>
/// <param name="WallNanoseconds">A ticket.</param>
/// <param name="Bytes">Managed, allocated, a ticket.</param>
/// <param name="PeakBytes">The most memory of the process over what it held before the run.</param>
/// <param name="Difference">Where its answers differ from the reference; null: they are equal.</param>
internal sealed record ComparisonRow(
    string Key,
    string Name,
    string? Subset,
    int Rounds,
    double CpuNanoseconds,
    double WallNanoseconds,
    double Bytes,
    long PeakBytes,
    string? Difference)
{
    public bool IsEqual => Difference is null;
}
