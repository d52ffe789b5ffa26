namespace SupportPerf.Metrics.Statistics;

/// <summary>How many answers or tickets it takes to see what one wants to see. What to print beside "CSAT is up three points".</summary>
/// <remarks>Normal approximations, rounded up. Null means that no number would do, because there is nothing to see, or none that can be counted.</remarks>
public static class SampleSize
{
    /// <summary>
    /// Per group, to find two proportions different: (z(1-a/2) sqrt(2 p q) + z(power) sqrt(p1 q1 + p2 q2))² / (p1 - p2)², with p the mean of both. Source: Fleiss, Levin and Paik, Statistical Methods for Rates
    /// and Proportions, section 4.2, without continuity correction.
    /// </summary>
    /// <param name="first">The one proportion, in [0, 1].</param>
    /// <param name="second">The other.</param>
    /// <param name="level">The confidence level of the test, 1 - alpha.</param>
    /// <param name="power">The probability to find the difference when it is there.</param>
    /// <returns>The number per group; null when the proportions are equal.</returns>
    /// <exception cref="ArgumentException">A proportion is not in [0, 1], or the level or the power not between 0 and 1.</exception>
    public static long? ProportionDifference(double first, double second, double level = 0.95, double power = 0.8) =>
        RoundUp(ExactProportionDifference(first, second, level, power));

    /// <summary>To know a proportion to plus or minus a margin: z² p (1 - p) / margin².</summary>
    /// <param name="proportion">About what it is; 0.5 is the safe guess.</param>
    /// <param name="margin">Half the width of the interval, above 0: 0.05 for five points.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The number of answers.</returns>
    /// <exception cref="ArgumentException">The proportion is not in [0, 1], the margin not above 0 or the level not between 0 and 1.</exception>
    public static long? ProportionMargin(double proportion, double margin, double level = 0.95)
    {
        Arguments.CheckProbability(proportion, nameof(proportion));
        return RoundUp(Margin(proportion * (1 - proportion), margin, level));
    }

    /// <summary>To know a Net Promoter Score to plus or minus a margin: z² (p + d - (p - d)²) / margin².</summary>
    /// <param name="promoters">About the share of promoters.</param>
    /// <param name="detractors">About the share of detractors; both together at most 1.</param>
    /// <param name="margin">Half the width of the interval in points, above 0.</param>
    /// <param name="level">The confidence level.</param>
    /// <returns>The number of answers.</returns>
    /// <exception cref="ArgumentException">A share is not in [0, 1], they exceed 1, the margin is not above 0 or the level not between 0 and 1.</exception>
    public static long? NetPromoterMargin(double promoters, double detractors, double margin, double level = 0.95)
    {
        Arguments.CheckProbability(promoters, nameof(promoters));
        Arguments.CheckProbability(detractors, nameof(detractors));
        Arguments.CheckProbability(promoters + detractors, nameof(detractors));
        double score = promoters - detractors;
        return RoundUp(Margin(promoters + detractors - (score * score), margin / 100, level));
    }

    /// <summary>
    /// Per group, to find two means different, in whatever unit: (z(1-a/2) + z(power))² (v1 + v2) / difference². Also for two Net Promoter Scores, with variances 100² times
    /// <see cref="NetPromoterScore.ResponseVariance"/>.
    /// </summary>
    /// <param name="firstVariance">The variance of one record of the first group, 0 or more.</param>
    /// <param name="secondVariance">The variance of one record of the second.</param>
    /// <param name="difference">The difference to find.</param>
    /// <param name="level">The confidence level of the test, 1 - alpha.</param>
    /// <param name="power">The probability to find the difference when it is there.</param>
    /// <returns>The number per group; null when the difference is 0.</returns>
    /// <exception cref="ArgumentException">A variance is negative, a number not finite, or the level or the power not between 0 and 1.</exception>
    public static long? MeanDifference(double firstVariance, double secondVariance, double difference, double level = 0.95, double power = 0.8)
    {
        CheckVariance(firstVariance, nameof(firstVariance));
        CheckVariance(secondVariance, nameof(secondVariance));
        Arguments.CheckFinite(difference, nameof(difference));
        double z = Critical(level, power, out double powerZ) + powerZ;
        return RoundUp(z * z * (firstVariance + secondVariance) / (difference * difference));
    }

    /// <summary>
    /// Per group, to find by ranks that the values of one exceed those of the other: (z(1-a/2) + z(power))² / (6 (P - 1/2)²). Source: Noether, JASA 82 (1987) 645.
    /// </summary>
    /// <param name="superiority">The probability P that one of the first exceeds one of the second, ties as halves (<see cref="RankComparison.ProbabilityOfSuperiority"/>).</param>
    /// <param name="level">The confidence level of the test, 1 - alpha.</param>
    /// <param name="power">The probability to find the difference when it is there.</param>
    /// <returns>The number per group; null when the probability is 0.5.</returns>
    /// <exception cref="ArgumentException">The probability is not in [0, 1], or the level or the power not between 0 and 1.</exception>
    public static long? RankDifference(double superiority, double level = 0.95, double power = 0.8)
    {
        Arguments.CheckProbability(superiority, nameof(superiority));
        double z = Critical(level, power, out double powerZ) + powerZ;
        double distance = superiority - 0.5;
        return RoundUp(z * z / (6 * distance * distance));
    }

    /// <summary>As <see cref="ProportionDifference"/>, not yet rounded; infinite when the proportions are equal.</summary>
    internal static double ExactProportionDifference(double first, double second, double level, double power)
    {
        Arguments.CheckProbability(first, nameof(first));
        Arguments.CheckProbability(second, nameof(second));
        double z = Critical(level, power, out double powerZ);
        double mean = (first + second) / 2;
        double difference = first - second;
        double root = (z * Math.Sqrt(2 * mean * (1 - mean))) + (powerZ * Math.Sqrt((first * (1 - first)) + (second * (1 - second))));
        return difference == 0 ? double.PositiveInfinity : root * root / (difference * difference);
    }

    private static double Critical(double level, double power, out double powerZ)
    {
        Arguments.CheckLevel(level, nameof(level));
        Arguments.CheckLevel(power, nameof(power));
        powerZ = NormalDistribution.Quantile(power);
        return NormalDistribution.Critical(level);
    }

    private static double Margin(double variance, double margin, double level)
    {
        Arguments.CheckLevel(level, nameof(level));
        if (!(margin > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is above 0.");
        }

        double z = NormalDistribution.Critical(level);
        return z * z * Math.Max(0, variance) / (margin * margin);
    }

    private static void CheckVariance(double variance, string name)
    {
        Arguments.CheckFinite(variance, name);
        if (variance < 0)
        {
            throw new ArgumentOutOfRangeException(name, variance, "A variance cannot be negative.");
        }
    }

    // At least one: nobody learns anything from nothing.
    private static long? RoundUp(double number) => number < 9e15 ? Math.Max(1, (long)Math.Ceiling(number)) : null;
}
