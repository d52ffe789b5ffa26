namespace SupportPerf.Metrics.Statistics;

/// <summary>Two Net Promoter Scores of different respondents compared. In points; a percentage change of a score that may be negative means nothing.</summary>
/// <remarks>An immutable value. Not for the same people asked twice: their answers are paired. With 100 answers each, a rise of 11 points is within chance.</remarks>
public sealed record NetPromoterComparison
{
    /// <summary>Compares two scores.</summary>
    /// <param name="first">The first, such as the later period.</param>
    /// <param name="second">The second, such as the period before.</param>
    /// <param name="level">The confidence level of the intervals of the change.</param>
    /// <exception cref="ArgumentException">A score is null, or the level is not between 0 and 1.</exception>
    public NetPromoterComparison(NetPromoterScore first, NetPromoterScore second, double level = 0.95)
    {
        First = first ?? throw new ArgumentNullException(nameof(first));
        Second = second ?? throw new ArgumentNullException(nameof(second));
        Arguments.CheckLevel(level, nameof(level));
        if (first.Count == 0 || second.Count == 0)
        {
            return;
        }

        double change = first.Value!.Value - second.Value!.Value;
        double error = 100 * Math.Sqrt(first.ErrorVariance + second.ErrorVariance);
        double adjusted = first.AdjustedValue!.Value - second.AdjustedValue!.Value;
        double adjustedError = 100 * Math.Sqrt(first.AdjustedErrorVariance + second.AdjustedErrorVariance);
        double z = NormalDistribution.Critical(level);
        Change = change;
        StandardError = error;
        Wald = ConfidenceInterval.Around(change, change - (z * error), change + (z * error), -200, 200, level, "wald");
        Z = error > 0 ? change / error : null;
        AdjustedChange = adjusted;
        Interval = ConfidenceInterval.Around(change, adjusted - (z * adjustedError), adjusted + (z * adjustedError), -200, 200, level, "adjusted_wald");
        AdjustedZ = adjusted / adjustedError;
    }

    /// <summary>The first score.</summary>
    public NetPromoterScore First { get; }

    /// <summary>The second score.</summary>
    public NetPromoterScore Second { get; }

    /// <summary>First minus second in points, -200 to 200; null when nobody answered one of them. All others are null then, too.</summary>
    public double? Change { get; }

    /// <summary>The standard error of <see cref="Change"/>.</summary>
    public double? StandardError { get; }

    /// <summary>Change over standard error; null when neither score varies.</summary>
    public double? Z { get; }

    /// <summary>The two-sided p of <see cref="Z"/>.</summary>
    public double? P => Z is double z ? NormalDistribution.TwoSidedP(z) : null;

    /// <summary>The Wald interval of the change; method <c>wald</c>.</summary>
    public ConfidenceInterval? Wald { get; }

    /// <summary>The change between the scores with three pseudo-responses each: the centre of <see cref="Interval"/>.</summary>
    public double? AdjustedChange { get; }

    /// <summary>The adjusted Wald interval of the change, the default; method <c>adjusted_wald</c>.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>Adjusted change over its standard error.</summary>
    public double? AdjustedZ { get; }

    /// <summary>The two-sided p of <see cref="AdjustedZ"/>: goes with <see cref="Interval"/>.</summary>
    public double? AdjustedP => AdjustedZ is double z ? NormalDistribution.TwoSidedP(z) : null;
}
