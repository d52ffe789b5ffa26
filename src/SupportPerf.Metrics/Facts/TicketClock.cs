namespace SupportPerf.Metrics.Facts;

/// <summary>The clocks of a ticket. Those by status run only in some of the time between their start and stop, see <see cref="TicketFacts.Stretches"/>.</summary>
public enum TicketClock
{
    /// <summary>To the first reply.</summary>
    FirstResponse = 0,

    /// <summary>To the first action of the team.</summary>
    FirstTouch = 1,

    /// <summary>To the first solve.</summary>
    FirstResolution = 2,

    /// <summary>To the last solve.</summary>
    Resolution = 3,

    /// <summary>To the final close.</summary>
    Close = 4,

    /// <summary>The time in new, open and on-hold statuses: the requester waits.</summary>
    RequesterWait = 5,

    /// <summary>The time in pending statuses: the team waits for the requester.</summary>
    AgentWait = 6,

    /// <summary>The time in on-hold statuses.</summary>
    OnHold = 7,

    /// <summary>The time in new and open statuses.</summary>
    AgentWork = 8,
}
