using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Analysis;

/// <summary>Fisher's exact test of two proportions: right at any size, where <see cref="ProportionComparison.P"/> needs some of each outcome in each group.</summary>
public static class FisherExact
{
    // Probabilities this close count as equal when those at most as probable as what was seen are added up.
    private const double Slack = 1e-7;

    // What is less probable than this, compared with the most probable table, counts as impossible: smaller doubles are not exact and need not fall to 0.
    private const double Least = 1e-300;

    /// <summary>The two-sided p: the probability, with all margins fixed, of every table at most as probable as this one.</summary>
    /// <remarks>O(square root of the size). Source: Fisher, Statistical Methods for Research Workers (1934), section 21.02.</remarks>
    /// <param name="first">The one share.</param>
    /// <param name="second">The other.</param>
    /// <returns>The p, in [0, 1]; null when either has no value.</returns>
    /// <exception cref="ArgumentException">A ratio is null or not a share of a whole.</exception>
    public static double? P(Ratio first, Ratio second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Check.Part(first.Numerator, first.Denominator, nameof(first));
        Check.Part(second.Numerator, second.Denominator, nameof(second));
        if (first.Denominator == 0 || second.Denominator == 0)
        {
            return null;
        }

        double n1 = first.Denominator;
        double n2 = second.Denominator;
        double successes = (double)first.Numerator + second.Numerator;
        double seen = first.Numerator;
        double least = Math.Max(0, successes - n2);
        double most = Math.Min(successes, n1);
        double mode = Math.Clamp(Math.Floor((successes + 1) * (n1 + 1) / (n1 + n2 + 2)), least, most);

        // All probabilities relative to the most probable table, by the ratio of neighbours: they fall on both sides, so the sums end early.
        double Next(double k) => (successes - k) * (n1 - k) / ((k + 1) * (n2 - successes + k + 1));
        double weight = 1;
        for (double k = mode; k < seen && weight > Least; k++)
        {
            weight *= Next(k);
        }

        for (double k = mode; k > seen && weight > Least; k--)
        {
            weight /= Next(k - 1);
        }

        if (weight <= Least)
        {
            return 0;
        }

        double limit = weight * (1 + Slack);
        double total = 1;
        double improbable = limit >= 1 ? 1 : 0;
        double term = 1;
        for (double k = mode; k < most && term > Least; k++)
        {
            term *= Next(k);
            total += term;
            improbable += term <= limit ? term : 0;
        }

        term = 1;
        for (double k = mode; k > least && term > Least; k--)
        {
            term /= Next(k - 1);
            total += term;
            improbable += term <= limit ? term : 0;
        }

        return Math.Min(1, improbable / total);
    }
}
