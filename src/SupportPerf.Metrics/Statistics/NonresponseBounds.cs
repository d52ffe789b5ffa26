namespace SupportPerf.Metrics.Statistics;

/// <summary>
/// What a survey can say of everybody who was asked, with no assumption on those who did not answer: the share is lowest if all of them were dissatisfied, highest if all were satisfied.
/// </summary>
/// <remarks>
/// An immutable value. The bounds are not a confidence interval and do not shrink with the number of surveys, only with the response rate. Source: Manski, Anatomy of the Selection Problem,
/// Journal of Human Resources 24 (1989) 343.
/// </remarks>
public sealed record NonresponseBounds
{
    /// <summary>The bounds of a survey.</summary>
    /// <param name="sent">How many were asked.</param>
    /// <param name="responses">How many of them answered.</param>
    /// <param name="positive">How many of those were positive.</param>
    /// <param name="level">The confidence level of the intervals of the two ratios.</param>
    /// <exception cref="ArgumentException">A count is negative or exceeds the one that it is a part of, or the level is not between 0 and 1.</exception>
    public NonresponseBounds(long sent, long responses, long positive, double level = 0.95)
    {
        ResponseRate = new Ratio(responses, sent, level);
        Observed = new Ratio(positive, responses, level);
    }

    /// <summary>Answers over surveys sent.</summary>
    public Ratio ResponseRate { get; }

    /// <summary>Positive answers over answers.</summary>
    public Ratio Observed { get; }

    /// <summary>The share of all asked if nobody silent was positive; null when nobody was asked.</summary>
    public double? Low => ResponseRate.Denominator == 0 ? null : (double)Observed.Numerator / ResponseRate.Denominator;

    /// <summary>The share of all asked if everybody silent was positive; null when nobody was asked.</summary>
    public double? High => ResponseRate.Denominator == 0
        ? null
        : (double)(Observed.Numerator + (ResponseRate.Denominator - ResponseRate.Numerator)) / ResponseRate.Denominator;
}
