namespace SupportPerf.Metrics;

/// <summary>Where the first-response clock starts.</summary>
public enum ResponseStart
{
    /// <summary>At the customer's first public message; for tickets that the customer opened that is the creation.</summary>
    FirstCustomerMessage = 0,

    /// <summary>At the creation.</summary>
    Creation = 1,

    /// <summary>At the first assignment to a group or agent.</summary>
    FirstAssignment = 2,

    /// <summary>When a bot handed over to people, or at the creation where none did.</summary>
    Handoff = 3,

    /// <summary>At the last reopen, or at the creation where it was never reopened.</summary>
    LastReopen = 4,
}
