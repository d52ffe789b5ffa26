using NodaTime;

namespace SupportPerf.Metrics.Statistics;

/// <summary>
/// What a set of durations says: exact mean, percentiles with intervals, and, where some clocks still run, the Kaplan-Meier
/// figures that do not pretend those had never been.
/// </summary>
/// <remarks>
/// No completed duration gives no value (null), never zero. Immutable and thread-safe. Building one sorts the values, O(n log n);
/// each property is O(1), the Kaplan-Meier curve O(n) on first use.
/// </remarks>
public sealed class DurationSummary
{
    private const double PerSecond = 1e9;

    private readonly long[] _sorted;
    private readonly long[] _running;
    private readonly double _sum;
    private KaplanMeier? _curve;

    internal DurationSummary(long[] sorted, double sum, long[] running, long endedBefore, IReadOnlyDictionary<string, long> excluded, PercentileType percentileType)
    {
        _sorted = sorted;
        _sum = sum;
        _running = running;
        EndedBeforeStop = endedBefore;
        Excluded = excluded;
        PercentileType = percentileType;
    }

    /// <summary>How many completed.</summary>
    public long Count => _sorted.Length;

    /// <summary>How many still run.</summary>
    public long OpenCount => _running.Length;

    /// <summary>How many records ended without the clock ever stopping, for example solved without a reply; they are in no figure.</summary>
    public long EndedBeforeStop { get; }

    /// <summary>How many were left out, by reason.</summary>
    public IReadOnlyDictionary<string, long> Excluded { get; }

    /// <summary>How many were left out in all.</summary>
    public long ExcludedCount => Excluded.Values.Sum();

    /// <summary>The type of the percentiles.</summary>
    public PercentileType PercentileType { get; }

    /// <summary>The total in seconds; null for none.</summary>
    public double? TotalSeconds => Count == 0 ? null : _sum;

    /// <summary>The mean in seconds, over the completed ones only; null for none.</summary>
    public double? MeanSeconds => Count == 0 ? null : _sum / Count;

    /// <summary>The mean to the nanosecond; null for none.</summary>
    public Duration? Mean => MeanSeconds is { } seconds ? Duration.FromSeconds(seconds) : null;

    /// <summary>The median of the completed ones; null for none.</summary>
    public Duration? Median => Percentile(0.5);

    /// <summary>The shortest; null for none.</summary>
    public Duration? Min => Count == 0 ? null : Duration.FromNanoseconds(_sorted[0]);

    /// <summary>The longest; null for none.</summary>
    public Duration? Max => Count == 0 ? null : Duration.FromNanoseconds(_sorted[_sorted.Length - 1]);

    /// <summary>The shortest in seconds; null for none.</summary>
    public double? MinSeconds => Count == 0 ? null : _sorted[0] / PerSecond;

    /// <summary>The longest in seconds; null for none.</summary>
    public double? MaxSeconds => Count == 0 ? null : _sorted[_sorted.Length - 1] / PerSecond;

    /// <summary>The Kaplan-Meier curve over completed and running clocks, in nanoseconds.</summary>
    public KaplanMeier KaplanMeier => _curve ??= new KaplanMeier(_sorted, _running);

    /// <summary>The completed ones in ascending order, in nanoseconds.</summary>
    internal long[] Sorted => _sorted;

    /// <summary>A percentile of the completed ones.</summary>
    /// <param name="p">The share below it, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in 0 to 1.</exception>
    public Duration? Percentile(double p) => PercentileSeconds(p) is { } seconds ? Duration.FromSeconds(seconds) : null;

    /// <summary>A percentile of the completed ones in seconds.</summary>
    /// <param name="p">The share below it, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in 0 to 1.</exception>
    public double? PercentileSeconds(double p) => Quantiles.Of(_sorted, p, PercentileType) / PerSecond;

    /// <summary>The distribution-free interval of a percentile in seconds; a side is null where so few values give no bound.</summary>
    /// <param name="p">The share below it, 0 to 1.</param>
    /// <param name="level">The confidence level.</param>
    public ConfidenceInterval? PercentileInterval(double p, double level = 0.95) =>
        Quantiles.Interval(_sorted, p, level, PercentileType) is { } interval
            ? new ConfidenceInterval(interval.Low / PerSecond, interval.High / PerSecond, interval.Level, interval.Method)
            : null;
}
