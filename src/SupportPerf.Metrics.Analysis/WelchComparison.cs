using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Welch's comparison of two means whose variances may differ. The difference is first minus second.</summary>
/// <remarks>
/// Immutable. For durations use <see cref="OfLogarithms"/>, which compares geometric means, or <see cref="RankComparison"/>. Source: Welch, Biometrika 34 (1947) 28.
/// </remarks>
public sealed record WelchComparison
{
    /// <summary>Compares two samples.</summary>
    /// <param name="first">The first sample, in any order.</param>
    /// <param name="second">The second.</param>
    /// <param name="level">The confidence level of the interval.</param>
    /// <exception cref="ArgumentException">A value is not finite or the level not between 0 and 1.</exception>
    public WelchComparison(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Check.Level(level, nameof(level));
        Check.Sample(first, nameof(first));
        Check.Sample(second, nameof(second));
        if (first.IsEmpty || second.IsEmpty)
        {
            return;
        }

        double m1 = CompensatedSum.Mean(first);
        double m2 = CompensatedSum.Mean(second);
        double difference = m1 - m2;
        Difference = difference;
        if (first.Length < 2 || second.Length < 2)
        {
            return;
        }

        double v1 = CompensatedSum.Moment(first, m1, 2) / (first.Length - 1) / first.Length;
        double v2 = CompensatedSum.Moment(second, m2, 2) / (second.Length - 1) / second.Length;
        double variance = v1 + v2;
        if (variance <= 0)
        {
            return;
        }

        double error = Math.Sqrt(variance);
        double s1 = v1 / variance;
        double s2 = v2 / variance;
        double degrees = 1 / ((s1 * s1 / (first.Length - 1)) + (s2 * s2 / (second.Length - 1)));
        double half = StudentDistribution.Critical(level, degrees) * error;
        T = difference / error;
        DegreesOfFreedom = degrees;
        P = StudentDistribution.TwoSidedP(T.Value, degrees);
        Interval = new ConfidenceInterval(difference - half, difference + half, level, "welch_t");
    }

    /// <summary>First mean minus second; null when a sample is empty.</summary>
    public double? Difference { get; }

    /// <summary>The t statistic; null, as are all below, when a sample has fewer than two values or neither varies.</summary>
    public double? T { get; }

    /// <summary>Satterthwaite's degrees of freedom.</summary>
    public double? DegreesOfFreedom { get; }

    /// <summary>The two-sided p.</summary>
    public double? P { get; }

    /// <summary>The interval of the difference; method <c>welch_t</c>.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>The ratio of geometric means when the samples are logarithms: exp of <see cref="Difference"/>; null when that is or it is too large.</summary>
    public double? Ratio => Difference is double d && double.IsFinite(Math.Exp(d)) ? Math.Exp(d) : null;

    /// <summary>The interval of <see cref="Ratio"/>; method <c>log_welch_t</c>; null when there is none. A side too large for a number is open.</summary>
    public ConfidenceInterval? RatioInterval
    {
        get
        {
            if (Interval is not ConfidenceInterval interval || !double.IsFinite(Math.Exp(interval.Low!.Value)))
            {
                return null;
            }

            double high = Math.Exp(interval.High!.Value);
            return new ConfidenceInterval(Math.Exp(interval.Low.Value), double.IsFinite(high) ? high : null, interval.Level, "log_welch_t");
        }
    }

    /// <summary>Compares the logarithms of two samples: how many times longer the typical one of the first is, <see cref="Ratio"/>.</summary>
    /// <param name="first">The first sample, every value above 0.</param>
    /// <param name="second">The second, every value above 0.</param>
    /// <param name="level">The confidence level of the interval.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">A value is not above 0 or not finite, or the level is not between 0 and 1.</exception>
    public static WelchComparison OfLogarithms(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95) =>
        new(Logarithms(first, nameof(first)), Logarithms(second, nameof(second)), level);

    private static double[] Logarithms(ReadOnlySpan<double> values, string name)
    {
        Check.Sample(values, name);
        var logs = new double[values.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            if (values[i] <= 0)
            {
                throw new ArgumentOutOfRangeException(name, values[i], "Logarithms need values above 0. With waits of 0 (answered while closed) compare ranks instead.");
            }

            logs[i] = Math.Log(values[i]);
        }

        return logs;
    }
}
