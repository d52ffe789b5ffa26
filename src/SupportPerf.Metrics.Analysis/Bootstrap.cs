using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Intervals of any statistic of a sample by drawing it again from itself. The same seed gives the same interval on every machine.</summary>
/// <remarks>
/// Fails where the statistic hangs on one or two values (maximum, p99 of a hundred): use <see cref="Quantiles.Interval(ReadOnlySpan{double}, double, double, PercentileType)"/> there. Cost: the statistic times the number
/// of draws. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 13 and 14.
/// </remarks>
public static class Bootstrap
{
    /// <summary>The percentile interval: what encloses the middle of the statistics of all draws; method <c>bootstrap_percentile</c>.</summary>
    /// <param name="sample">The sample, in any order; copied.</param>
    /// <param name="statistic">Computes the statistic of a draw; must give a finite number. The array is used again for the next draw and may be sorted in place.</param>
    /// <param name="seed">The start of the random numbers.</param>
    /// <param name="draws">How many draws, at least 100.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The interval, moved out to the sample's own statistic where that lies outside; null for fewer than two values.</returns>
    /// <exception cref="ArgumentException">A value or a statistic is not finite, the function is null, there are too few draws, or the level is not between 0 and 1.</exception>
    public static ConfidenceInterval? Percentile(ReadOnlySpan<double> sample, Func<double[], double> statistic, ulong seed, int draws = 2000, double level = 0.95)
    {
        CheckArguments(sample, statistic, draws, level);
        if (sample.Length < 2)
        {
            return null;
        }

        double estimate = Statistic(statistic, sample.ToArray());
        double[] drawn = Draw(sample, statistic, seed, draws);
        return Between(drawn, estimate, (1 - level) / 2, (1 + level) / 2, level, "bootstrap_percentile");
    }

    /// <summary>The BCa interval: the percentile interval corrected for bias and skewness; method <c>bootstrap_bca</c>. Needs n computations more.</summary>
    /// <inheritdoc cref="Percentile"/>
    public static ConfidenceInterval? BiasCorrected(ReadOnlySpan<double> sample, Func<double[], double> statistic, ulong seed, int draws = 2000, double level = 0.95)
    {
        CheckArguments(sample, statistic, draws, level);
        if (sample.Length < 2)
        {
            return null;
        }

        double estimate = Statistic(statistic, sample.ToArray());
        double[] drawn = Draw(sample, statistic, seed, draws);
        double below = drawn.Count(v => v < estimate) + (drawn.Count(v => v == estimate) / 2.0);

        // Half a draw from either end: beyond all of them there is no normal deviate.
        double bias = NormalDistribution.Quantile(Math.Clamp(below, 0.5, draws - 0.5) / draws);
        double acceleration = Acceleration(sample, statistic);
        double z = NormalDistribution.Quantile((1 + level) / 2);
        return Between(drawn, estimate, Corrected(-z), Corrected(z), level, "bootstrap_bca");

        double Corrected(double deviate)
        {
            double scale = 1 - (acceleration * (bias + deviate));
            return scale > 0 ? NormalDistribution.Cdf(bias + ((bias + deviate) / scale)) : deviate < 0 ? 0 : 1;
        }
    }

    // The skewness of the statistic, from leaving out one value at a time.
    private static double Acceleration(ReadOnlySpan<double> sample, Func<double[], double> statistic)
    {
        var left = new double[sample.Length];
        var rest = new double[sample.Length - 1];
        for (int i = 0; i < left.Length; i++)
        {
            sample[..i].CopyTo(rest);
            sample[(i + 1)..].CopyTo(rest.AsSpan(i));
            left[i] = -Statistic(statistic, rest);
        }

        double mean = CompensatedSum.Mean(left);
        double squares = CompensatedSum.Moment(left, mean, 2);
        return squares > 0 ? CompensatedSum.Moment(left, mean, 3) / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    private static double[] Draw(ReadOnlySpan<double> sample, Func<double[], double> statistic, ulong seed, int draws)
    {
        var random = new RandomNumbers(seed);
        var results = new double[draws];
        var drawn = new double[sample.Length];
        for (int i = 0; i < draws; i++)
        {
            for (int j = 0; j < drawn.Length; j++)
            {
                drawn[j] = sample[random.Below(sample.Length)];
            }

            results[i] = Statistic(statistic, drawn);
        }

        Array.Sort(results);
        return results;
    }

    private static double Statistic(Func<double[], double> statistic, double[] values)
    {
        double result = statistic(values);
        return double.IsFinite(result)
            ? result
            : throw new ArgumentException(Check.Text($"The statistic of a draw is {result}; a finite number is needed."), nameof(statistic));
    }

    private static ConfidenceInterval Between(double[] sorted, double estimate, double lowShare, double highShare, double level, string method)
    {
        double low = Quantiles.Of(sorted, lowShare, PercentileType.Weibull)!.Value;
        double high = Quantiles.Of(sorted, highShare, PercentileType.Weibull)!.Value;
        return new ConfidenceInterval(Math.Min(low, estimate), Math.Max(high, estimate), level, method);
    }

    private static void CheckArguments(ReadOnlySpan<double> sample, Func<double[], double> statistic, int draws, double level)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Check.Level(level, nameof(level));
        if (draws < 100)
        {
            throw new ArgumentOutOfRangeException(nameof(draws), draws, "At least 100 draws are needed, 2000 for an interval worth printing.");
        }

        Check.Sample(sample, nameof(sample));
    }
}
