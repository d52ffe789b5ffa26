namespace SupportPerf.Metrics;

/// <summary>Which end of an effort scale is good.</summary>
public enum EffortDirection
{
    /// <summary>Higher is better: "they made it easy", 1 to 7 where the answer names no scale (CES 2.0). The default.</summary>
    HigherIsEasier = 0,

    /// <summary>Lower is better: "how much effort did it take", 1 to 5 where the answer names no scale (CES 1.0).</summary>
    LowerIsEasier = 1,
}
