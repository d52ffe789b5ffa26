namespace SupportPerf.Metrics;

/// <summary>The order in which status changes are compared to find reopens.</summary>
public enum EventOrder
{
    /// <summary>By instant, ties in the order of the source.</summary>
    Time = 0,

    /// <summary>The order of the source.</summary>
    Source = 1,
}
