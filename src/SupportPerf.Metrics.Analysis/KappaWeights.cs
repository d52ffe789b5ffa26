namespace SupportPerf.Metrics.Analysis;

/// <summary>How much a near miss between two raters counts as agreement.</summary>
public enum KappaWeights
{
    /// <summary>Not at all: for categories without an order.</summary>
    None = 0,

    /// <summary>By the distance of the grades: 1 - |i - j| / (k - 1).</summary>
    Linear = 1,

    /// <summary>By its square: 1 - (i - j)² / (k - 1)².</summary>
    Quadratic = 2,
}
