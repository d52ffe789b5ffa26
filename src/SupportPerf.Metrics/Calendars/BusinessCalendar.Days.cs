using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <content>Business days: local dates with any open time.</content>
public sealed partial class BusinessCalendar
{
    private Timeline? _businessDays;

    private Timeline BusinessDays => _businessDays ??= new Timeline(new BusinessDaySet(_timeline, TimeZone));

    /// <summary>Whether a local date has any open time. The tail of the night before counts: a shift from Friday 22:00 to 06:00 makes Saturday a business day.</summary>
    /// <param name="date">The date, in the calendar's zone.</param>
    /// <returns>True when it has; false also for a date that the zone skipped.</returns>
    public bool IsBusinessDay(LocalDate date) => BusinessDays.IsOpen(MidnightOf(date));

    /// <summary>How many business days lie in [start, end): the first date counts if it is one, the last does not. Constant in the length.</summary>
    /// <param name="start">The first date, included.</param>
    /// <param name="end">The last date, excluded.</param>
    /// <returns>The count; negative when <paramref name="end"/> is before <paramref name="start"/>.</returns>
    public int BusinessDaysBetween(LocalDate start, LocalDate end)
    {
        Duration seconds = BusinessDays.Between(MidnightOf(start), MidnightOf(end));
        return (int)((seconds.Days * (long)LocalSpan.SecondsPerDay) + (seconds.NanosecondOfDay / DayPatterns.NanosecondsPerSecond));
    }

    /// <summary>How many business days lie between the local dates of two instants, the first included, the last excluded; the times of day do not matter.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The last instant.</param>
    /// <returns>The count; negative when the date of <paramref name="end"/> is before that of <paramref name="start"/>.</returns>
    public int BusinessDaysBetween(Instant start, Instant end) => BusinessDaysBetween(start.InZone(TimeZone).Date, end.InZone(TimeZone).Date);

    /// <summary>
    /// The date a number of business days after another: the n-th business day that follows it, for a negative number the n-th that precedes it,
    /// for zero the date itself. The date counted from need not be a business day and is never counted.
    /// </summary>
    /// <param name="date">The local date to count from.</param>
    /// <param name="days">How many business days.</param>
    /// <returns>A business day, or <paramref name="date"/> for zero.</returns>
    /// <exception cref="InvalidOperationException">The calendar is never open, so that it has no business day.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many business days up to NodaTime's last date, or back to its first.</exception>
    public LocalDate AddBusinessDays(LocalDate date, int days)
    {
        if (IsNeverOpen)
        {
            throw NeverOpen();
        }

        if (days == 0)
        {
            return date;
        }

        Instant? found = days > 0
            ? date == LocalDate.MaxIsoValue ? null : BusinessDays.EarliestAt(MidnightOf(date.PlusDays(1)), Duration.FromSeconds(days), closed: false)
            : BusinessDays.LatestAt(MidnightOf(date), Duration.FromSeconds(days), closed: false);
        return found?.InUtc().Date ?? throw new ArgumentOutOfRangeException(
            nameof(days),
            days,
            FormattableString.Invariant(
                $"There are not that many business days {(days > 0 ? "after" : "before")} {date:uuuu-MM-dd}, up to {(days > 0 ? LocalDate.MaxIsoValue : LocalDate.MinIsoValue):uuuu-MM-dd}, the {(days > 0 ? "last" : "first")} date of NodaTime."));
    }

    private static Instant MidnightOf(LocalDate date) => date.WithCalendar(CalendarSystem.Iso).AtMidnight().InUtc().ToInstant();
}
