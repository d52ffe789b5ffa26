using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>The entries of a schedule and of the schedules in it as one calendar: what is included, less what is excluded.</summary>
internal sealed class ScheduleCalendar(string name, DateTimeZone zone, IReadOnlyList<ScheduleSpan> spans)
{
    private const int Week = 7;

    public BusinessCalendar Build()
    {
        ScheduleSpan[] local = [.. spans.Select(Local)];
        if (local.FirstOrDefault(span => span.Problem is not null) is { } bad)
        {
            throw new SourceException(bad.Place, null, null, $"The schedule '{name}' cannot be told as business hours: of its entry '{bad.Name}', {bad.Problem}. Give the hours as a calendar instead.");
        }

        BusinessCalendarBuilder builder = BusinessCalendar.In(zone.Id);
        ScheduleSpan[] weekly = [.. local.Where(span => span.Weekdays is not null)];
        foreach (LocalDate from in weekly.SelectMany(span => (LocalDate?[])[span.Start.Date, span.Until?.PlusDays(1)]).OfType<LocalDate>().Distinct().Order())
        {
            OpenTimes hours = WeekFrom(weekly, from);
            builder.From(from, week => AddWeek(week, hours));
        }

        HashSet<LocalDate> closed = [];
        ScheduleSpan[] single = [.. local.Where(span => span.Weekdays is null)];
        foreach (ScheduleSpan span in single.Where(span => span.IsExclusion))
        {
            Exclude(builder, span, closed);
        }

        Dictionary<LocalDate, OpenTimes> extra = [];
        foreach (ScheduleSpan span in single.Where(span => !span.IsExclusion))
        {
            Include(span, extra);
        }

        foreach ((LocalDate date, OpenTimes times) in extra.Where(pair => !closed.Contains(pair.Key)).OrderBy(pair => pair.Key))
        {
            AddShift(builder, date, times, WeekFrom(weekly, date));
        }

        try
        {
            return builder.Build();
        }
        catch (InvalidCalendarException e)
        {
            throw new SourceException(spans.Count > 0 ? spans[0].Place : name, null, null, $"The schedule '{name}' is not a calendar. {e.Message}", e);
        }
    }

    /// <summary>The hours of a week that are in force on a date; days count from Monday.</summary>
    private static OpenTimes WeekFrom(IReadOnlyList<ScheduleSpan> weekly, LocalDate date)
    {
        OpenTimes hours = new();
        foreach (ScheduleSpan span in weekly.OrderBy(span => span.IsExclusion))
        {
            if (date < span.Start.Date || date > span.Until)
            {
                continue;
            }

            long length = Period.Between(span.Start, span.End, PeriodUnits.Ticks).Ticks;
            foreach (IsoDayOfWeek day in span.Weekdays!)
            {
                long from = (((int)day - 1) * NodaConstants.TicksPerDay) + span.Start.TimeOfDay.TickOfDay;

                // What reaches over the end of the week is Monday's.
                foreach (long shift in (long[])[0, -Week * NodaConstants.TicksPerDay])
                {
                    long first = Math.Max(from + shift, 0);
                    long last = Math.Min(from + shift + length, Week * NodaConstants.TicksPerDay);
                    if (last > first && span.IsExclusion)
                    {
                        hours.Remove(first, last);
                    }
                    else
                    {
                        hours.Add(first, last);
                    }
                }
            }
        }

        return hours;
    }

    private static void AddWeek(WeeklyHoursBuilder week, OpenTimes hours)
    {
        for (int day = 0; day < Week; day++)
        {
            foreach ((LocalTime from, LocalTime to) in hours.On(day))
            {
                if (from == to)
                {
                    week.OpenAllDay((IsoDayOfWeek)(day + 1));
                }
                else
                {
                    week.On((IsoDayOfWeek)(day + 1), from, to);
                }
            }
        }
    }

    private static void Exclude(BusinessCalendarBuilder builder, ScheduleSpan span, HashSet<LocalDate> closed)
    {
        foreach ((LocalDate date, LocalTime from, LocalTime to) in Days(span))
        {
            if (from != to)
            {
                builder.Break(date, from, to);
            }
            else if (closed.Add(date))
            {
                builder.Closed(date, span.Name);
            }
        }
    }

    private static void Include(ScheduleSpan span, Dictionary<LocalDate, OpenTimes> extra)
    {
        foreach ((LocalDate date, LocalTime from, LocalTime to) in Days(span))
        {
            if (!extra.TryGetValue(date, out OpenTimes? times))
            {
                extra.Add(date, times = new());
            }

            times.Add(from.TickOfDay, to == LocalTime.Midnight ? NodaConstants.TicksPerDay : to.TickOfDay);
        }
    }

    /// <summary>Its occurrences day by day; the same time twice is the whole day.</summary>
    private static IEnumerable<(LocalDate Date, LocalTime From, LocalTime To)> Days(ScheduleSpan span)
    {
        long length = Period.Between(span.Start, span.End, PeriodUnits.Ticks).Ticks;
        OpenTimes times = new();
        times.Add(span.Start.TimeOfDay.TickOfDay, span.Start.TimeOfDay.TickOfDay + length);
        int days = (int)((span.Start.TimeOfDay.TickOfDay + length + NodaConstants.TicksPerDay - 1) / NodaConstants.TicksPerDay);
        foreach (LocalDate first in span.Occurrences())
        {
            for (int day = 0; day < days; day++)
            {
                foreach ((LocalTime from, LocalTime to) in times.On(day))
                {
                    yield return (first.PlusDays(day), from, to);
                }
            }
        }
    }

    /// <summary>A shift replaces the hours of its date, so these are part of it.</summary>
    private static void AddShift(BusinessCalendarBuilder builder, LocalDate date, OpenTimes times, OpenTimes week)
    {
        foreach ((LocalTime from, LocalTime to) in week.On((int)date.DayOfWeek - 1))
        {
            times.Add(from.TickOfDay, to == LocalTime.Midnight ? NodaConstants.TicksPerDay : to.TickOfDay);
        }

        foreach ((LocalTime from, LocalTime to) in times.On(0))
        {
            if (from == to)
            {
                builder.ShiftAllDay(date);
            }
            else
            {
                builder.Shift(date, from, to);
            }
        }
    }

    private ScheduleSpan Local(ScheduleSpan span) => !span.IsUtc ? span : span with
    {
        Start = span.Start.InUtc().WithZone(zone).LocalDateTime,
        End = span.End.InUtc().WithZone(zone).LocalDateTime,
    };
}
