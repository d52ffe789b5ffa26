namespace SupportPerf.Metrics.Facts;

/// <summary>The clocks of a ticket that have one start and one stop.</summary>
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
}
