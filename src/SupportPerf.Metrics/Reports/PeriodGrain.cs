namespace SupportPerf.Metrics;

/// <summary>The length of a report's periods, in calendar units of the reporting zone.</summary>
public enum PeriodGrain
{
    /// <summary>One period for everything.</summary>
    All = 0,

    /// <summary>Hours of the local clock.</summary>
    Hour = 1,

    /// <summary>Local days of 23, 24 or 25 hours.</summary>
    Day = 2,

    /// <summary>ISO weeks, from Monday.</summary>
    Week = 3,

    /// <summary>Calendar months.</summary>
    Month = 4,

    /// <summary>Calendar quarters.</summary>
    Quarter = 5,

    /// <summary>Calendar years.</summary>
    Year = 6,
}
