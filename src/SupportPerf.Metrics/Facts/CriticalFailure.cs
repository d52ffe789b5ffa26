namespace SupportPerf.Metrics;

/// <summary>What a failed critical category does to its review.</summary>
public enum CriticalFailure
{
    /// <summary>The whole review scores 0. The default.</summary>
    FailsReview = 0,

    /// <summary>Only the category itself scores 0.</summary>
    FailsCategory = 1,
}
