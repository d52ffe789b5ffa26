using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// Dates as day numbers from 1970-01-01 in the proleptic Gregorian calendar. Integers have no end where NodaTime's dates have one,
/// so that a local day beyond the last instant needs no special case.
/// </summary>
internal static class CivilDays
{
    /// <summary>Days in 400 years; also a whole number of weeks, so weekly and yearly patterns repeat with it.</summary>
    public const long PerCycle = 146_097;

    public static long From(LocalDate date)
    {
        LocalDate iso = date.WithCalendar(CalendarSystem.Iso);
        return From(iso.Year, iso.Month, iso.Day);
    }

    public static long From(long year, int month, int day)
    {
        // Years begin in March, so that the leap day is the last of its year.
        long y = month <= 2 ? year - 1 : year;
        long era = FloorDivide(y, 400);
        long yearOfEra = y - (era * 400);
        long dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        return (era * PerCycle) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    public static long YearOf(long day)
    {
        long shifted = day + 719_468;
        long era = FloorDivide(shifted, PerCycle);
        long dayOfEra = shifted - (era * PerCycle);
        long yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        return yearOfEra + (era * 400) + (dayOfYear >= 306 ? 1 : 0);
    }

    public static LocalDate ToDate(long day) => new LocalDate(1970, 1, 1).PlusDays(checked((int)day));

    /// <summary>0 = Monday ... 6 = Sunday.</summary>
    public static int WeekdayOf(long day) => (int)FloorModulo(day + 3, 7);

    public static bool Exists(long year, int month, int day) =>
        day <= 28 || month is not 2 || (day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));

    public static long FloorDivide(long value, long divisor)
    {
        long quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }

    public static long FloorModulo(long value, long divisor)
    {
        long remainder = value % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }
}
