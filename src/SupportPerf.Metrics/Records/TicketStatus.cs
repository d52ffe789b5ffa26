namespace SupportPerf.Metrics;

/// <summary>The six status categories that every helpdesk's statuses map to.</summary>
public enum TicketStatus
{
    /// <summary>Nobody of the team has taken it up.</summary>
    New = 0,

    /// <summary>The team works on it.</summary>
    Open = 1,

    /// <summary>Waiting for the customer.</summary>
    Pending = 2,

    /// <summary>Waiting for a third party.</summary>
    OnHold = 3,

    /// <summary>Solved; may be reopened.</summary>
    Solved = 4,

    /// <summary>Closed for good.</summary>
    Closed = 5,
}
