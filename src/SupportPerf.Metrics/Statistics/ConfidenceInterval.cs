namespace SupportPerf.Metrics.Statistics;

/// <summary>A confidence interval: how far the truth may lie from an estimate, at a stated level, by a named method.</summary>
/// <remarks>
/// An immutable value. A side is null when the sample is too small to bound it: open, not infinite and not a guess. Neither side is ever NaN.
/// It is about chance alone; it says nothing of who did not answer a survey or of records that are missing.
/// </remarks>
public readonly record struct ConfidenceInterval
{
    private readonly string? _method;

    /// <summary>Makes an interval.</summary>
    /// <param name="low">The lower bound, null for none.</param>
    /// <param name="high">The upper bound, null for none.</param>
    /// <param name="level">The nominal level, between 0 and 1: 0.95 for 95 %.</param>
    /// <param name="method">The method's key, see <see cref="Method"/>.</param>
    /// <exception cref="ArgumentException">A bound is not finite, the bounds are not in order, the level is not between 0 and 1, or the method is empty.</exception>
    public ConfidenceInterval(double? low, double? high, double level, string method)
    {
        Arguments.CheckLevel(level, nameof(level));
        Arguments.CheckFinite(low ?? 0, nameof(low));
        Arguments.CheckFinite(high ?? 0, nameof(high));
        if (low > high)
        {
            throw new ArgumentException(Arguments.Text($"The lower bound {low} is above the upper bound {high}."), nameof(low));
        }

        if (string.IsNullOrEmpty(method))
        {
            throw new ArgumentException("An interval names its method.", nameof(method));
        }

        Low = low;
        High = high;
        Level = level;
        _method = method;
    }

    /// <summary>The lower bound; null when there is none at this sample size.</summary>
    public double? Low { get; }

    /// <summary>The upper bound; null when there is none at this sample size.</summary>
    public double? High { get; }

    /// <summary>The nominal confidence level, 0.95 for 95 %; 0 in the default value.</summary>
    public double Level { get; }

    /// <summary>The method's key in snake_case, as reports print it: <c>wilson</c>, <c>newcombe</c>, <c>adjusted_wald</c>, <c>order_statistic</c>, <c>log_log</c> ...</summary>
    public string Method => _method ?? string.Empty;

    /// <summary>
    /// An interval held within the possible values and moved out to the estimate where it lies beyond: methods that shrink towards the middle leave an extreme estimate of a handful outside.
    /// </summary>
    internal static ConfidenceInterval Around(double estimate, double low, double high, double least, double most, double level, string method) =>
        new(Math.Max(least, Math.Min(low, estimate)), Math.Min(most, Math.Max(high, estimate)), level, method);
}
