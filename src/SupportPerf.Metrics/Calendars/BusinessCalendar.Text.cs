using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <content>Definitions as opening-hours texts.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>
    /// Reads a calendar from opening hours as OpenStreetMap writes them, such as <c>Mo-Fr 09:00-12:00,13:00-17:00; Sa 10:00-14:00; Dec 24 09:00-12:00; Dec 25-26 off; PH off</c>.
    /// </summary>
    /// <remarks>
    /// The part of the grammar that is read: rules separated by <c>;</c>, where a later one replaces the hours of every date it names; <c>24/7</c>; weekdays
    /// <c>Mo Tu We Th Fr Sa Su</c>, ranges (also over the week's end) and lists; months and dates that return every year, ranges (also over the year's end) and lists,
    /// before the weekdays; several intervals; ends over midnight as <c>22:00-06:00</c> or <c>22:00-30:00</c>; <c>off</c> or <c>closed</c>; <c>PH off</c>.
    /// Not read, and an error at the character: <c>SH</c>, sunrise and the like, weeks, years, nth weekdays, comments, <c>||</c>, open ends.
    /// </remarks>
    /// <param name="text">The opening hours.</param>
    /// <param name="timeZone">An IANA time zone.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidCalendarException">Rules of the text are outside of the grammar, or the zone is unknown; all problems are listed, each at its character.</exception>
    public static BusinessCalendar Parse(string text, string timeZone) => Parse(text, timeZone, []);

    /// <summary>Reads a calendar from opening hours and public holidays. See <see cref="Parse(string, string)"/>.</summary>
    /// <param name="text">The opening hours.</param>
    /// <param name="timeZone">An IANA time zone.</param>
    /// <param name="holidays">The public holidays. They are closed, whether the text says <c>PH off</c> or not.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidCalendarException">Rules of the text are outside of the grammar, a holiday is invalid, or the zone is unknown; all problems are listed, each at its place.</exception>
    public static BusinessCalendar Parse(string text, string timeZone, IEnumerable<Holiday> holidays)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        if (timeZone is null)
        {
            throw new ArgumentNullException(nameof(timeZone));
        }

        if (holidays is null)
        {
            throw new ArgumentNullException(nameof(holidays));
        }

        var draft = new CalendarDraft();
        draft.Zone(timeZone, DateTimeZoneProviders.Tzdb, nameof(timeZone));
        draft.Version(null, OpeningHoursText.Read(text, draft, ""), nameof(text));
        int index = 0;
        foreach (Holiday holiday in holidays)
        {
            draft.Holiday(
                holiday ?? throw new ArgumentNullException(nameof(holidays), "A holiday in the list is null."),
                FormattableString.Invariant($"{nameof(holidays)}[{index++}]"));
        }

        return new BusinessCalendar(draft.Build());
    }

    /// <summary>Writes the weekly hours and the holidays of every year as an opening-hours text that <see cref="Parse(string, string)"/> reads. Dated holidays are <c>PH off</c>: their dates are not part of such a text.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">The calendar has what such a text cannot say: versions, shifts, breaks, times with seconds, or parts of a combination.</exception>
    public string ToOpeningHours() =>
        _definition is { } definition
            ? OpeningHoursWriter.Write(definition)
            : throw new InvalidOperationException("A combined calendar has no hours of its own; write those of the calendars that it was made of.");
}
