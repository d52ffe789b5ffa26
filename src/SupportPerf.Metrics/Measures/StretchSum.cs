namespace SupportPerf.Metrics.Measures;

/// <summary>How several stretches make one observation.</summary>
internal enum StretchSum
{
    /// <summary>Their sum.</summary>
    Total = 0,

    /// <summary>Their mean, to the nanosecond below.</summary>
    Mean = 1,

    /// <summary>The longest, of each basis.</summary>
    Longest = 2,
}
