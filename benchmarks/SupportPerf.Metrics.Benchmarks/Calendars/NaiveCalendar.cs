using NodaTime;

namespace SupportPerf.Metrics.Benchmarks.Calendars;

/// <summary>The loop over local days that a good developer writes with NodaTime: the rival on the same platform.</summary>
internal sealed class NaiveCalendar(DateTimeZone zone, LocalTime opens, LocalTime closes, HashSet<LocalDate> holidays)
{
    public Duration Between(Instant start, Instant end)
    {
        LocalDate last = end.InZone(zone).Date;
        Duration open = Duration.Zero;
        for (LocalDate date = start.InZone(zone).Date; date <= last; date = date.PlusDays(1))
        {
            if (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || holidays.Contains(date))
            {
                continue;
            }

            Instant from = Instant.Max(date.At(opens).InZoneLeniently(zone).ToInstant(), start);
            Instant to = Instant.Min(date.At(closes).InZoneLeniently(zone).ToInstant(), end);
            if (to > from)
            {
                open += to - from;
            }
        }

        return open;
    }

    /// <summary>The deadline: the earliest instant with an amount of open time after another.</summary>
    public Instant Add(Instant start, Duration openTime)
    {
        if (openTime == Duration.Zero)
        {
            return start;
        }

        for (LocalDate date = start.InZone(zone).Date; ; date = date.PlusDays(1))
        {
            if (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || holidays.Contains(date))
            {
                continue;
            }

            Instant from = Instant.Max(date.At(opens).InZoneLeniently(zone).ToInstant(), start);
            Instant to = date.At(closes).InZoneLeniently(zone).ToInstant();
            if (to - from >= openTime)
            {
                return from + openTime;
            }

            openTime -= to > from ? to - from : Duration.Zero;
        }
    }
}
