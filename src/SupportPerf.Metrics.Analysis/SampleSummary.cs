using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>What there is to say of one sample of numbers, such as reply times in minutes: centre, spread and shape, each with its interval where it has one.</summary>
/// <remarks>
/// Immutable, safe to share between threads; built in O(n log n). Durations are skewed: report the median and the p90, and the mean only as what it is. What a sample cannot give is null, never NaN.
/// </remarks>
public sealed class SampleSummary
{
    private readonly double[] _sorted;

    /// <summary>Summarises a sample.</summary>
    /// <param name="values">The values, in any order; copied.</param>
    /// <param name="level">The confidence level of the intervals.</param>
    /// <exception cref="ArgumentException">A value is not finite or the level not between 0 and 1.</exception>
    public SampleSummary(ReadOnlySpan<double> values, double level = 0.95)
    {
        Check.Level(level, nameof(level));
        _sorted = Check.Sorted(values, nameof(values));
        Level = level;
        int n = _sorted.Length;
        if (n == 0)
        {
            return;
        }

        double mean = CompensatedSum.Mean(_sorted);
        Mean = mean;
        double squares = CompensatedSum.Moment(_sorted, mean, 2);
        if (n > 1)
        {
            StandardDeviation = Math.Sqrt(squares / (n - 1));
            StandardError = StandardDeviation / Math.Sqrt(n);
            MeanInterval = Means.Interval(mean, StandardDeviation.Value, n, level);
            CoefficientOfVariation = mean > 0 ? StandardDeviation / mean : null;
        }

        Skewness = squares > 0 ? CompensatedSum.Moment(_sorted, mean, 3) / n / Math.Pow(squares / n, 1.5) : null;
        if (_sorted[0] > 0)
        {
            double[] logs = Array.ConvertAll(_sorted, Math.Log);
            double logMean = CompensatedSum.Mean(logs);
            GeometricMean = Math.Exp(logMean);
            if (n > 1)
            {
                Lognormal(logMean, CompensatedSum.Moment(logs, logMean, 2) / (n - 1));
            }
        }
    }

    /// <summary>The sample's size.</summary>
    public int Count => _sorted.Length;

    /// <summary>The confidence level of the intervals.</summary>
    public double Level { get; }

    /// <summary>The mean; null when the sample is empty.</summary>
    public double? Mean { get; }

    /// <summary>Student's interval of the mean; null for fewer than two values. Too narrow for skewed data in small samples.</summary>
    public ConfidenceInterval? MeanInterval { get; }

    /// <summary>The standard deviation (n - 1); null for fewer than two values.</summary>
    public double? StandardDeviation { get; }

    /// <summary>The standard error of the mean; null for fewer than two values.</summary>
    public double? StandardError { get; }

    /// <summary>Standard deviation over mean; null for fewer than two values or a mean that is not above 0.</summary>
    public double? CoefficientOfVariation { get; }

    /// <summary>Skewness g1 = m3 / m2^1.5, 0 for a symmetric sample; null when empty or all values are equal.</summary>
    public double? Skewness { get; }

    /// <summary>The median, type 7; null when the sample is empty.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>The p75 minus the p25, type 7; null when the sample is empty.</summary>
    public double? InterquartileRange => Quantile(0.75) - Quantile(0.25);

    /// <summary>The median of the distances from the median, not scaled; null when the sample is empty.</summary>
    public double? MedianAbsoluteDeviation
    {
        get
        {
            if (Median is not double median)
            {
                return null;
            }

            double[] distances = Array.ConvertAll(_sorted, v => Math.Abs(v - median));
            Array.Sort(distances);
            return Quantiles.Of(distances, 0.5, PercentileType.Linear);
        }
    }

    /// <summary>The geometric mean, the exponential of the mean logarithm; null when empty or a value is not above 0.</summary>
    public double? GeometricMean { get; }

    /// <summary>Its interval: Student's of the mean logarithm; method <c>log_student_t</c>. Null for fewer than two values or one not above 0.</summary>
    public ConfidenceInterval? GeometricMeanInterval { get; private set; }

    /// <summary>The mean of the lognormal distribution that fits, exp(m + s²/2); null for fewer than two values or one not above 0.</summary>
    public double? LognormalMean { get; private set; }

    /// <summary>
    /// Cox's interval of the lognormal mean, exp(m + s²/2 ± t sqrt(s²/n + s⁴/(2(n - 1)))); method <c>cox</c>. Source: Zhou and Gao, Statistics in Medicine 16 (1997) 783. Null as above.
    /// </summary>
    public ConfidenceInterval? LognormalMeanInterval { get; private set; }

    /// <summary>A quantile of the sample.</summary>
    /// <param name="p">Which, in [0, 1].</param>
    /// <param name="type">The definition.</param>
    /// <returns>The quantile; null when the sample is empty.</returns>
    /// <exception cref="ArgumentException"><paramref name="p"/> is not in [0, 1] or the type is none of the nine.</exception>
    public double? Quantile(double p, PercentileType type = PercentileType.Linear) => Quantiles.Of(_sorted, p, type);

    /// <summary>The distribution-free interval of a quantile, type 7.</summary>
    /// <param name="p">Which, in [0, 1].</param>
    /// <returns>The interval, open on a side that the sample is too small for; null when it is empty.</returns>
    /// <exception cref="ArgumentException"><paramref name="p"/> is not in [0, 1].</exception>
    public ConfidenceInterval? QuantileInterval(double p) => Quantiles.Interval(_sorted, p, Level, PercentileType.Linear);

    /// <summary>The mean without a share of the values at each end, rounded down to whole values.</summary>
    /// <param name="share">The share cut off at each end, in [0, 0.5).</param>
    /// <returns>The mean of the rest; null when the sample is empty.</returns>
    /// <exception cref="ArgumentException">The share is not in [0, 0.5).</exception>
    public double? TrimmedMean(double share)
    {
        if (!(share >= 0 && share < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share cut off at each end lies in [0, 0.5): 0.1 for the 10 % trimmed mean.");
        }

        int cut = (int)(share * _sorted.Length);
        return _sorted.Length == 0 ? null : CompensatedSum.Mean(_sorted.AsSpan(cut, _sorted.Length - (2 * cut)));
    }

    private void Lognormal(double logMean, double logVariance)
    {
        int n = _sorted.Length;
        double t = StudentDistribution.Critical(Level, n - 1);
        GeometricMeanInterval = Exponential(logMean, t * Math.Sqrt(logVariance / n), "log_student_t");
        double centre = logMean + (logVariance / 2);
        double mean = Math.Exp(centre);
        if (double.IsFinite(mean))
        {
            LognormalMean = mean;
            LognormalMeanInterval = Exponential(centre, t * Math.Sqrt((logVariance / n) + (logVariance * logVariance / (2.0 * (n - 1)))), "cox");
        }
    }

    // Two wild values may put the upper bound beyond every number: that side is open.
    private ConfidenceInterval Exponential(double centre, double half, string method)
    {
        double high = Math.Exp(centre + half);
        return new ConfidenceInterval(Math.Exp(centre - half), double.IsFinite(high) ? high : null, Level, method);
    }
}
