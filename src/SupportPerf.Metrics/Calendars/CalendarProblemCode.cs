namespace SupportPerf.Metrics;

/// <summary>What kind of rule a calendar's definition broke.</summary>
public enum CalendarProblemCode
{
    /// <summary>The text is not JSON at all.</summary>
    InvalidJson,

    /// <summary>A required key is absent.</summary>
    MissingKey,

    /// <summary>A key that the format does not know.</summary>
    UnknownKey,

    /// <summary>The same key twice in one object.</summary>
    DuplicateKey,

    /// <summary>A value of another JSON type than the one expected.</summary>
    WrongType,

    /// <summary>A time zone that the tz database does not know.</summary>
    UnknownTimeZone,

    /// <summary>A weekday that is not one of the seven.</summary>
    UnknownWeekday,

    /// <summary>A text or value that is not a time of day, or one finer than a second.</summary>
    InvalidTime,

    /// <summary>A text that is not a date, or a date that no year has.</summary>
    InvalidDate,

    /// <summary>An interval that ends where it starts.</summary>
    EmptyInterval,

    /// <summary>A range of dates whose last date is before its first.</summary>
    RangeBackwards,

    /// <summary>A date given twice where one entry is allowed.</summary>
    DuplicateDate,

    /// <summary>A version of the hours that does not start after the version before it.</summary>
    VersionsOutOfOrder,

    /// <summary>An opening-hours text outside of the supported grammar.</summary>
    InvalidText,
}
