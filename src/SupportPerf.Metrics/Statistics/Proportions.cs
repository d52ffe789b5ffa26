namespace SupportPerf.Metrics.Statistics;

/// <summary>Confidence intervals of a proportion x/n that need the normal distribution only. Wilson's is the default of every report.</summary>
/// <remarks>
/// Every bound lies in [0, 1]. No trials leave everything possible: the interval is [0, 1]; a <see cref="Ratio"/> of nothing has no interval. The exact Clopper-Pearson and the Bayesian Jeffreys interval are in the package SupportPerf.Metrics.Analysis. Sources: Wilson, JASA 22 (1927) 209;
/// Brown, Cai and DasGupta, Statistical Science 16 (2001) 101; Newcombe, Statistics in Medicine 17 (1998) 857.
/// </remarks>
public static class Proportions
{
    /// <summary>
    /// Wilson's score interval: centre (p + z²/2n) / (1 + z²/n), half-width z / (1 + z²/n) · sqrt(p(1 - p)/n + z²/4n²). Right on average even for small n; method <c>wilson</c>.
    /// </summary>
    /// <param name="successes">x, 0..<paramref name="trials"/>.</param>
    /// <param name="trials">n.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The interval; all of [0, 1] when there are no trials.</returns>
    /// <exception cref="ArgumentException">A count is negative, x exceeds n, or the level is not between 0 and 1.</exception>
    public static ConfidenceInterval Wilson(long successes, long trials, double level = 0.95)
    {
        double z = Check(successes, trials, level);
        return trials == 0 ? Nothing(level, "wilson") : Wilson(successes, trials, z, level);
    }

    /// <summary>Wilson's interval with continuity correction (Newcombe's method 4): wider, for who wants at least the nominal coverage; method <c>wilson_cc</c>.</summary>
    /// <inheritdoc cref="Wilson(long, long, double)"/>
    public static ConfidenceInterval WilsonContinuityCorrected(long successes, long trials, double level = 0.95)
    {
        double z = Check(successes, trials, level);
        if (trials == 0)
        {
            return Nothing(level, "wilson_cc");
        }

        double n = trials;
        double p = successes / n;
        double q = (trials - successes) / n;
        double scale = 2 * (n + (z * z));
        double centre = (2 * successes) + (z * z);
        double low = successes == 0 ? 0 : (centre - 1 - (z * Math.Sqrt(Math.Max(0, (z * z) - 2 - (1 / n) + (4 * p * ((n * q) + 1)))))) / scale;
        double high = successes == trials ? 1 : (centre + 1 + (z * Math.Sqrt(Math.Max(0, (z * z) + 2 - (1 / n) + (4 * p * ((n * q) - 1)))))) / scale;
        return Clamped(low, high, p, level, "wilson_cc");
    }

    /// <summary>Agresti and Coull's interval: Wald's after adding z²/2 successes and z²/2 failures; clamped to [0, 1]; method <c>agresti_coull</c>.</summary>
    /// <inheritdoc cref="Wilson(long, long, double)"/>
    public static ConfidenceInterval AgrestiCoull(long successes, long trials, double level = 0.95)
    {
        double z = Check(successes, trials, level);
        if (trials == 0)
        {
            return Nothing(level, "agresti_coull");
        }

        double n = trials + (z * z);
        double p = (successes + (z * z / 2)) / n;
        double half = z * Math.Sqrt(p * (1 - p) / n);
        return Clamped(p - half, p + half, (double)successes / trials, level, "agresti_coull");
    }

    /// <summary>
    /// Wald's interval, p ± z sqrt(p(1 - p)/n), clamped to [0, 1]; method <c>wald</c>. For comparison with other tools only: it has no width at x = 0 and x = n, and misses too often even at n = 100.
    /// </summary>
    /// <inheritdoc cref="Wilson(long, long, double)"/>
    public static ConfidenceInterval Wald(long successes, long trials, double level = 0.95)
    {
        double z = Check(successes, trials, level);
        if (trials == 0)
        {
            return Nothing(level, "wald");
        }

        double p = (double)successes / trials;
        double half = z * Math.Sqrt(p * (1 - p) / trials);
        return Clamped(p - half, p + half, p, level, "wald");
    }

    /// <summary>Wilson's interval for counts that need not be whole, such as weighted ones; both positive or x = 0.</summary>
    internal static ConfidenceInterval Wilson(double x, double n, double z, double level)
    {
        // The same formula over n, with the failures counted and not subtracted: exact 0 and 1 at x = 0 and x = n.
        double misses = n - x;
        double scale = n + (z * z);
        double centre = x + (z * z / 2);
        double half = z * Math.Sqrt((x * (misses / n)) + (z * z / 4));
        return Clamped(x <= 0 ? 0 : (centre - half) / scale, misses <= 0 ? 1 : (centre + half) / scale, x / n, level, "wilson");
    }

    private static ConfidenceInterval Nothing(double level, string method) => new(0, 1, level, method);

    private static double Check(long successes, long trials, double level)
    {
        Arguments.CheckNotNegative(trials, nameof(trials));
        Arguments.CheckPart(successes, trials, nameof(successes));
        Arguments.CheckLevel(level, nameof(level));
        return NormalDistribution.Critical(level);
    }

    private static ConfidenceInterval Clamped(double low, double high, double estimate, double level, string method) =>
        ConfidenceInterval.Around(estimate, low, high, 0, 1, level, method);
}
