namespace SupportPerf.Metrics.Statistics;

/// <summary>A share in which records weigh differently, such as a survey weighted to the customer base. Its interval is as wide as the weights make it.</summary>
/// <remarks>
/// An immutable value. The interval is Wilson's on Kish's effective number, (sum w)² / sum w²: ten thousand answers of which one weighs as much as all others are worth about four.
/// With equal weights it is the <see cref="Ratio"/>. Source: Kish, Survey Sampling (1965), section 11.7.
/// </remarks>
public sealed record WeightedRatio
{
    /// <summary>A weighted share.</summary>
    /// <param name="numerator">The weights of those that have the property, added up.</param>
    /// <param name="denominator">The weights of all, added up.</param>
    /// <param name="squares">The squares of all weights, added up.</param>
    /// <param name="count">How many records there are.</param>
    /// <param name="level">The confidence level of the interval.</param>
    /// <exception cref="ArgumentException">A sum is negative or not finite, the part exceeds the whole, the count is negative, or the level is not between 0 and 1.</exception>
    public WeightedRatio(double numerator, double denominator, double squares, long count, double level = 0.95)
    {
        CheckSum(numerator, nameof(numerator));
        CheckSum(denominator, nameof(denominator));
        CheckSum(squares, nameof(squares));
        Arguments.CheckNotNegative(count, nameof(count));
        Arguments.CheckLevel(level, nameof(level));
        if (numerator > denominator)
        {
            throw new ArgumentOutOfRangeException(nameof(numerator), numerator, Arguments.Text($"The part cannot exceed the whole, {denominator}."));
        }

        Numerator = numerator;
        Denominator = denominator;
        Count = count;
        if (denominator > 0 && squares > 0)
        {
            // No weights make more of the records than there are.
            double effective = Math.Min(count, denominator / squares * denominator);
            EffectiveCount = effective;
            Interval = effective > 0
                ? Proportions.Wilson(numerator / denominator * effective, effective, NormalDistribution.Critical(level), level)
                : null;
        }
    }

    /// <summary>The weights of those that have the property.</summary>
    public double Numerator { get; }

    /// <summary>The weights of all.</summary>
    public double Denominator { get; }

    /// <summary>How many records there are.</summary>
    public long Count { get; }

    /// <summary>Kish's effective number of records; null when nothing has weight.</summary>
    public double? EffectiveCount { get; }

    /// <summary>The share, 0..1; null when nothing has weight.</summary>
    public double? Value => Denominator > 0 ? Numerator / Denominator : null;

    /// <summary>Wilson's interval on the effective number; null when nothing has weight.</summary>
    public ConfidenceInterval? Interval { get; }

    private static void CheckSum(double sum, string name)
    {
        Arguments.CheckFinite(sum, name);
        if (sum < 0)
        {
            throw new ArgumentOutOfRangeException(name, sum, "A sum of weights cannot be negative.");
        }
    }
}
