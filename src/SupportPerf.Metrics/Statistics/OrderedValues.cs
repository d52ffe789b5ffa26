using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Statistics;

/// <summary>A sample by rank, however it is kept. Immutable to its users.</summary>
internal abstract class OrderedValues
{
    /// <summary>How many there are.</summary>
    public abstract long Count { get; }

    /// <summary>The exact sum of squares.</summary>
    public abstract WideSum SumOfSquares { get; }

    /// <summary>The value at a rank, from 0, in ascending order.</summary>
    public abstract long At(long rank);

    /// <summary>Notes ranks that will be asked for: looking for several at once costs little more than for one.</summary>
    /// <param name="ranks">The ranks, in any order.</param>
    public abstract void Expect(ReadOnlySpan<long> ranks);

    /// <summary>The different values, ascending, and how often each occurs.</summary>
    public abstract (long[] Values, long[] Counts) Distinct();

    /// <summary>The quantile; null for an empty sample.</summary>
    public double? Quantile(double p, PercentileType type) =>
        Quantiles.Position(Count, p, type) is { } position ? position.Interpolate(At(position.Lower), At(position.Upper)) : null;

    /// <summary>The distribution-free interval of a quantile; null for an empty sample.</summary>
    /// <param name="p">Which quantile.</param>
    /// <param name="level">The confidence level.</param>
    /// <param name="type">The type of the quantile.</param>
    /// <param name="ranks">The ranks of the bounds, from 1, where they are known. Null: they are found.</param>
    public ConfidenceInterval? Interval(double p, double level, PercentileType type, (long? Lower, long? Upper)? ranks = null)
    {
        (long? lower, long? upper) = ranks ?? Quantiles.BoundRanks(Count, p, level);
        return Quantile(p, type) is { } estimate
            ? Quantiles.Around(estimate, lower is { } least ? At(least - 1) : null, upper is { } most ? At(most - 1) : null, level)
            : null;
    }
}
