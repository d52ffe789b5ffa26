using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <summary>Collects the hours of a week. Each call adds an interval; a day without one is closed. Not thread-safe.</summary>
public sealed class WeeklyHoursBuilder
{
    private readonly CalendarDraft _draft;
    private readonly string _prefix;
    private readonly List<LocalSpan>[] _week = [.. Enumerable.Range(0, WeeklyHours.DaysInWeek).Select(_ => new List<LocalSpan>())];

    internal WeeklyHoursBuilder(CalendarDraft draft, string prefix)
    {
        _draft = draft;
        _prefix = prefix;
    }

    /// <summary>Adds an interval to Monday, Tuesday, Wednesday, Thursday and Friday.</summary>
    /// <param name="opens">The opening, included.</param>
    /// <param name="closes">The closing, excluded. Before the opening it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public WeeklyHoursBuilder Weekdays(LocalTime opens, LocalTime closes) =>
        Add(nameof(Weekdays), BusinessCalendarBuilder.WholeWeek.Take(5), opens, closes);

    /// <summary>Adds an interval to all seven days.</summary>
    /// <param name="opens">The opening, included.</param>
    /// <param name="closes">The closing, excluded. Before the opening it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public WeeklyHoursBuilder EveryDay(LocalTime opens, LocalTime closes) =>
        Add(nameof(EveryDay), BusinessCalendarBuilder.WholeWeek, opens, closes);

    /// <summary>Adds an interval to one day.</summary>
    /// <param name="day">The day on which the interval starts.</param>
    /// <param name="opens">The opening, included.</param>
    /// <param name="closes">The closing, excluded. Before the opening it lies on the next day; midnight is 24:00. Equal to it is an error.</param>
    /// <returns>This builder.</returns>
    public WeeklyHoursBuilder On(IsoDayOfWeek day, LocalTime opens, LocalTime closes) => Add(nameof(On), [day], opens, closes);

    /// <summary>Opens a day from 00:00 to 24:00.</summary>
    /// <param name="day">The day.</param>
    /// <returns>This builder.</returns>
    public WeeklyHoursBuilder OpenAllDay(IsoDayOfWeek day)
    {
        if (IsDay(day, $"{_prefix}{nameof(OpenAllDay)}({day})"))
        {
            _week[(int)day - 1].Add(LocalSpan.AllDay);
        }

        return this;
    }

    internal WeeklyHours Build() => WeeklyHours.OfWeek(_week);

    internal static LocalSpan? Span(CalendarDraft draft, LocalTime from, LocalTime to, string place)
    {
        if (from.NanosecondOfSecond != 0 || to.NanosecondOfSecond != 0)
        {
            draft.Problem(CalendarProblemCode.InvalidTime, place, "Opening times are whole seconds.");
            return null;
        }

        return draft.Span((int)(from.NanosecondOfDay / NodaConstants.NanosecondsPerSecond), (int)(to.NanosecondOfDay / NodaConstants.NanosecondsPerSecond), place);
    }

    internal static string Clock(LocalTime time) => time.ToString("HH:mm:ss.FFFFFFFFF", CultureInfo.InvariantCulture);

    private WeeklyHoursBuilder Add(string call, IEnumerable<IsoDayOfWeek> days, LocalTime opens, LocalTime closes)
    {
        string place = $"{_prefix}{call}({(call == nameof(On) ? days.First() + ", " : "")}{Clock(opens)}, {Clock(closes)})";
        LocalSpan? span = Span(_draft, opens, closes, place);
        foreach (IsoDayOfWeek day in days)
        {
            if (IsDay(day, place) && span is { } hours)
            {
                _week[(int)day - 1].Add(hours);
            }
        }

        return this;
    }

    private bool IsDay(IsoDayOfWeek day, string place)
    {
        bool isDay = day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday;
        if (!isDay)
        {
            _draft.Problem(CalendarProblemCode.UnknownWeekday, place, $"'{day}' is not a day of the week.");
        }

        return isDay;
    }
}
