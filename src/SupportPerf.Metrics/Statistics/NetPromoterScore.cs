namespace SupportPerf.Metrics.Statistics;

/// <summary>The Net Promoter Score: percentage of promoters (9-10) minus percentage of detractors (0-6) of all who answered, from -100 to 100.</summary>
/// <remarks>
/// An immutable value. Promoters and detractors of one sample are dependent: the variance of a response is p + d - (p - d)², not the sum of two binomial ones.
/// The default interval is the adjusted Wald one with three pseudo-responses, which stays honest when everybody agrees.
/// Sources: Rocks, The American Statistician 70 (2016) 365; Lewis and Sauro, measuringu.com (2021).
/// </remarks>
public sealed record NetPromoterScore
{
    /// <summary>The score of counted answers.</summary>
    /// <param name="promoters">How many gave 9 or 10.</param>
    /// <param name="passives">How many gave 7 or 8.</param>
    /// <param name="detractors">How many gave 0 to 6.</param>
    /// <param name="level">The confidence level of the intervals.</param>
    /// <exception cref="ArgumentException">A count is negative or the level not between 0 and 1.</exception>
    public NetPromoterScore(long promoters, long passives, long detractors, double level = 0.95)
    {
        Arguments.CheckNotNegative(promoters, nameof(promoters));
        Arguments.CheckNotNegative(passives, nameof(passives));
        Arguments.CheckNotNegative(detractors, nameof(detractors));
        Arguments.CheckLevel(level, nameof(level));
        Promoters = promoters;
        Passives = passives;
        Detractors = detractors;
        Level = level;
    }

    /// <summary>How many gave 9 or 10.</summary>
    public long Promoters { get; }

    /// <summary>How many gave 7 or 8.</summary>
    public long Passives { get; }

    /// <summary>How many gave 0 to 6.</summary>
    public long Detractors { get; }

    /// <summary>How many answered.</summary>
    public long Count => Promoters + Passives + Detractors;

    /// <summary>Answers that are not on the scale of 0 to 10; in no other count.</summary>
    public long Rejected { get; init; }

    /// <summary>Answers without a score; in no other count.</summary>
    public long Missing { get; init; }

    /// <summary>The confidence level of the intervals.</summary>
    public double Level { get; }

    /// <summary>The score in points, -100 to 100; null when nobody answered.</summary>
    public double? Value => Count == 0 ? null : 100 * Share;

    /// <summary>The variance of one response that is 1, 0 or -1: p + d - (p - d)²; null when nobody answered.</summary>
    public double? ResponseVariance => Count == 0 ? null : Variance();

    /// <summary>The standard error of <see cref="Value"/> in points; null when nobody answered.</summary>
    public double? StandardError => Count == 0 ? null : 100 * Math.Sqrt(ErrorVariance);

    /// <summary>The score after adding 3/4 promoter, 3/2 passives and 3/4 detractor: the centre of <see cref="Interval"/>; null when nobody answered.</summary>
    public double? AdjustedValue => Count == 0 ? null : 100 * AdjustedShare;

    /// <summary>The adjusted Wald interval in points, within -100 and 100; method <c>adjusted_wald</c>. Null when nobody answered.</summary>
    public ConfidenceInterval? Interval =>
        Count == 0 ? null : AdjustedWald(Promoters, Detractors, Count, Level);

    /// <summary>The Wald interval in points, within -100 and 100; method <c>wald</c>. It has no width when all answers agree. Null when nobody answered.</summary>
    public ConfidenceInterval? Wald => Count == 0 ? null : Limits(100 * Share, 100 * Share, 100 * Math.Sqrt(ErrorVariance), Level, "wald");

    /// <summary>Variance of <see cref="Share"/>.</summary>
    internal double ErrorVariance => Variance() / Count;

    /// <summary>Variance of <see cref="AdjustedShare"/>.</summary>
    internal double AdjustedErrorVariance => Variance(Promoters + 0.75, Detractors + 0.75, Count + 3) / (Count + 3);

    private double Share => (Promoters - Detractors) / (double)Count;

    private double AdjustedShare => (Promoters - Detractors) / (Count + 3.0);

    /// <summary>Counts scores from 0 to 10.</summary>
    /// <param name="scores">The scores; null for an answer without one.</param>
    /// <param name="level">The confidence level of the intervals.</param>
    /// <returns>The score; answers off the scale are counted as <see cref="Rejected"/>, those without a score as <see cref="Missing"/>, neither as anything else.</returns>
    /// <exception cref="ArgumentException">The scores are null or the level is not between 0 and 1.</exception>
    public static NetPromoterScore FromScores(IEnumerable<int?> scores, double level = 0.95)
    {
        if (scores is null)
        {
            throw new ArgumentNullException(nameof(scores));
        }

        long promoters = 0;
        long passives = 0;
        long detractors = 0;
        long rejected = 0;
        long missing = 0;
        foreach (int? score in scores)
        {
            switch (score)
            {
                case null:
                    missing++;
                    break;
                case < 0 or > 10:
                    rejected++;
                    break;
                case >= 9:
                    promoters++;
                    break;
                case >= 7:
                    passives++;
                    break;
                default:
                    detractors++;
                    break;
            }
        }

        return new NetPromoterScore(promoters, passives, detractors, level) { Rejected = rejected, Missing = missing };
    }

    /// <summary>The adjusted Wald interval of numbers that need not be whole.</summary>
    internal static ConfidenceInterval AdjustedWald(double promoters, double detractors, double count, double level)
    {
        double error = Math.Sqrt(Variance(promoters + 0.75, detractors + 0.75, count + 3) / (count + 3));
        return Limits(100 * ((promoters - detractors) / count), 100 * ((promoters - detractors) / (count + 3)), 100 * error, level, "adjusted_wald");
    }

    // Of one response that is 1, 0 or -1.
    private static double Variance(double promoters, double detractors, double count)
    {
        double score = (promoters - detractors) / count;
        return Math.Max(0, (promoters / count) + (detractors / count) - (score * score));
    }

    private static ConfidenceInterval Limits(double estimate, double centre, double error, double level, string method)
    {
        double half = NormalDistribution.Critical(level) * error;
        return ConfidenceInterval.Around(estimate, centre - half, centre + half, -100, 100, level, method);
    }

    private double Variance() => Variance(Promoters, Detractors, Count);
}
