namespace SupportPerf.Metrics.Statistics;

/// <summary>A change in percent of where it started.</summary>
public static class PercentChange
{
    /// <summary>100 (after - before) / before.</summary>
    /// <remarks>Only for quantities with a true zero. A Net Promoter Score has none: state its change in points.</remarks>
    /// <param name="before">The start.</param>
    /// <param name="after">The end.</param>
    /// <returns>The change in percent; null from 0, which is neither 0 % nor 100 %, when either is unknown, and when it is too large for a number.</returns>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static double? Of(double? before, double? after)
    {
        Arguments.CheckFinite(before ?? 0, nameof(before));
        Arguments.CheckFinite(after ?? 0, nameof(after));
        if (before is not double start || after is not double end || start == 0)
        {
            return null;
        }

        double change = 100 * (end - start) / start;
        return double.IsNaN(change) || double.IsInfinity(change) ? null : change;
    }
}
