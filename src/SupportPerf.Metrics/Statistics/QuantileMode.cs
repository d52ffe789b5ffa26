namespace SupportPerf.Metrics.Statistics;

/// <summary>How percentiles of durations are kept.</summary>
public enum QuantileMode
{
    /// <summary>Every value is kept, in four to eight bytes: percentiles are exact, also of merged states.</summary>
    Exact = 0,

    /// <summary>
    /// Values are counted in buckets whose number does not grow with the values. Percentiles, minimum and maximum are off by at most 0.390625 % (2^-8);
    /// whole seconds below 256 are exact, and so are count, total, mean and standard deviation.
    /// </summary>
    Approximate = 1,
}
