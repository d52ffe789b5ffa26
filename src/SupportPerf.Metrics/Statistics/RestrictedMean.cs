namespace SupportPerf.Metrics.Statistics;

/// <summary>The mean duration up to a horizon, with what still waits counted as waiting: the area under a survival curve.</summary>
/// <remarks>An immutable value; made by <see cref="KaplanMeier.RestrictedMean"/>. In the unit of the input.</remarks>
public readonly record struct RestrictedMean
{
    internal RestrictedMean(long horizon, double value, double standardError, double level)
    {
        Horizon = horizon;
        Value = value;
        StandardError = standardError;
        double half = NormalDistribution.Critical(level) * standardError;
        Interval = new ConfidenceInterval(Math.Max(0, value - half), Math.Min(horizon, value + half), level, "normal");
    }

    /// <summary>The horizon: longer durations count as this long.</summary>
    public long Horizon { get; }

    /// <summary>The mean of the smaller of duration and horizon.</summary>
    public double Value { get; }

    /// <summary>Its standard error.</summary>
    public double StandardError { get; }

    /// <summary>Its normal interval, within 0 and the horizon.</summary>
    public ConfidenceInterval Interval { get; }
}
