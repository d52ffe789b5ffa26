namespace SupportPerf.Metrics.Statistics;

/// <summary>
/// A change of an overall share, split into what changed within the groups and what changed in their mix: CSAT may fall while every channel improves, because more tickets come through the weak one.
/// </summary>
/// <remarks>
/// An immutable value. Rate effect: sum of (rate after - rate before) times the mean of both weights; mix effect: sum of (weight after - weight before) times the mean of both rates. They add up to the change exactly.
/// Source: Kitagawa, Components of a Difference Between Two Rates, JASA 50 (1955) 1168.
/// </remarks>
public sealed record MixDecomposition
{
    /// <summary>Splits the change between two periods.</summary>
    /// <param name="before">The share of each group in the earlier period.</param>
    /// <param name="after">The same groups in the same order in the later one.</param>
    /// <exception cref="ArgumentException">The lists differ in length, a ratio is not a share, or a list is null or holds a null.</exception>
    public MixDecomposition(IReadOnlyList<Ratio> before, IReadOnlyList<Ratio> after)
    {
        Before = Total(before, nameof(before));
        After = Total(after, nameof(after));
        if (before.Count != after.Count)
        {
            throw new ArgumentException(Arguments.Text($"{before.Count} groups before, {after.Count} after: the same groups are needed, empty ones as 0/0."), nameof(after));
        }

        if (Before.Value is not double first || After.Value is not double second)
        {
            return;
        }

        double rates = 0;
        double mix = 0;
        for (int i = 0; i < before.Count; i++)
        {
            // A group that is empty in one period has no rate there: its whole contribution is mix, at the rate that it has.
            double? rateBefore = before[i].Value ?? after[i].Value;
            double? rateAfter = after[i].Value ?? before[i].Value;
            if (rateBefore is double r0 && rateAfter is double r1)
            {
                double w0 = (double)before[i].Denominator / Before.Denominator;
                double w1 = (double)after[i].Denominator / After.Denominator;
                rates += (r1 - r0) * (w0 + w1) / 2;
                mix += (w1 - w0) * (r0 + r1) / 2;
            }
        }

        Change = second - first;
        RateEffect = rates;
        MixEffect = mix;
    }

    /// <summary>The overall share before.</summary>
    public Ratio Before { get; }

    /// <summary>The overall share after.</summary>
    public Ratio After { get; }

    /// <summary>After minus before; null when either period is empty, as are both effects.</summary>
    public double? Change { get; }

    /// <summary>What the change would be had the mix stayed.</summary>
    public double? RateEffect { get; }

    /// <summary>What the change would be had the groups' rates stayed.</summary>
    public double? MixEffect { get; }

    /// <summary>Whether the overall share moves against the groups' rates (Simpson's paradox): show the split then.</summary>
    public bool IsReversed => Change * RateEffect < 0;

    private static Ratio Total(IReadOnlyList<Ratio> groups, string name)
    {
        if (groups is null)
        {
            throw new ArgumentNullException(name);
        }

        long numerator = 0;
        long denominator = 0;
        foreach (Ratio group in groups)
        {
            if (group is null)
            {
                throw new ArgumentException("A group is null: an empty one is 0/0.", name);
            }

            Arguments.CheckPart(group.Numerator, group.Denominator, name);
            numerator += group.Numerator;
            denominator += group.Denominator;
        }

        return new Ratio(numerator, denominator);
    }
}
