namespace SupportPerf.Metrics.Statistics;

/// <summary>One count over another: solved of created, good of rated, met of due. With its Wilson interval when the first is a part of the second.</summary>
/// <remarks>An immutable value, safe to share between threads. Nothing in the denominator gives no value, never 0 %.</remarks>
public sealed record Ratio
{
    private readonly double _level;
    private readonly bool _isShare;

    /// <summary>The share of a whole, with its Wilson score interval.</summary>
    /// <param name="numerator">How many have the property, 0..<paramref name="denominator"/>.</param>
    /// <param name="denominator">How many could have it.</param>
    /// <param name="level">The confidence level of the interval.</param>
    /// <exception cref="ArgumentException">A count is negative, the part exceeds the whole, or the level is not between 0 and 1.</exception>
    public Ratio(long numerator, long denominator, double level = 0.95)
        : this(numerator, denominator, level, isShare: true)
    {
        Arguments.CheckNotNegative(denominator, nameof(denominator));
        Arguments.CheckPart(numerator, denominator, nameof(numerator));
        Arguments.CheckLevel(level, nameof(level));
    }

    private Ratio(long numerator, long denominator, double level, bool isShare)
    {
        Numerator = numerator;
        Denominator = denominator;
        _level = level;
        _isShare = isShare;
    }

    /// <summary>The number above the line.</summary>
    public long Numerator { get; }

    /// <summary>The number below the line: the n of the ratio.</summary>
    public long Denominator { get; }

    /// <summary>Numerator over denominator, 0..1 for a share; null when the denominator is 0.</summary>
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;

    /// <summary>The Wilson score interval of a share; null when the denominator is 0 or the ratio is no share (<see cref="Quotient"/>).</summary>
    public ConfidenceInterval? Interval => _isShare && Denominator > 0 ? Proportions.Wilson(Numerator, Denominator, _level) : null;

    /// <summary>A ratio of two counts of which neither is a part of the other, such as solved over created in a week: it may exceed 1 and has no interval.</summary>
    /// <param name="numerator">The count above the line.</param>
    /// <param name="denominator">The count below the line.</param>
    /// <returns>The ratio.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static Ratio Quotient(long numerator, long denominator)
    {
        Arguments.CheckNotNegative(numerator, nameof(numerator));
        Arguments.CheckNotNegative(denominator, nameof(denominator));
        return new Ratio(numerator, denominator, 0, isShare: false);
    }
}
