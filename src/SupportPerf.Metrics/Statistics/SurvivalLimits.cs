namespace SupportPerf.Metrics.Statistics;

/// <summary>On which scale the confidence limits of a survival curve are symmetric.</summary>
public enum SurvivalLimits
{
    /// <summary>log(-log S), the default: the limits stay in [0, 1] and cover well in small samples; method <c>log_log</c>.</summary>
    LogLog = 0,

    /// <summary>log S; method <c>log</c>. R's default.</summary>
    Log = 1,

    /// <summary>S itself, clamped to [0, 1]; method <c>plain</c>.</summary>
    Plain = 2,
}
