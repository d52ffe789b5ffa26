using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <summary>
/// Collects the definition of a <see cref="BusinessCalendar"/>. Nothing is checked before <see cref="Build"/>, which reports every broken rule at
/// once. A builder makes one calendar and is not thread-safe.
/// </summary>
public sealed class BusinessCalendarBuilder
{
    internal static readonly IsoDayOfWeek[] WholeWeek =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
    ];

    private readonly CalendarDraft _draft = new();
    private readonly WeeklyHoursBuilder _hours;
    private readonly List<(LocalDate From, WeeklyHoursBuilder Hours, string Place)> _versions = [];
    private bool _built;

    internal BusinessCalendarBuilder(string timeZone, IDateTimeZoneProvider provider)
    {
        _draft.Zone(timeZone, provider, $"In(\"{timeZone}\")");
        _hours = new WeeklyHoursBuilder(_draft, "");
    }

    /// <summary>Adds an interval to Monday, Tuesday, Wednesday, Thursday and Friday. Several calls give several intervals; overlaps count once.</summary>
    /// <param name="opens">The opening, included.</param>
    /// <param name="closes">The closing, excluded. Before the opening it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder Weekdays(LocalTime opens, LocalTime closes)
    {
        _hours.Weekdays(opens, closes);
        return this;
    }

    /// <summary>Adds an interval to all seven days.</summary>
    /// <param name="opens">The opening, included.</param>
    /// <param name="closes">The closing, excluded. Before the opening it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder EveryDay(LocalTime opens, LocalTime closes)
    {
        _hours.EveryDay(opens, closes);
        return this;
    }

    /// <summary>Adds an interval to one day of the week.</summary>
    /// <param name="day">The day on which the interval starts.</param>
    /// <param name="opens">The opening, included.</param>
    /// <param name="closes">The closing, excluded. Before the opening it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder On(IsoDayOfWeek day, LocalTime opens, LocalTime closes)
    {
        _hours.On(day, opens, closes);
        return this;
    }

    /// <summary>Opens a day of the week from 00:00 to 24:00: the whole local day, of 23, 24 or 25 hours.</summary>
    /// <param name="day">The day.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder OpenAllDay(IsoDayOfWeek day)
    {
        _hours.OpenAllDay(day);
        return this;
    }

    /// <summary>Replaces the weekly hours from a local date on. Holidays, shifts and breaks stay. An interval that started the evening before keeps its end.</summary>
    /// <param name="from">The first date of the new hours; versions are given at rising dates.</param>
    /// <param name="hours">Gives the new hours; a day that it does not name is closed.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hours"/> is null.</exception>
    public BusinessCalendarBuilder From(LocalDate from, Action<WeeklyHoursBuilder> hours)
    {
        if (hours is null)
        {
            throw new ArgumentNullException(nameof(hours));
        }

        string place = $"From({Text(from)})";
        var version = new WeeklyHoursBuilder(_draft, place + ".");
        hours(version);
        _versions.Add((from, version, place));
        return this;
    }

    /// <summary>Closes a date, or names it a holiday: its weekly hours do not apply. A shift on the same date wins.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder Closed(LocalDate date) => Closed(date, null);

    /// <summary>Closes a date under a name, which explanations repeat.</summary>
    /// <param name="date">The local date.</param>
    /// <param name="name">What the holiday is called; null when it has no name.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder Closed(LocalDate date, string? name)
    {
        _draft.Holiday(new Holiday(date, name), $"Closed({Text(date)})");
        return this;
    }

    /// <summary>Closes every date of a range.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="to">The last date, included.</param>
    /// <param name="name">What the holidays are called; null when they have no name.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder Closed(LocalDate from, LocalDate to, string? name)
    {
        _draft.Holiday(new Holiday(from, to, name), $"Closed({Text(from)}, {Text(to)})");
        return this;
    }

    /// <summary>Closes the dates of holidays that were read elsewhere, for example from an iCalendar file.</summary>
    /// <param name="holidays">The holidays.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="holidays"/> is null, or one of them is.</exception>
    public BusinessCalendarBuilder Closed(IEnumerable<Holiday> holidays)
    {
        if (holidays is null)
        {
            throw new ArgumentNullException(nameof(holidays));
        }

        foreach (Holiday holiday in holidays)
        {
            if (holiday is null)
            {
                throw new ArgumentNullException(nameof(holidays), "A holiday in the list is null.");
            }

            _draft.Holiday(holiday, $"Closed({Text(holiday.From)})");
        }

        return this;
    }

    /// <summary>Closes a date of every year. 29 February is closed in leap years only.</summary>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month.</param>
    /// <param name="name">What the holiday is called; null when it has no name.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder ClosedEveryYear(int month, int day, string? name = null)
    {
        _draft.AnnualHoliday(month, day, name, FormattableString.Invariant($"ClosedEveryYear({month}, {day})"));
        return this;
    }

    /// <summary>Gives a date hours of its own, in place of its weekly hours and of any holiday. Several calls give several intervals.</summary>
    /// <param name="date">The local date on which the interval starts.</param>
    /// <param name="opens">The opening, included.</param>
    /// <param name="closes">The closing, excluded. Before the opening it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder Shift(LocalDate date, LocalTime opens, LocalTime closes)
    {
        LocalSpan? span = WeeklyHoursBuilder.Span(_draft, opens, closes, $"Shift({Text(date)}, {WeeklyHoursBuilder.Clock(opens)}, {WeeklyHoursBuilder.Clock(closes)})");
        _draft.Shift(date, span is { } hours ? [hours] : []);
        return this;
    }

    /// <summary>Gives a date hours of its own that are the whole local day, 00:00 to 24:00.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder ShiftAllDay(LocalDate date)
    {
        _draft.Shift(date, [LocalSpan.AllDay]);
        return this;
    }

    /// <summary>Gives a date an empty shift: closed, whatever else is said about it.</summary>
    /// <param name="date">The local date.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder ShiftClosed(LocalDate date)
    {
        _draft.Shift(date, []);
        return this;
    }

    /// <summary>Takes a stretch of a date's clock away from whatever is open then, also from the tail of the night before. Outside open hours it has no effect.</summary>
    /// <param name="date">The local date on which the break starts.</param>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded. Before the start it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public BusinessCalendarBuilder Break(LocalDate date, LocalTime from, LocalTime to)
    {
        LocalSpan? span = WeeklyHoursBuilder.Span(_draft, from, to, $"Break({Text(date)}, {WeeklyHoursBuilder.Clock(from)}, {WeeklyHoursBuilder.Clock(to)})");
        _draft.Break(date, span is { } pause ? [pause] : []);
        return this;
    }

    /// <summary>Checks everything and makes the calendar.</summary>
    /// <returns>The calendar. One that is never open is a calendar, too.</returns>
    /// <exception cref="InvalidCalendarException">One rule or several were broken; all of them are listed.</exception>
    /// <exception cref="InvalidOperationException">The builder has made its calendar already.</exception>
    public BusinessCalendar Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("A builder makes one calendar; start another with BusinessCalendar.In.");
        }

        _built = true;
        _draft.Version(null, _hours.Build(), "");
        foreach ((LocalDate from, WeeklyHoursBuilder hours, string place) in _versions)
        {
            _draft.Version(from, hours.Build(), place);
        }

        return new BusinessCalendar(_draft.Build());
    }

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
