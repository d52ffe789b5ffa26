namespace SupportPerf.Metrics.Statistics;

/// <summary>The Net Promoter Score of answers that weigh differently. Its interval is as wide as the weights make it.</summary>
/// <remarks>
/// An immutable value. The interval is the adjusted Wald one of <see cref="NetPromoterScore"/> on Kish's effective number, (sum w)² / sum w². With equal weights it is the one of
/// <see cref="NetPromoterScore"/>. Sources: Kish, Survey Sampling (1965), section 11.7; Rocks, The American Statistician 70 (2016) 365.
/// </remarks>
public sealed record WeightedNetPromoterScore
{
    /// <summary>A weighted score.</summary>
    /// <param name="promoters">The weights of those who gave 9 or 10, added up.</param>
    /// <param name="detractors">The weights of those who gave 0 to 6, added up.</param>
    /// <param name="total">The weights of all who answered, added up.</param>
    /// <param name="squares">The squares of all weights, added up.</param>
    /// <param name="count">How many answered.</param>
    /// <param name="level">The confidence level of the interval.</param>
    /// <exception cref="ArgumentException">A sum is negative or not finite, the parts exceed the whole, the count is negative, or the level is not between 0 and 1.</exception>
    public WeightedNetPromoterScore(double promoters, double detractors, double total, double squares, long count, double level = 0.95)
    {
        // The parts are rounded sums of their own: they may exceed the whole by that.
        if (promoters + detractors > total * (1 + 1e-12))
        {
            throw new ArgumentOutOfRangeException(nameof(promoters), promoters, Arguments.Text($"Promoters and detractors together cannot exceed the whole, {total}."));
        }

        WeightedRatio share = new(Math.Min(promoters, total), total, squares, count, level);
        Arguments.CheckFinite(detractors, nameof(detractors));
        if (detractors < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(detractors), detractors, "A sum of weights cannot be negative.");
        }

        Count = count;
        EffectiveCount = share.EffectiveCount;
        if (total > 0)
        {
            Value = 100 * ((promoters - detractors) / total);
        }

        if (share.EffectiveCount is > 0 and { } effective)
        {
            Interval = NetPromoterScore.AdjustedWald(promoters / total * effective, detractors / total * effective, effective, level);
        }
    }

    /// <summary>How many answered.</summary>
    public long Count { get; }

    /// <summary>Kish's effective number of answers; null when nothing has weight.</summary>
    public double? EffectiveCount { get; }

    /// <summary>The score in points, -100 to 100; null when nothing has weight.</summary>
    public double? Value { get; }

    /// <summary>The adjusted Wald interval on the effective number, in points; method <c>adjusted_wald</c>. Null when nothing has weight.</summary>
    public ConfidenceInterval? Interval { get; }
}
