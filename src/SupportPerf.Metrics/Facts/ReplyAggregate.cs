namespace SupportPerf.Metrics;

/// <summary>What one observation of the reply times is.</summary>
public enum ReplyAggregate
{
    /// <summary>One turn. The default.</summary>
    PerTurn = 0,

    /// <summary>One ticket: the mean of its answered turns, to the nanosecond below.</summary>
    MeanPerTicket = 1,

    /// <summary>One ticket: the longest of its answered turns.</summary>
    LongestPerTicket = 2,
}
