using MathNet.Numerics.Distributions;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Intervals of a proportion x/n that need the beta distribution. For everyday reports use <see cref="Proportions.Wilson"/>.</summary>
/// <remarks>Every bound lies in [0, 1]; no trials leave everything possible, [0, 1]. Pure, safe to call from any thread.</remarks>
public static class ExactProportions
{
    /// <summary>
    /// Clopper and Pearson's interval, Beta(a/2; x, n - x + 1) to Beta(1 - a/2; x + 1, n - x): covers at least as often as it says, whatever the truth. For contracts; method <c>clopper_pearson</c>.
    /// </summary>
    /// <remarks>Source: Clopper and Pearson, Biometrika 26 (1934) 404.</remarks>
    /// <param name="successes">x, 0..<paramref name="trials"/>.</param>
    /// <param name="trials">n.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">A count is negative, x exceeds n, or the level is not between 0 and 1.</exception>
    public static ConfidenceInterval ClopperPearson(long successes, long trials, double level = 0.95)
    {
        CheckCounts(successes, trials, level);
        double misses = trials - successes;
        double low = successes == 0 ? 0 : Beta.InvCDF(successes, misses + 1, (1 - level) / 2);
        double high = misses == 0 ? 1 : 1 - Beta.InvCDF(misses, successes + 1.0, (1 - level) / 2);
        return Around(successes, trials, low, high, level, "clopper_pearson");
    }

    /// <summary>Jeffreys' interval: the posterior Beta(x + 1/2, n - x + 1/2) after the prior Beta(1/2, 1/2), with the low side 0 at x = 0 and the high side 1 at x = n; method <c>jeffreys</c>.</summary>
    /// <remarks>Source: Brown, Cai and DasGupta, Statistical Science 16 (2001) 101.</remarks>
    /// <inheritdoc cref="ClopperPearson"/>
    public static ConfidenceInterval Jeffreys(long successes, long trials, double level = 0.95)
    {
        CheckCounts(successes, trials, level);
        double misses = trials - successes;
        double low = successes == 0 ? 0 : Beta.InvCDF(successes + 0.5, misses + 0.5, (1 - level) / 2);
        double high = misses == 0 ? 1 : 1 - Beta.InvCDF(misses + 0.5, successes + 0.5, (1 - level) / 2);
        return Around(successes, trials, low, high, level, "jeffreys");
    }

    private static void CheckCounts(long successes, long trials, double level)
    {
        Check.Part(successes, trials, nameof(successes));
        Check.Level(level, nameof(level));
    }

    private static ConfidenceInterval Around(long successes, long trials, double low, double high, double level, string method)
    {
        double estimate = trials == 0 ? 0.5 : (double)successes / trials;
        return new ConfidenceInterval(Math.Clamp(low, 0, estimate), Math.Clamp(high, estimate, 1), level, method);
    }
}
