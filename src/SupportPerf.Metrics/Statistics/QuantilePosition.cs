namespace SupportPerf.Metrics.Statistics;

/// <summary>Where a quantile lies in a sorted sample: between two indices, and how far. For callers that select values instead of sorting them.</summary>
/// <remarks>An immutable value; made by <see cref="Quantiles.Position"/>. The default value is the first element.</remarks>
public readonly struct QuantilePosition : IEquatable<QuantilePosition>
{
    internal QuantilePosition(long lower, long upper, double fraction)
    {
        Lower = lower;
        Upper = upper;
        Fraction = fraction;
    }

    /// <summary>Index, from 0, of the value at or below the quantile.</summary>
    public long Lower { get; }

    /// <summary>Index, from 0, of the value at or above the quantile: <see cref="Lower"/> or the next one.</summary>
    public long Upper { get; }

    /// <summary>How far the quantile lies from the lower value to the upper one, in [0, 1).</summary>
    public double Fraction { get; }

    /// <summary>The quantile, given the values at <see cref="Lower"/> and <see cref="Upper"/>: lower + fraction (upper - lower).</summary>
    /// <param name="lower">The value at <see cref="Lower"/>.</param>
    /// <param name="upper">The value at <see cref="Upper"/>, not below the other.</param>
    /// <returns>The interpolated value, never outside [lower, upper]; the lower value itself, but for its conversion, when the fraction is 0.</returns>
    public double Interpolate(long lower, long upper)
    {
        if (Fraction == 0)
        {
            return lower;
        }

        // The difference of any two longs in order fits in 64 unsigned bits: nothing is lost before the one multiplication.
        ulong gap = unchecked((ulong)upper - (ulong)lower);
        return Math.Min(lower + (Fraction * gap), upper);
    }

    /// <inheritdoc cref="Interpolate(long, long)"/>
    public double Interpolate(double lower, double upper)
    {
        if (Fraction == 0)
        {
            return lower;
        }

        double gap = upper - lower;
        double value = double.IsInfinity(gap) ? (lower * (1 - Fraction)) + (upper * Fraction) : lower + (Fraction * gap);
        return Math.Min(value, upper);
    }

    /// <inheritdoc/>
    public bool Equals(QuantilePosition other) => Lower == other.Lower && Upper == other.Upper && Fraction.Equals(other.Fraction);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QuantilePosition other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (Lower, Fraction).GetHashCode();

    /// <summary>Whether two positions are the same.</summary>
    public static bool operator ==(QuantilePosition left, QuantilePosition right) => left.Equals(right);

    /// <summary>Whether two positions differ.</summary>
    public static bool operator !=(QuantilePosition left, QuantilePosition right) => !left.Equals(right);
}
