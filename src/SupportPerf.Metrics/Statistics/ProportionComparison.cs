namespace SupportPerf.Metrics.Statistics;

/// <summary>Two independent proportions compared: this month's CSAT with last month's, one team with another. The difference is first minus second.</summary>
/// <remarks>
/// An immutable value. Report the interval before the p: it says how large a change could be, and a large sample makes any change significant.
/// Fisher's exact test for small counts is in the package SupportPerf.Metrics.Analysis.
/// Sources: Newcombe, Statistics in Medicine 17 (1998) 873, method 10; Cohen, Statistical Power Analysis (1988), chapter 6.
/// </remarks>
public sealed record ProportionComparison
{
    /// <summary>Compares two shares.</summary>
    /// <param name="first">The first, such as the later period.</param>
    /// <param name="second">The second, such as the period before.</param>
    /// <param name="level">The confidence level of the interval of the difference.</param>
    /// <exception cref="ArgumentException">A ratio is null or not a share of a whole (<see cref="Ratio.Quotient"/>), or the level is not between 0 and 1.</exception>
    public ProportionComparison(Ratio first, Ratio second, double level = 0.95)
    {
        First = first ?? throw new ArgumentNullException(nameof(first));
        Second = second ?? throw new ArgumentNullException(nameof(second));
        Arguments.CheckPart(first.Numerator, first.Denominator, nameof(first));
        Arguments.CheckPart(second.Numerator, second.Denominator, nameof(second));
        Arguments.CheckLevel(level, nameof(level));
        if (first.Value is not double p1 || second.Value is not double p2)
        {
            return;
        }

        double n1 = first.Denominator;
        double n2 = second.Denominator;
        double difference = p1 - p2;
        Difference = difference;
        Interval = Newcombe(first, second, difference, level);
        EffectSize = (2 * Math.Asin(Math.Sqrt(p1))) - (2 * Math.Asin(Math.Sqrt(p2)));

        double pooled = ((double)first.Numerator + second.Numerator) / (n1 + n2);
        double pooledVariance = pooled * (1 - pooled) * ((1 / n1) + (1 / n2));

        // All or none of both: no difference was seen, and nothing varies.
        Z = pooledVariance > 0 ? difference / Math.Sqrt(pooledVariance) : 0;
        double variance = (p1 * (1 - p1) / n1) + (p2 * (1 - p2) / n2);
        ZUnpooled = variance > 0 ? difference / Math.Sqrt(variance) : null;
    }

    /// <summary>The first share.</summary>
    public Ratio First { get; }

    /// <summary>The second share.</summary>
    public Ratio Second { get; }

    /// <summary>First minus second, in [-1, 1]; null when either has no value.</summary>
    public double? Difference { get; }

    /// <summary>
    /// Newcombe's hybrid score interval of the difference, from the two Wilson intervals: d - sqrt((p1 - l1)² + (u2 - p2)²) to d + sqrt((u1 - p1)² + (p2 - l2)²);
    /// method <c>newcombe</c>. Null when either has no value.
    /// </summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>The z of the pooled test; 0 where all or none of both have the property; null when either has no value.</summary>
    public double? Z { get; }

    /// <summary>The two-sided p of <see cref="Z"/>, the same as of the chi-square test without correction; null when either has no value.</summary>
    public double? P => Z is double z ? NormalDistribution.TwoSidedP(z) : null;

    /// <summary>Chi-square without continuity correction, one degree of freedom: the square of <see cref="Z"/>.</summary>
    public double? ChiSquare => Z * Z;

    /// <summary>The z with each share's own variance; null when either has no value or neither varies.</summary>
    public double? ZUnpooled { get; }

    /// <summary>Cohen's h, 2 asin(sqrt p1) - 2 asin(sqrt p2): about 0.2 is small, 0.5 medium, 0.8 large. Null when either has no value.</summary>
    public double? EffectSize { get; }

    private static ConfidenceInterval Newcombe(Ratio first, Ratio second, double difference, double level)
    {
        ConfidenceInterval one = Proportions.Wilson(first.Numerator, first.Denominator, level);
        ConfidenceInterval two = Proportions.Wilson(second.Numerator, second.Denominator, level);
        double p1 = first.Value!.Value;
        double p2 = second.Value!.Value;
        double below = Root(p1 - one.Low!.Value, two.High!.Value - p2);
        double above = Root(one.High!.Value - p1, p2 - two.Low!.Value);
        return ConfidenceInterval.Around(difference, difference - below, difference + above, -1, 1, level, "newcombe");

        static double Root(double a, double b) => Math.Sqrt((a * a) + (b * b));
    }
}
