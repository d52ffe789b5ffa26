using System.Numerics;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Statistics;

/// <summary>
/// What a set of durations says: exact mean, percentiles with intervals, and, where some clocks still run, the Kaplan-Meier
/// figures that do not pretend those had never been.
/// </summary>
/// <remarks>
/// No completed duration gives no value (null), never zero. Immutable and thread-safe. The usual percentiles (50, 75, 90, 95, 99) cost O(n) on first use and O(1) then;
/// any other percentile and the Kaplan-Meier curve sort the values on first use.
/// </remarks>
public sealed class DurationSummary
{
    private const double PerSecond = 1e9;
    private const double Level = 0.95;

    private static readonly double[] Usual = [0.5, 0.75, 0.9, 0.95, 0.99];

    private readonly OrderedValues _values;
    private readonly long[] _running;
    private readonly WideSum _total;
    private readonly double _sum;
    private KaplanMeier? _curve;
    private Prepared? _prepared;

    internal DurationSummary(OrderedValues values, in WideSum total, long[] running, long endedBefore, IReadOnlyDictionary<string, long> excluded, PercentileType percentileType)
    {
        _values = values;
        _total = total;
        _sum = SecondsOf(total);
        _running = running;
        EndedBeforeStop = endedBefore;
        Excluded = excluded;
        PercentileType = percentileType;
    }

    /// <summary>How many completed.</summary>
    public long Count => _values.Count;

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

    /// <summary>The standard deviation in seconds, over the completed ones only, with n - 1 below; null for fewer than two.</summary>
    public double? StandardDeviationSeconds
    {
        get
        {
            if (Count < 2)
            {
                return null;
            }

            // In whole numbers, so that nothing cancels: n times the sum of squares less the square of the sum.
            BigInteger spread = (Count * _values.SumOfSquares.ToBigInteger()) - BigInteger.Pow(_total.ToBigInteger(), 2);
            return Math.Sqrt((double)spread / Count / (Count - 1)) / PerSecond;
        }
    }

    /// <summary>The median of the completed ones; null for none.</summary>
    public Duration? Median => Percentile(0.5);

    /// <summary>The shortest; null for none.</summary>
    public Duration? Min => Count == 0 ? null : Duration.FromNanoseconds(Value(0));

    /// <summary>The longest; null for none.</summary>
    public Duration? Max => Count == 0 ? null : Duration.FromNanoseconds(Value(Count - 1));

    /// <summary>The shortest in seconds; null for none.</summary>
    public double? MinSeconds => Count == 0 ? null : Value(0) / PerSecond;

    /// <summary>The longest in seconds; null for none.</summary>
    public double? MaxSeconds => Count == 0 ? null : Value(Count - 1) / PerSecond;

    /// <summary>The Kaplan-Meier curve over completed and running clocks, in nanoseconds.</summary>
    public KaplanMeier KaplanMeier => _curve ??= Curve();

    /// <summary>The completed ones in ascending order, in nanoseconds.</summary>
    internal long[] Sorted
    {
        get
        {
            (long[] values, long[] counts) = _values.Distinct();
            long[] sorted = new long[Count];
            int at = 0;
            for (int i = 0; i < values.Length; i++)
            {
                for (long k = 0; k < counts[i]; k++)
                {
                    sorted[at++] = values[i];
                }
            }

            return sorted;
        }
    }

    /// <summary>How many completed ones took at least as long, in nanoseconds. Null: values are kept approximately, and nobody can tell.</summary>
    internal long? CountFrom(long nanoseconds)
    {
        if (_values is not ExactValues)
        {
            return null;
        }

        (long[] values, long[] counts) = _values.Distinct();
        int at = Array.BinarySearch(values, nanoseconds);
        return counts.Skip(at < 0 ? ~at : at).Sum();
    }

    /// <summary>A percentile of the completed ones.</summary>
    /// <param name="p">The share below it, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in 0 to 1.</exception>
    public Duration? Percentile(double p) => PercentileSeconds(p) is { } seconds ? Duration.FromSeconds(seconds) : null;

    /// <summary>A percentile of the completed ones in seconds.</summary>
    /// <param name="p">The share below it, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in 0 to 1.</exception>
    public double? PercentileSeconds(double p)
    {
        _ = _prepared ?? Prepare(Usual, intervals: false, ends: true);
        return _values.Quantile(p, PercentileType) / PerSecond;
    }

    /// <summary>The distribution-free interval of a percentile in seconds; a side is null where so few values give no bound.</summary>
    /// <param name="p">The share below it, 0 to 1.</param>
    /// <param name="level">The confidence level.</param>
    public ConfidenceInterval? PercentileInterval(double p, double level = Level)
    {
        Prepared prepared = _prepared is { HasBounds: true } done ? done : Prepare(Usual, intervals: true, ends: true);
        return _values.Interval(p, level, PercentileType, level == Level ? prepared.BoundsOf(p) : null) is { } interval
            ? new ConfidenceInterval(interval.Low / PerSecond, interval.High / PerSecond, interval.Level, interval.Method)
            : null;
    }

    /// <summary>Looks up at once what will be asked for. Anything else that is asked costs a sort then.</summary>
    /// <param name="percentiles">The percentiles.</param>
    /// <param name="intervals">Whether their intervals will be asked for too.</param>
    /// <param name="ends">Whether the shortest and the longest will be.</param>
    internal Prepared Prepare(double[] percentiles, bool intervals, bool ends)
    {
        Span<long> ranks = stackalloc long[2 + (percentiles.Length * 4)];
        int known = 0;
        if (ends)
        {
            ranks[known++] = 0;
            ranks[known++] = Count - 1;
        }

        (long? Lower, long? Upper)[] bounds = intervals ? new (long? Lower, long? Upper)[percentiles.Length] : [];
        for (int i = 0; i < percentiles.Length; i++)
        {
            if (Quantiles.Position(Count, percentiles[i], PercentileType) is { } position)
            {
                ranks[known++] = position.Lower;
                ranks[known++] = position.Upper;
            }

            if (intervals)
            {
                bounds[i] = Quantiles.BoundRanks(Count, percentiles[i], Level);
                ranks[known++] = (bounds[i].Lower ?? 1) - 1;
                ranks[known++] = (bounds[i].Upper ?? Count) - 1;
            }
        }

        _values.Expect(ranks.Slice(0, known));
        return _prepared = new Prepared(percentiles, bounds);
    }

    private long Value(long rank)
    {
        _ = _prepared ?? Prepare(Usual, intervals: false, ends: true);
        return _values.At(rank);
    }

    // Rounded once.
    private static double SecondsOf(in WideSum nanoseconds)
    {
        if (nanoseconds is { Middle: 0, High: 0, Low: < 1UL << 63 })
        {
            long total = (long)nanoseconds.Low;
            return (total / 1_000_000_000L) + (total % 1_000_000_000L / PerSecond);
        }

        BigInteger seconds = BigInteger.DivRem(nanoseconds.ToBigInteger(), 1_000_000_000L, out BigInteger rest);
        return (double)seconds + ((double)rest / PerSecond);
    }

    /// <summary>Which percentiles are looked up, and the ranks of the bounds of each where intervals are.</summary>
    internal sealed class Prepared(double[] percentiles, (long? Lower, long? Upper)[] bounds)
    {
        public bool HasBounds => bounds.Length > 0;

        public (long? Lower, long? Upper)? BoundsOf(double p)
        {
            int at = Array.IndexOf(percentiles, p);
            return at < 0 || bounds.Length == 0 ? null : bounds[at];
        }
    }

    private KaplanMeier Curve()
    {
        (long[] times, long[] events) = _values.Distinct();
        return new KaplanMeier(times, events, _running);
    }
}
