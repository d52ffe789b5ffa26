using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <summary>
/// When a support team is open: the ground of every duration in business hours. Weekly hours in a time zone, holidays, date-specific
/// hours, breaks and versions of the hours over time, compiled so that a question costs the same whatever the span.
/// </summary>
/// <remarks>
/// <para>An instant is open if and only if its local reading lies in an interval in force. So an hour that the clock skips counts nothing, an hour
/// that it repeats counts twice, 00:00-24:00 is the whole local day of 23, 24 or 25 hours, and all questions agree with each other.</para>
/// <para>Precedence for a local date: its shift (empty means closed), else its holiday, else the weekly hours in force; then minus its breaks.
/// An interval that crosses midnight belongs to the day it starts on: a holiday on that day removes all of it. Overlaps count once.</para>
/// <para>It is not a clock and not a calendar system: it never asks what time it is, and dates are ISO dates. Answers hold from the first
/// to the last instant of NodaTime, and to the nanosecond.</para>
/// <para>Thread safety: immutable to its users; any number of threads may use one calendar. It writes out years as questions touch them.</para>
/// </remarks>
public sealed partial class BusinessCalendar
{
    private readonly CalendarDefinition? _definition;
    private readonly Timeline _timeline;
    private readonly Lazy<bool> _isNeverOpen;

    internal BusinessCalendar(CalendarDefinition definition)
        : this(new DefinedOpenSet(definition), definition.Zone, definition.TzdbVersion) => _definition = definition;

    private BusinessCalendar(OpenSet set, DateTimeZone zone, string tzdbVersion)
    {
        _timeline = new Timeline(set);
        TimeZone = zone;
        TzdbVersion = tzdbVersion;
        _isNeverOpen = new Lazy<bool>(() => _timeline.IsNeverOpen);
    }

    /// <summary>The calendar that is open at every instant: business time on it is time. Its zone is UTC.</summary>
    public static BusinessCalendar AlwaysOpen { get; } = BuildAlwaysOpen();

    /// <summary>The zone that the calendar's dates and times of day are read in; for a combined calendar that of its first part.</summary>
    public DateTimeZone TimeZone { get; }

    /// <summary>The version of the tz database behind the zone, such as <c>2025b</c>: results can differ between versions.</summary>
    public string TzdbVersion { get; }

    /// <summary>True when no instant is open. Then open time is zero, there is no opening or closing, and a deadline cannot be computed.</summary>
    public bool IsNeverOpen => _isNeverOpen.Value;

    /// <summary>True when the definition leaves every instant open (00:00-24:00 every day, and nothing that closes a date).</summary>
    public bool IsAlwaysOpen => _timeline.IsAlwaysOpen;

    internal OpenSet OpenSet => _timeline.Set;

    /// <summary>What is compiled so far; null before the first question.</summary>
    internal OpenWindow? Window => _timeline.Window;

    /// <summary>Starts the definition of a calendar in a time zone.</summary>
    /// <param name="timeZone">An IANA name, such as <c>Europe/Berlin</c>. An unknown name is reported by <see cref="BusinessCalendarBuilder.Build"/>.</param>
    /// <returns>A builder without hours: a day that is not given is closed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="timeZone"/> is null.</exception>
    public static BusinessCalendarBuilder In(string timeZone) => In(timeZone, DateTimeZoneProviders.Tzdb);

    /// <summary>Starts the definition of a calendar in a time zone of a given source, for example of a newer tz database than NodaTime's own.</summary>
    /// <param name="timeZone">The zone's name in that source.</param>
    /// <param name="provider">Where zones come from. From 2101 on its zones repeat every 400 years, as those of the tz database do.</param>
    /// <returns>A builder without hours: a day that is not given is closed.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static BusinessCalendarBuilder In(string timeZone, IDateTimeZoneProvider provider) =>
        new(timeZone ?? throw new ArgumentNullException(nameof(timeZone)), provider ?? throw new ArgumentNullException(nameof(provider)));

    /// <summary>Whether an instant is open. A stretch includes its opening and excludes its closing.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>True when open; never true on a calendar that is never open.</returns>
    public bool IsOpen(Instant instant) => _timeline.IsOpen(instant);

    /// <summary>The smallest instant at or after another that is open: the instant itself when it is open.</summary>
    /// <param name="instant">Where to look from.</param>
    /// <returns>The opening; null when nothing is open from there on.</returns>
    public Instant? NextOpening(Instant instant) => _timeline.LatestAt(instant, Duration.Zero, closed: false);

    /// <summary>The smallest instant after another at which a stretch of open time ends.</summary>
    /// <param name="instant">Where to look from.</param>
    /// <returns>The closing; null when there is none.</returns>
    public Instant? NextClosing(Instant instant) =>
        NextOpening(instant) is { } opening ? _timeline.LatestAt(opening, Duration.Zero, closed: true) : null;

    /// <summary>The largest instant at or before another at which a stretch of open time starts.</summary>
    /// <param name="instant">Where to look from.</param>
    /// <returns>The opening; null when there is none.</returns>
    public Instant? PreviousOpening(Instant instant) =>
        OpenAtOrBefore(instant) is { } open ? _timeline.EarliestAt(open, Duration.Zero, closed: true) : null;

    /// <summary>The largest instant at or before another at which a stretch of open time ends.</summary>
    /// <param name="instant">Where to look from.</param>
    /// <returns>The closing; null when there is none.</returns>
    public Instant? PreviousClosing(Instant instant)
    {
        if (!IsOpen(instant))
        {
            return _timeline.EarliestAt(instant, Duration.Zero, closed: false);
        }

        return _timeline.EarliestAt(instant, Duration.Zero, closed: true) is { } opening
            ? _timeline.EarliestAt(opening, Duration.Zero, closed: false)
            : null;
    }

    /// <summary>The stretches of open time in an interval, in order, cut to it. Touching stretches are one.</summary>
    /// <param name="interval">The interval; an end that it lacks is the end of NodaTime's time line.</param>
    /// <returns>The stretches, found one by one as the sequence is read. None when nothing is open.</returns>
    public IEnumerable<Interval> OpenIntervals(Interval interval)
    {
        Instant cursor = interval.HasStart ? interval.Start : Instant.MinValue;
        Instant? end = interval.HasEnd ? interval.End : null;
        while (NextOpening(cursor) is { } opening && (end is null || opening < end))
        {
            Instant? closing = NextClosing(opening);
            if (closing is null || (end is not null && closing >= end))
            {
                yield return new Interval(opening, end);
                yield break;
            }

            yield return new Interval(opening, closing);
            cursor = closing.Value;
        }
    }

    private static BusinessCalendar BuildAlwaysOpen()
    {
        BusinessCalendarBuilder builder = In("UTC");
        foreach (IsoDayOfWeek day in BusinessCalendarBuilder.WholeWeek)
        {
            builder.OpenAllDay(day);
        }

        return builder.Build();
    }

    /// <summary>The instant when it is open, else the closing before it: an instant in or at the end of the last stretch.</summary>
    private Instant? OpenAtOrBefore(Instant instant) =>
        IsOpen(instant) ? instant : _timeline.EarliestAt(instant, Duration.Zero, closed: false);
}
