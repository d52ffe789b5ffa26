using NodaTime;
using SupportPerf.Metrics.Calendars;

namespace SupportPerf.Metrics;

/// <content>Open time date by date, and why.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>The longest span that is explained: a hundred years.</summary>
    private const int LongestExplanation = 36_525;

    /// <summary>The open time of each local date that an interval touches, cut to the interval, in order; dates without open time are there with zero.</summary>
    /// <param name="interval">The interval; an end that it lacks is the end of NodaTime's time line.</param>
    /// <returns>The dates, found one by one as the sequence is read. Their sum is <see cref="Between(Instant, Instant)"/>.</returns>
    public IEnumerable<DayOpenTime> OpenTimeByDay(Interval interval)
    {
        foreach ((LocalDate date, List<Interval> parts) in LocalDatesOf(interval))
        {
            Duration open = Duration.Zero;
            foreach (Interval part in parts)
            {
                open += Between(part.Start, part.End);
            }

            yield return new DayOpenTime(date, open);
        }
    }

    /// <summary>Explains the open time between two instants: date by date which stretches counted, and for every date which rule opened or closed it, with the holiday's name.</summary>
    /// <param name="start">The start.</param>
    /// <param name="end">The end; it may be before the start, as for <see cref="Between(Instant, Instant)"/>.</param>
    /// <returns>The explanation, as data; its text is <see cref="CalendarExplanation.ToString"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span is longer than a hundred years.</exception>
    public CalendarExplanation Explain(Instant start, Instant end)
    {
        var span = new Interval(Instant.Min(start, end), Instant.Max(start, end));
        if (span.Duration > Duration.FromDays(LongestExplanation))
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, FormattableString.Invariant($"An explanation has a line for each date and covers at most {LongestExplanation} days; from {start} to {end} is longer."));
        }

        List<ExplainedDay> days = [];
        foreach ((LocalDate date, List<Interval> parts) in LocalDatesOf(span))
        {
            List<Interval> stretches = [.. parts.SelectMany(OpenIntervals)];
            DayRuling ruling = RulingOn(date, parts.Count == 0);
            days.Add(new ExplainedDay
            {
                Date = date,
                OpenTime = stretches.Aggregate(Duration.Zero, (sum, stretch) => sum + stretch.Duration),
                Stretches = stretches,
                IsClosed = !IsBusinessDay(date),
                Rule = ruling.Rule,
                Name = ruling.Name,
                Reason = ruling.Reason,
            });
        }

        return new CalendarExplanation { Start = start, End = end, TimeZone = TimeZone, TzdbVersion = TzdbVersion, OpenTime = Between(start, end), Days = days };
    }

    private DayRuling RulingOn(LocalDate date, bool isSkipped)
    {
        if (isSkipped)
        {
            return new DayRuling(DayRule.SkippedDate, null, $"{TimeZone.Id} skipped this date");
        }

        return _definition is { } definition
            ? DayRuling.Of(definition, date)
            : new DayRuling(DayRule.Combined, null, _timeline.Set.Describe(date));
    }

    /// <summary>The local dates that an interval touches, each with its parts of the interval; a date that the zone skipped has none.</summary>
    private IEnumerable<(LocalDate Date, List<Interval> Parts)> LocalDatesOf(Interval interval)
    {
        Instant start = interval.HasStart ? interval.Start : Instant.MinValue;
        Instant end = interval.HasEnd ? interval.End : Instant.MaxValue;
        if (start >= end)
        {
            yield break;
        }

        var days = new LocalDays(TimeZone);
        long last = DayOf(end - Duration.Epsilon);
        for (long day = DayOf(start); day <= last; day++)
        {
            List<Interval> parts = [];
            foreach ((long from, long to) in days.Of(day))
            {
                Instant partStart = Instant.Max(Moment.Nearest(from), start);
                Instant partEnd = Instant.Min(Moment.Nearest(to), end);
                if (partStart < partEnd)
                {
                    parts.Add(new Interval(partStart, partEnd));
                }
            }

            yield return (CivilDays.ToDate(day), parts);
        }
    }

    private long DayOf(Instant instant)
    {
        Moment moment = Moment.Of(instant);
        return CivilDays.FloorDivide(moment.Seconds + TimeZone.GetUtcOffset(instant).Seconds, LocalSpan.SecondsPerDay);
    }
}
