namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>A random definition, held as plain data: the calendar is built from it, and the walker reads it with no code of ours.</summary>
internal sealed class CalendarSpec
{
    /// <summary>Zones with the odd habits: half-hour and 45-minute offsets, transitions at midnight, a skipped date, winter time as the exception, Ramadan, none at all.</summary>
    public static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca",
        "Europe/Dublin", "America/Sao_Paulo", "Asia/Tehran", "America/St_Johns", "Asia/Pyongyang", "America/Havana", "Asia/Gaza", "Pacific/Kiritimati",
    ];

    public required string ZoneId { get; init; }

    public required LocalDate Around { get; init; }

    /// <summary>Spans are seconds from midnight; an end above a day lies on the next.</summary>
    public SortedDictionary<LocalDate, List<(int Start, int End)>[]> Versions { get; } = [];

    public List<(int Start, int End)>[] Week { get; private set; } = [];

    public List<(LocalDate From, LocalDate To)> Holidays { get; } = [];

    public List<(int Month, int Day)> AnnualHolidays { get; } = [];

    public Dictionary<LocalDate, List<(int Start, int End)>> Shifts { get; } = [];

    public Dictionary<LocalDate, List<(int Start, int End)>> Breaks { get; } = [];

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];

    /// <summary>A definition whose exceptions lie within some weeks of a date: half of the time a transition of the zone. Times are multiples of a unit of seconds.</summary>
    public static CalendarSpec Random(Random random, int unit = 60)
    {
        string zoneId = Zones[random.Next(Zones.Length)];
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[zoneId];
        Instant around = Instant.FromUtc(1975 + random.Next(70), 1 + random.Next(12), 1 + random.Next(28), random.Next(24), 0);
        if (random.Next(2) == 0 && zone.GetZoneInterval(around) is { HasEnd: true } interval)
        {
            around = interval.End;
        }

        var spec = new CalendarSpec { ZoneId = zoneId, Around = around.InZone(zone).Date };
        spec.Week = RandomWeek(random, unit);
        LocalDate Near() => spec.Around.PlusDays(random.Next(-25, 26));
        LocalDate version = spec.Around.PlusDays(-20);
        for (int i = random.Next(4) - 1; i > 0; i--)
        {
            version = version.PlusDays(1 + random.Next(15));
            spec.Versions[version] = RandomWeek(random, unit);
        }

        for (int i = random.Next(6); i > 0; i--)
        {
            LocalDate from = Near();
            LocalDate to = from.PlusDays(random.Next(3) == 0 ? random.Next(6) : 0);
            if (!spec.Holidays.Contains((from, to)))
            {
                spec.Holidays.Add((from, to));
            }
        }

        for (int i = random.Next(3); i > 0; i--)
        {
            LocalDate day = Near();
            if (!spec.AnnualHolidays.Contains((day.Month, day.Day)))
            {
                spec.AnnualHolidays.Add((day.Month, day.Day));
            }
        }

        for (int i = random.Next(5); i > 0; i--)
        {
            spec.Shifts[Near()] = RandomDay(random, unit);
        }

        for (int i = random.Next(5); i > 0; i--)
        {
            spec.Breaks[Near()] = RandomDay(random, unit);
        }

        return spec;
    }

    public BusinessCalendar Build()
    {
        BusinessCalendarBuilder builder = BusinessCalendar.In(ZoneId);
        for (int day = 0; day < 7; day++)
        {
            foreach ((int start, int end) in Week[day])
            {
                if (IsAllDay(start, end))
                {
                    builder.OpenAllDay((IsoDayOfWeek)(day + 1));
                }
                else
                {
                    builder.On((IsoDayOfWeek)(day + 1), Clock(start), Clock(end));
                }
            }
        }

        foreach ((LocalDate from, List<(int Start, int End)>[] week) in Versions)
        {
            builder.From(from, hours =>
            {
                for (int day = 0; day < 7; day++)
                {
                    foreach ((int start, int end) in week[day])
                    {
                        _ = IsAllDay(start, end) ? hours.OpenAllDay((IsoDayOfWeek)(day + 1)) : hours.On((IsoDayOfWeek)(day + 1), Clock(start), Clock(end));
                    }
                }
            });
        }

        foreach ((LocalDate from, LocalDate to) in Holidays)
        {
            builder.Closed(from, to, null);
        }

        foreach ((int month, int day) in AnnualHolidays)
        {
            builder.ClosedEveryYear(month, day);
        }

        foreach ((LocalDate date, List<(int Start, int End)> spans) in Shifts)
        {
            builder.ShiftClosed(date);
            foreach ((int start, int end) in spans)
            {
                _ = IsAllDay(start, end) ? builder.ShiftAllDay(date) : builder.Shift(date, Clock(start), Clock(end));
            }
        }

        foreach ((LocalDate date, List<(int Start, int End)> spans) in Breaks)
        {
            foreach ((int start, int end) in spans)
            {
                if (IsAllDay(start, end))
                {
                    builder.Break(date, LocalTime.Midnight, new LocalTime(12, 0)).Break(date, new LocalTime(12, 0), LocalTime.Midnight);
                }
                else
                {
                    builder.Break(date, Clock(start), Clock(end));
                }
            }
        }

        return builder.Build();
    }

    /// <summary>Wall-clock membership, said as plainly as it can be.</summary>
    public bool IsOpen(Instant instant, Offset offset)
    {
        LocalDateTime local = instant.WithOffset(offset).LocalDateTime;
        int second = (int)(local.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
        LocalDate today = local.Date;
        LocalDate yesterday = today.PlusDays(-1);
        bool open = Covers(HoursOf(today), second) || Covers(HoursOf(yesterday), second + 86_400);
        bool broken = Covers(Breaks.GetValueOrDefault(today), second) || Covers(Breaks.GetValueOrDefault(yesterday), second + 86_400);
        return open && !broken;
    }

    public bool IsOpen(Instant instant) => IsOpen(instant, Zone.GetUtcOffset(instant));

    private static bool Covers(List<(int Start, int End)>? spans, int second) =>
        spans is not null && spans.Exists(span => span.Start <= second && second < span.End);

    private List<(int Start, int End)> HoursOf(LocalDate date)
    {
        if (Shifts.TryGetValue(date, out List<(int Start, int End)>? shift))
        {
            return shift;
        }

        if (Holidays.Exists(holiday => holiday.From <= date && date <= holiday.To) || AnnualHolidays.Contains((date.Month, date.Day)))
        {
            return [];
        }

        List<(int Start, int End)>[] week = Week;
        foreach ((LocalDate from, List<(int Start, int End)>[] version) in Versions)
        {
            week = from <= date ? version : week;
        }

        return week[(int)date.DayOfWeek - 1];
    }

    private static bool IsAllDay(int start, int end) => start == 0 && end == 86_400;

    private static LocalTime Clock(int seconds) => LocalTime.FromSecondsSinceMidnight(seconds % 86_400);

    private static List<(int Start, int End)>[] RandomWeek(Random random, int unit)
    {
        if (random.Next(12) == 0)
        {
            return [.. Enumerable.Range(0, 7).Select(_ => new List<(int, int)> { (0, 86_400) })];
        }

        List<(int Start, int End)> usual = RandomDay(random, unit);
        return [.. Enumerable.Range(0, 7).Select(_ => random.Next(3) > 0 ? usual : RandomDay(random, unit))];
    }

    private static List<(int Start, int End)> RandomDay(Random random, int unit)
    {
        List<(int, int)> spans = [];
        for (int i = random.Next(4); i > 0; i--)
        {
            int start = random.Next(86_400 / unit) * unit;
            int length = (1 + random.Next(random.Next(4) == 0 ? (86_400 / unit) - 1 : 36_000 / unit)) * unit;
            spans.Add(random.Next(10) == 0 ? (0, 86_400) : (start, start + Math.Min(length, 86_400 - unit)));
        }

        return spans;
    }
}
