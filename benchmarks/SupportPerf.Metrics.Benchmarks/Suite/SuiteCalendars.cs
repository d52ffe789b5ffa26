using System.Globalization;
using NodaTime;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>The ten calendars of the comparison, each with hours and holidays of its own, and which group has which.</summary>
internal static class SuiteCalendars
{
    public const int Groups = 50;

    public const int FirstYear = 2023;

    public const int Months = 24;

    private static readonly (string Zone, int Opens, int Closes)[] Hours =
    [
        ("Europe/Berlin", 9, 17), ("Europe/London", 9, 17), ("America/New_York", 8, 18), ("America/Los_Angeles", 9, 17), ("America/Sao_Paulo", 8, 17),
        ("Asia/Kolkata", 10, 19), ("Asia/Tokyo", 9, 18), ("Australia/Sydney", 9, 17), ("Europe/Warsaw", 7, 15), ("Africa/Johannesburg", 8, 16),
    ];

    public static int Count => Hours.Length;

    /// <summary>The zone whose months the figures belong to.</summary>
    public static DateTimeZone ReportingZone { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static Instant Start { get; } = new LocalDate(FirstYear, 1, 1).AtStartOfDayInZone(ReportingZone).ToInstant();

    /// <summary>The instant as of which everything is judged: the end of the last month.</summary>
    public static Instant End { get; } = new LocalDate(FirstYear, 1, 1).PlusMonths(Months).AtStartOfDayInZone(ReportingZone).ToInstant();

    public static IReadOnlyList<string> GroupNames { get; } = [.. Enumerable.Range(0, Groups).Select(static group => group.ToString("'Team '00", CultureInfo.InvariantCulture))];

    public static IReadOnlyList<BusinessCalendar> Calendars { get; } = [.. Enumerable.Range(0, Hours.Length).Select(static number =>
        BusinessCalendar.In(Hours[number].Zone).Weekdays(new LocalTime(Hours[number].Opens, 0), new LocalTime(Hours[number].Closes, 0)).Closed(HolidaysOf(number).Select(static date => new Holiday(date))).Build())];

    /// <summary>The same calendars as the loop over days that a good developer writes.</summary>
    public static IReadOnlyList<Calendars.NaiveCalendar> Naive { get; } = [.. Enumerable.Range(0, Hours.Length).Select(static number =>
        new Calendars.NaiveCalendar(DateTimeZoneProviders.Tzdb[Hours[number].Zone], new LocalTime(Hours[number].Opens, 0), new LocalTime(Hours[number].Closes, 0), [.. HolidaysOf(number)]))];

    public static int CalendarOf(int group) => group % Hours.Length;

    /// <summary>The month in the reporting zone, from 0 for the first.</summary>
    public static int MonthOf(Instant instant) => MonthOf(instant.InZone(ReportingZone).Date);

    public static int MonthOf(LocalDate date) => ((date.Year - FirstYear) * 12) + date.Month - 1;

    /// <summary>The calendars as a policy by group.</summary>
    public static SupportPolicy Policy() => new()
    {
        Calendars = Enumerable.Range(0, Hours.Length).ToDictionary(NameOf, static number => Calendars[number]),
        CalendarBy = new CalendarRule
        {
            Dimension = Dimension.Group,
            Map = Enumerable.Range(0, Groups).ToDictionary(static group => GroupNames[group], static group => NameOf(CalendarOf(group))),
        },
    };

    private static string NameOf(int number) => Hours[number].Zone;

    /// <summary>Ten a year, on other days in each calendar.</summary>
    private static IEnumerable<LocalDate> HolidaysOf(int number) =>
        Enumerable.Range(FirstYear, 3).SelectMany(year => Enumerable.Range(1, 10).Select(month => new LocalDate(year, month, 1).PlusDays(((number * 7) + (month * 3)) % 28)));
}
