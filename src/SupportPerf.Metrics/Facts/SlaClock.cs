namespace SupportPerf.Metrics;

/// <summary>What an SLA target is compared with.</summary>
public enum SlaClock
{
    /// <summary>The first response time.</summary>
    FirstResponseTime = 0,

    /// <summary>The resolution time, to the last solve.</summary>
    ResolutionTime = 1,

    /// <summary>The end of the ticket against its own due instant.</summary>
    Due = 2,

    /// <summary>The source's own verdict.</summary>
    VendorFlag = 3,

    /// <summary>Each reply time after the first.</summary>
    NextResponseTime = 4,

    /// <summary>The time in new, open and on-hold statuses.</summary>
    RequesterWaitTime = 5,

    /// <summary>The time in new and open statuses.</summary>
    AgentWorkTime = 6,
}
