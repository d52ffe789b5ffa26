namespace SupportPerf.Metrics;

/// <summary>Which business calendar counts for a clock of a ticket whose calendar changed.</summary>
public enum ScheduleChoice
{
    /// <summary>Each moment by the calendar in force then. The default.</summary>
    AtEachMoment = 0,

    /// <summary>The whole clock by the calendar in force when it stopped, as Zendesk does; a clock of several stretches by that at the end of each.</summary>
    AtStop = 1,

    /// <summary>Everything by the last calendar of the ticket.</summary>
    Last = 2,

    /// <summary>Everything by the first calendar of the ticket.</summary>
    First = 3,
}
