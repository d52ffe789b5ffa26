namespace SupportPerf.Metrics.Statistics;

/// <summary>Two counts over their exposures compared, such as tickets in 31 days with tickets in 30: the totals mislead, the rates do not.</summary>
/// <remarks>
/// <para>An immutable value. Given their sum, the later count is binomial with p = later exposure / both exposures if the rates are equal: the test is exact, and the interval of the ratio is Wilson's interval
/// of that binomial share, as a rate ratio.</para>
/// <para>It takes events for independent (Poisson). Tickets come in bursts, so for them it is rather too sure. Source: Przyborowski and Wilenski, Biometrika 31 (1940) 313.</para>
/// </remarks>
public sealed record RateComparison
{
    // Probabilities this close count as equal when those at most as probable as what was seen are added up.
    private const double Slack = 1e-7;

    /// <summary>Compares two rates.</summary>
    /// <param name="before">The count of the earlier period.</param>
    /// <param name="beforeExposure">Its exposure, such as its days; above 0.</param>
    /// <param name="after">The count of the later period.</param>
    /// <param name="afterExposure">Its exposure in the same unit; above 0.</param>
    /// <param name="level">The confidence level of the interval of the ratio.</param>
    /// <exception cref="ArgumentException">A count is negative, an exposure not above 0, or the level not between 0 and 1.</exception>
    public RateComparison(long before, double beforeExposure, long after, double afterExposure, double level = 0.95)
    {
        Arguments.CheckNotNegative(before, nameof(before));
        Arguments.CheckNotNegative(after, nameof(after));
        CheckExposure(beforeExposure, nameof(beforeExposure));
        CheckExposure(afterExposure, nameof(afterExposure));
        Arguments.CheckLevel(level, nameof(level));
        Before = before;
        BeforeExposure = beforeExposure;
        After = after;
        AfterExposure = afterExposure;
        RateBefore = before / beforeExposure;
        RateAfter = after / afterExposure;
        P = TwoSided(after, before + after, afterExposure / (beforeExposure + afterExposure));
        if (before + after > 0)
        {
            double scale = beforeExposure / afterExposure;
            ConfidenceInterval share = Proportions.Wilson(after, before + after, level);
            double low = share.Low!.Value;
            double high = share.High!.Value;
            Interval = new ConfidenceInterval(scale * low / (1 - low), before > 0 ? scale * high / (1 - high) : null, level, "conditional_wilson");
        }
    }

    /// <summary>The earlier count.</summary>
    public long Before { get; }

    /// <summary>The earlier exposure.</summary>
    public double BeforeExposure { get; }

    /// <summary>The later count.</summary>
    public long After { get; }

    /// <summary>The later exposure.</summary>
    public double AfterExposure { get; }

    /// <summary>The earlier rate.</summary>
    public double RateBefore { get; }

    /// <summary>The later rate.</summary>
    public double RateAfter { get; }

    /// <summary>Later rate over earlier rate; null when the earlier is 0.</summary>
    public double? Ratio => Before == 0 ? null : RateAfter / RateBefore;

    /// <summary>The interval of <see cref="Ratio"/>; its high side is null when the earlier count is 0; null when nothing happened in either. Method <c>conditional_wilson</c>.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>The change of the counts in percent of the earlier, exposures ignored; null when the earlier is 0.</summary>
    public double? CountChangePercent => PercentChange.Of(Before, After);

    /// <summary>The change of the rates in percent of the earlier; null when the earlier is 0.</summary>
    public double? RateChangePercent => PercentChange.Of(RateBefore, RateAfter);

    /// <summary>The exact two-sided p of equal rates: the probability of all splits at most as probable as this one. 1 when nothing happened.</summary>
    public double P { get; }

    private static void CheckExposure(double exposure, string name)
    {
        Arguments.CheckFinite(exposure, name);
        if (exposure <= 0)
        {
            throw new ArgumentOutOfRangeException(name, exposure, "An exposure is above 0.");
        }
    }

    private static double TwoSided(long seen, long trials, double p)
    {
        double mean = trials * p;
        if (seen == mean)
        {
            return 1;
        }

        double limit = BinomialDistribution.Probability(seen, trials, p) * (1 + Slack);
        if (seen < mean)
        {
            // The other tail begins at the first count above the mean that is as improbable; probabilities fall from the mean on.
            long other = FirstImprobable((long)Math.Ceiling(mean), trials + 1, k => BinomialDistribution.Probability(k, trials, p) <= limit);
            return Math.Min(1, BinomialDistribution.Cdf(seen, trials, p) + BinomialDistribution.Cdf(trials - other, trials, 1 - p));
        }
        else
        {
            long mirrored = FirstImprobable(trials - (long)Math.Floor(mean), trials + 1, k => BinomialDistribution.Probability(trials - k, trials, p) <= limit);
            return Math.Min(1, BinomialDistribution.Cdf(trials - seen, trials, 1 - p) + BinomialDistribution.Cdf(trials - mirrored, trials, p));
        }
    }

    private static long FirstImprobable(long low, long high, Func<long, bool> improbable)
    {
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (improbable(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
