namespace SupportPerf.Metrics;

/// <summary>What counts as solved in a period, for the count of solved tickets and the throughput.</summary>
public enum SolvedCount
{
    /// <summary>Tickets that are solved as of the report, each at its last solve. The default.</summary>
    StillSolved = 0,

    /// <summary>Tickets that were solved in the period, each once in it, reopened later or not.</summary>
    Tickets = 1,

    /// <summary>Every solve.</summary>
    Events = 2,
}
