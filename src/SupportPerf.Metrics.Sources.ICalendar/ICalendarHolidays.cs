using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using Period = NodaTime.Period;

namespace SupportPerf.Metrics.Sources;

/// <summary>
/// Reads holidays from an iCalendar text (RFC 5545), such as the feeds that helpdesks and governments publish, within a window of dates. Entries keep their names;
/// recurring ones are written out. It reads text that you have fetched; it opens no file and no connection. Thread-safe.
/// </summary>
public static class ICalendarHolidays
{
    /// <summary>The longest window of dates that is read: a hundred years. A feed may recur for ever.</summary>
    private const int LongestWindow = 36_525;

    /// <summary>How often a rule may step without naming a date before its entry is refused: some rules never name one.</summary>
    private const int LongestSearch = 10_000;

    /// <summary>Reads the all-day entries of every calendar in a text that touch a window of dates.</summary>
    /// <param name="text">The iCalendar text. Empty or without an entry: no holidays.</param>
    /// <param name="from">The first date of the window.</param>
    /// <param name="to">The last date of the window, included.</param>
    /// <returns>
    /// The holidays by date, cut to the window, one for each date or range; entries on the same dates become one, with their names joined by " / ". An entry without a
    /// SUMMARY has no name. Left out and listed with the reason: entries with a time of day (they close no whole date) and cancelled ones.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window ends before it starts, is longer than a hundred years, or leaves the years 1 to 9998.</exception>
    /// <exception cref="FormatException">The text is not iCalendar, or an entry's rule cannot be evaluated.</exception>
    public static ICalendarReading Read(string text, LocalDate from, LocalDate to)
    {
        ArgumentNullException.ThrowIfNull(text);
        LocalDate first = from.WithCalendar(CalendarSystem.Iso);
        LocalDate last = to.WithCalendar(CalendarSystem.Iso);
        RequireWindow(first, last);

        var names = new SortedDictionary<(LocalDate From, LocalDate To), List<string>>();
        List<ICalendarOmission> omitted = [];
        foreach (CalendarEvent entry in Load(text).SelectMany(calendar => calendar.Events))
        {
            string? name = string.IsNullOrWhiteSpace(entry.Summary) ? null : entry.Summary.Trim();
            if (WhyNot(entry) is { } reason)
            {
                omitted.Add(new ICalendarOmission { Name = name, Reason = reason });
                continue;
            }

            foreach ((LocalDate From, LocalDate To) dates in DatesOf(entry, first, last))
            {
                List<string> list = names.TryGetValue(dates, out List<string>? known) ? known : names[dates] = [];
                if (name is not null && !list.Contains(name))
                {
                    list.Add(name);
                }
            }
        }

        return new ICalendarReading
        {
            Holidays = [.. names.Select(entry => new Holiday(entry.Key.From, entry.Key.To, entry.Value.Count == 0 ? null : string.Join(" / ", entry.Value)))],
            Omitted = omitted,
        };
    }

    private static void RequireWindow(LocalDate from, LocalDate to)
    {
        if (to < from)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, FormattableString.Invariant($"The window ends on {to:uuuu-MM-dd}, before it starts on {from:uuuu-MM-dd}."));
        }

        if (from.Year < 1 || to.Year > 9998)
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, FormattableString.Invariant($"iCalendar dates lie in the years 1 to 9998; the window is {from:uuuu-MM-dd} to {to:uuuu-MM-dd}."));
        }

        if (Period.DaysBetween(from, to) >= LongestWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, FormattableString.Invariant($"A window has at most {LongestWindow} dates; {from:uuuu-MM-dd} to {to:uuuu-MM-dd} has more."));
        }
    }

    private static CalendarCollection Load(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        CalendarCollection calendars;
        try
        {
            calendars = CalendarCollection.Load(text);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The parser's errors are of many types; all of them mean the same to a caller.
            throw new FormatException("The text is not iCalendar: " + error.Message, error);
        }

        return calendars.Count > 0 ? calendars : throw new FormatException("The text is not iCalendar: it has no BEGIN:VCALENDAR.");
    }

    private static string? WhyNot(CalendarEvent entry) =>
        entry.Start is null ? "it has no DTSTART"
        : entry.Start.HasTime ? "it has a time of day, and closes no whole date"
        : string.Equals(entry.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase) ? "it is cancelled"
        : null;

    /// <summary>The dates of an entry's occurrences, cut to the window. The end of an all-day entry is the day after its last.</summary>
    private static List<(LocalDate From, LocalDate To)> DatesOf(CalendarEvent entry, LocalDate first, LocalDate last)
    {
        // An occurrence that began before the window may reach into it.
        int length = Math.Max(1, entry.EffectiveDuration.ToTimeSpanUnspecified().Days);
        LocalDate earliest = new(1, 1, 1);
        LocalDate lookFrom = Period.DaysBetween(earliest, first) > length ? first.PlusDays(-length) : earliest;
        List<(LocalDate, LocalDate)> dates = [];
        try
        {
            var options = new EvaluationOptions { MaxUnmatchedIncrementsLimit = LongestSearch };
            foreach (Occurrence occurrence in entry.GetOccurrences(new CalDateTime(lookFrom.Year, lookFrom.Month, lookFrom.Day), options))
            {
                LocalDate start = Date(occurrence.Period.StartTime);
                if (start > last)
                {
                    break;
                }

                LocalDate end = start.PlusDays(length - 1);
                if (end >= first)
                {
                    dates.Add((LocalDate.Max(start, first), LocalDate.Min(end, last)));
                }
            }
        }
        catch (EvaluationException error)
        {
            throw new FormatException($"The rule of the entry '{entry.Summary}' cannot be evaluated: {error.Message}", error);
        }

        return dates;
    }

    private static LocalDate Date(CalDateTime value) => new(value.Year, value.Month, value.Day);
}
