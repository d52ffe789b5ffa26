namespace SupportPerf.Metrics;

/// <summary>Which part of a definition decides the hours of a local date.</summary>
public enum DayRule
{
    /// <summary>The weekly hours in force; a day that they do not name is closed.</summary>
    WeeklyHours,

    /// <summary>A holiday of that date, or a range that covers it.</summary>
    Holiday,

    /// <summary>A holiday of every year.</summary>
    RecurringHoliday,

    /// <summary>A shift: hours of that date alone; an empty one closes it.</summary>
    Shift,

    /// <summary>The zone skipped the date, as Samoa did 30 December 2011: it has no instant at all.</summary>
    SkippedDate,

    /// <summary>The calendar is combined from others; the reason names what each of them says.</summary>
    Combined,
}
