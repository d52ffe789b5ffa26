namespace SupportPerf.Metrics.Statistics;

/// <summary>Which two values of a sorted sample enclose a quantile of the population with the asked confidence, whatever the distribution.</summary>
/// <remarks>An immutable value; made by <see cref="Quantiles.IntervalRanks"/>.</remarks>
public readonly record struct OrderStatisticRanks
{
    internal OrderStatisticRanks(long? lower, long? upper, double coverage)
    {
        Lower = lower;
        Upper = upper;
        Coverage = coverage;
    }

    /// <summary>Rank, from 1, of the lower bound; null when a sample of this size gives none.</summary>
    public long? Lower { get; }

    /// <summary>Rank, from 1, of the upper bound; null when a sample of this size gives none.</summary>
    public long? Upper { get; }

    /// <summary>The probability that the bounds enclose the quantile, at least the asked level: ranks are whole, so it is rarely met exactly.</summary>
    public double Coverage { get; }
}
