namespace SupportPerf.Metrics.Statistics;

/// <summary>Quantiles (percentiles, the median) of a sorted sample, by any of the nine types, and their distribution-free intervals.</summary>
/// <remarks>
/// Percentiles of groups or days cannot be averaged into a percentile of the whole: put the values together instead. All methods are pure; a quantile costs O(1)
/// because the sample is sorted, an interval O(sqrt n).
/// </remarks>
public static class Quantiles
{
    private const double RelativeFuzz = 4 * 2.2204460492503131e-16;

    /// <summary>The quantile of a sample of whole numbers.</summary>
    /// <param name="sorted">The sample in ascending order (not checked).</param>
    /// <param name="p">Which quantile, in [0, 1]: 0.5 for the median.</param>
    /// <param name="type">The definition.</param>
    /// <returns>The quantile, never outside the sample's range; null when the sample is empty.</returns>
    /// <exception cref="ArgumentException"><paramref name="p"/> is not in [0, 1] or the type is none of the nine.</exception>
    public static double? Of(ReadOnlySpan<long> sorted, double p, PercentileType type)
    {
        if (Position(sorted.Length, p, type) is not QuantilePosition position)
        {
            return null;
        }

        return position.Interpolate(sorted[(int)position.Lower], sorted[(int)position.Upper]);
    }

    /// <summary>The quantile of a sample.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{long}, double, PercentileType)"/>
    /// <exception cref="ArgumentException"><paramref name="p"/> is not in [0, 1], the type is none of the nine, or the sample has a NaN or an infinity at an end or at the quantile.</exception>
    public static double? Of(ReadOnlySpan<double> sorted, double p, PercentileType type)
    {
        if (Position(sorted.Length, p, type) is not QuantilePosition position)
        {
            return null;
        }

        // Sorting puts NaN first and infinities at the ends: two looks find them.
        Arguments.CheckFinite(sorted[0], nameof(sorted));
        Arguments.CheckFinite(sorted[sorted.Length - 1], nameof(sorted));
        double lower = sorted[(int)position.Lower];
        double upper = sorted[(int)position.Upper];
        Arguments.CheckFinite(lower, nameof(sorted));
        Arguments.CheckFinite(upper, nameof(sorted));
        return position.Interpolate(lower, upper);
    }

    /// <summary>Where the quantile of a sample of a given size lies, for callers that select values instead of sorting.</summary>
    /// <param name="count">The sample's size.</param>
    /// <param name="p">Which quantile, in [0, 1].</param>
    /// <param name="type">The definition.</param>
    /// <returns>The position; null when the sample is empty.</returns>
    /// <exception cref="ArgumentException">The size is negative, <paramref name="p"/> is not in [0, 1] or the type is none of the nine.</exception>
    public static QuantilePosition? Position(long count, double p, PercentileType type = PercentileType.Linear)
    {
        Arguments.CheckNotNegative(count, nameof(count));
        Arguments.CheckProbability(p, nameof(p));
        if (type is < PercentileType.InvertedCdf or > PercentileType.NormalUnbiased)
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "The types of Hyndman and Fan are 1 to 9.");
        }

        if (count == 0)
        {
            return null;
        }

        double n = count;
        double rank = Snap(type switch
        {
            PercentileType.ClosestObservation => (n * p) - 0.5,
            PercentileType.Hazen => (n * p) + 0.5,
            PercentileType.Weibull => (n + 1) * p,
            PercentileType.Linear => ((n - 1) * p) + 1,
            PercentileType.MedianUnbiased => ((n + (1.0 / 3)) * p) + (1.0 / 3),
            PercentileType.NormalUnbiased => ((n + 0.25) * p) + 0.375,
            _ => n * p,
        });
        double whole = Math.Floor(rank);
        double fraction = rank - whole;
        fraction = type switch
        {
            PercentileType.InvertedCdf => fraction > 0 ? 1 : 0,
            PercentileType.AveragedInvertedCdf => fraction > 0 ? 1 : 0.5,
            PercentileType.ClosestObservation => fraction > 0 || whole % 2 != 0 ? 1 : 0,
            _ => fraction,
        };
        if (fraction == 1)
        {
            whole++;
            fraction = 0;
        }

        if (whole < 1 || whole >= n)
        {
            long end = whole < 1 ? 0 : count - 1;
            return new QuantilePosition(end, end, 0);
        }

        long lower = (long)whole - 1;
        return new QuantilePosition(lower, fraction > 0 ? lower + 1 : lower, fraction);
    }

    /// <summary>Which values of a sorted sample enclose the quantile of the population, whatever its distribution.</summary>
    /// <remarks>
    /// The number of values below the quantile is binomial, so the bounds are the values of rank l = qbinom(a/2; n, p) and u = qbinom(1 - a/2; n, p) + 1 with a = 1 - level;
    /// l = 0 and u = n + 1 mean no bound at this size. With ties the coverage is at least as high. Source: Hahn and Meeker, Statistical Intervals (1991), section 5.2.
    /// </remarks>
    /// <param name="count">The sample's size.</param>
    /// <param name="p">Which quantile, in [0, 1].</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The ranks, from 1, each null when the sample is too small, and the coverage they achieve.</returns>
    /// <exception cref="ArgumentException">The size is negative, <paramref name="p"/> is not in [0, 1] or the level not between 0 and 1.</exception>
    public static OrderStatisticRanks IntervalRanks(long count, double p, double level = 0.95)
    {
        (long? lower, long? upper) = BoundRanks(count, p, level);
        double coverage = BinomialDistribution.Cdf((upper ?? count + 1) - 1, count, p) - BinomialDistribution.Cdf((lower ?? 0) - 1, count, p);
        return new OrderStatisticRanks(lower, upper, Math.Max(0, coverage));
    }

    /// <summary>The ranks of <see cref="IntervalRanks"/> without their coverage, which costs more than they do.</summary>
    internal static (long? Lower, long? Upper) BoundRanks(long count, double p, double level = 0.95)
    {
        Arguments.CheckNotNegative(count, nameof(count));
        Arguments.CheckProbability(p, nameof(p));
        Arguments.CheckLevel(level, nameof(level));
        long lower = BinomialDistribution.Quantile((1 - level) / 2, count, p);
        long upper = BinomialDistribution.Quantile((1 + level) / 2, count, p) + 1;
        return (lower == 0 ? null : lower, upper > count ? null : upper);
    }

    /// <summary>The interval of a quantile of a sample of whole numbers, by <see cref="IntervalRanks"/>; method <c>order_statistic</c>.</summary>
    /// <remarks>Where the estimate lies outside the ranks (an extreme quantile of a handful of values), the bound is moved out to the estimate: coverage only grows.</remarks>
    /// <param name="sorted">The sample in ascending order (not checked).</param>
    /// <param name="p">Which quantile, in [0, 1].</param>
    /// <param name="level">The confidence level.</param>
    /// <param name="type">The definition of the estimate that the interval stands beside.</param>
    /// <returns>The interval, a side null when the sample is too small; null when it is empty.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public static ConfidenceInterval? Interval(ReadOnlySpan<long> sorted, double p, double level, PercentileType type)
    {
        OrderStatisticRanks ranks = IntervalRanks(sorted.Length, p, level);
        if (Of(sorted, p, type) is not double estimate)
        {
            return null;
        }

        return Around(estimate, At(sorted, ranks.Lower), At(sorted, ranks.Upper), level);

        static double? At(ReadOnlySpan<long> values, long? rank) => rank is long r ? values[(int)r - 1] : null;
    }

    /// <summary>The interval of a quantile of a sample, by <see cref="IntervalRanks"/>; method <c>order_statistic</c>.</summary>
    /// <inheritdoc cref="Interval(ReadOnlySpan{long}, double, double, PercentileType)"/>
    public static ConfidenceInterval? Interval(ReadOnlySpan<double> sorted, double p, double level, PercentileType type)
    {
        OrderStatisticRanks ranks = IntervalRanks(sorted.Length, p, level);
        if (Of(sorted, p, type) is not double estimate)
        {
            return null;
        }

        return Around(estimate, At(sorted, ranks.Lower), At(sorted, ranks.Upper), level);

        static double? At(ReadOnlySpan<double> values, long? rank) => rank is long r ? values[(int)r - 1] : null;
    }

    /// <summary>The order-statistic interval, given the estimate and the values at the two ranks, for callers that select values instead of sorting.</summary>
    /// <param name="estimate">The quantile of the sample.</param>
    /// <param name="low">The value at <see cref="OrderStatisticRanks.Lower"/>; null where that is.</param>
    /// <param name="high">The value at <see cref="OrderStatisticRanks.Upper"/>; null where that is.</param>
    /// <param name="level">The level the ranks were asked for.</param>
    /// <returns>The interval, moved out to the estimate where that lies outside.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or the level not between 0 and 1.</exception>
    public static ConfidenceInterval Around(double estimate, double? low, double? high, double level = 0.95)
    {
        Arguments.CheckFinite(estimate, nameof(estimate));
        return new ConfidenceInterval(
            low is double l ? Math.Min(l, estimate) : null,
            high is double h ? Math.Max(h, estimate) : null,
            level,
            "order_statistic");
    }

    // n p is rounded: 0.07 * 100 is a little above 7, and a rank just above 7 would take the eighth value.
    private static double Snap(double rank)
    {
        double nearest = Math.Round(rank);
        return Math.Abs(rank - nearest) <= RelativeFuzz * Math.Max(1, Math.Abs(rank)) ? nearest : rank;
    }
}
