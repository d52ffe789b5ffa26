using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>Hours in force from a local date on; the first version has no date and reaches back for ever.</summary>
internal sealed record HoursVersion(LocalDate? From, WeeklyHours Hours)
{
    public long FromDay { get; } = From is { } date ? CivilDays.From(date) : long.MinValue;
}

/// <summary>A date that is a holiday every year. 29 February is one in leap years only.</summary>
internal sealed record AnnualHoliday(int Month, int Day, string? Name);

/// <summary>What a calendar was built from: valid, immutable, in order. Everything a calendar answers follows from it and the tz database.</summary>
internal sealed class CalendarDefinition
{
    public required DateTimeZone Zone { get; init; }

    public required string TzdbVersion { get; init; }

    /// <summary>In order of their dates; the first has none.</summary>
    public required IReadOnlyList<HoursVersion> Versions { get; init; }

    public required IReadOnlyList<Holiday> Holidays { get; init; }

    public required IReadOnlyList<AnnualHoliday> AnnualHolidays { get; init; }

    public required IReadOnlyDictionary<LocalDate, LocalSpan[]> Shifts { get; init; }

    public required IReadOnlyDictionary<LocalDate, LocalSpan[]> Breaks { get; init; }

    /// <summary>The version of the hours in force on a day.</summary>
    public HoursVersion VersionOn(long day)
    {
        int i = Versions.Count - 1;
        while (Versions[i].FromDay > day)
        {
            i--;
        }

        return Versions[i];
    }
}
