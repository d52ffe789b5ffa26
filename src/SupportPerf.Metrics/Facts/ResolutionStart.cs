namespace SupportPerf.Metrics;

/// <summary>Where the resolution clocks start.</summary>
public enum ResolutionStart
{
    /// <summary>At the creation. The default.</summary>
    Creation = 0,

    /// <summary>At the customer's first public message; tickets without messages start at the creation.</summary>
    FirstCustomerMessage = 1,

    /// <summary>When a bot first handed over to people; tickets without a hand-off start at the creation.</summary>
    Handoff = 2,
}
