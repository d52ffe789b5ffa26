using BenchmarkDotNet.Attributes;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Benchmarks.Statistics;

/// <summary>
/// The median, the 90th and the 95th percentile of cells of durations, exactly: as reports find them, and by sorting. Figures are of one value. A million values in cells of a size,
/// log-normal as durations are, so that no cell's jumps can be learned.
/// </summary>
[MemoryDiagnoser]
public class QuantileBenchmarks
{
    private const int Values = 1_000_000;

    private static readonly double[] Shares = [0.5, 0.9, 0.95];

    private readonly uint[] _values = new uint[Values];
    private uint[] _sorted = [];
    private int[] _ranks = [];
    private readonly uint[] _found = new uint[2 * Shares.Length];

    /// <summary>How many values a cell has.</summary>
    [Params(100, 833, 8_333, Values)]
    public int Cell { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(20261122);
        for (int i = 0; i < Values; i++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            _values[i] = (uint)(30 * 3600 * Math.Exp(1.5 * normal));
        }

        _sorted = new uint[Cell];
        _ranks = [.. Shares.SelectMany(share => new[] { (int)(share * (Cell - 1)), Math.Min(Cell - 1, (int)(share * (Cell - 1)) + 1) })];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public uint ArraySort()
    {
        uint sum = 0;
        for (int first = 0; first + Cell <= Values; first += Cell)
        {
            Array.Copy(_values, first, _sorted, 0, Cell);
            Array.Sort(_sorted);
            foreach (int rank in _ranks)
            {
                sum ^= _sorted[rank];
            }
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public uint ExactSelection()
    {
        uint sum = 0;
        for (int first = 0; first + Cell <= Values; first += Cell)
        {
            SelectKernel.Select(_values.AsSpan(first, Cell), _ranks, _found);
            foreach (uint value in _found)
            {
                sum ^= value;
            }
        }

        return sum;
    }

    /// <summary>The approximate mode: buckets counted, percentiles off by 0.39 % at most.</summary>
    [Benchmark(OperationsPerInvoke = Values)]
    public double Histogram()
    {
        double sum = 0;
        for (int first = 0; first + Cell <= Values; first += Cell)
        {
            var histogram = new LogLinearHistogram();
            foreach (uint value in _values.AsSpan(first, Cell))
            {
                histogram.Add(value * 1_000_000_000L);
            }

            var ordered = new HistogramValues(histogram);
            foreach (double share in Shares)
            {
                sum += ordered.Quantile(share, PercentileType.Linear)!.Value;
            }
        }

        return sum;
    }
}
