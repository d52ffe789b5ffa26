using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>An entry of a schedule, from cmn_schedule_span.</summary>
internal sealed record ScheduleSpan
{
    /// <summary>A repetition without an end is written out as far ahead.</summary>
    private const int YearsAhead = 60;

    public required string Schedule { get; init; }

    public string? Name { get; init; }

    public required LocalDateTime Start { get; init; }

    public required LocalDateTime End { get; init; }

    /// <summary>Its times are UTC, not those of the schedule.</summary>
    public bool IsUtc { get; init; }

    public bool IsAllDay { get; init; }

    /// <summary>It takes hours away.</summary>
    public bool IsExclusion { get; init; }

    public string? Repeat { get; init; }

    public long Every { get; init; } = 1;

    /// <summary>Digits, 1 for Monday.</summary>
    public string? Days { get; init; }

    public LocalDate? Until { get; init; }

    public bool IsFloating { get; init; }

    /// <summary>1 for Sunday.</summary>
    public int? FloatDay { get; init; }

    /// <summary>1 to 4, or last.</summary>
    public string? FloatWeek { get; init; }

    public int? Month { get; init; }

    /// <summary>Where it stands, for messages.</summary>
    public required string Place { get; init; }

    /// <summary>The days of the week that it repeats on. Null: it does not repeat by week.</summary>
    public IReadOnlyList<IsoDayOfWeek>? Weekdays => Repeat switch
    {
        "daily" => Parse("1234567"),
        "weekdays" => Parse("12345"),
        "weekends" => Parse("67"),
        "weekMWF" => Parse("135"),
        "weekTT" => Parse("24"),
        "weekly" => string.IsNullOrEmpty(Days) ? [Start.DayOfWeek] : Parse(Days),
        _ => null,
    };

    /// <summary>Why it cannot be told as a calendar. Null: it can.</summary>
    public string? Problem =>
        End < Start ? "it ends before it starts"
        : Every != 1 && (Weekdays is not null || Repeat == "yearly") ? FormattableString.Invariant($"it repeats every {Every} days, weeks or years")
        : Period.DaysBetween(Start.Date, End.Date) > (Weekdays is not null ? 7 : Repeat == "yearly" ? 366 : 20 * 366) ? "it is longer than what it repeats in, or than twenty years"
        : Repeat is null or "yearly" or "specific" || Weekdays is not null ? null
        : $"it repeats '{Repeat}'";

    /// <summary>Reads one. Null: it names no schedule or has no times, as <paramref name="problem"/> says.</summary>
    public static ScheduleSpan? Read(in Row row, string place, out string? problem)
    {
        bool isUtc = false;
        problem = null;
        LocalDateTime? start = Time(row.Text("start_date_time"), ref isUtc);
        LocalDateTime? end = Time(row.Text("end_date_time"), ref isUtc);
        if (row.Text("schedule") is not { } schedule || start is not { } from || end is not { } to)
        {
            problem = $"The entry '{row.Display("name")}' of a schedule has the times '{row.Text("start_date_time")}' and '{row.Text("end_date_time")}'; expected 20260102T080000.";
            return null;
        }

        bool isFull = row.Bool("all_day") == true;
        string? repeat = row.Text("repeat_type");
        return new()
        {
            Schedule = schedule,
            Name = row.Display("name"),
            Start = isFull ? from.Date.AtMidnight() : from,
            End = isFull ? to.Date.PlusDays(to.TimeOfDay == LocalTime.Midnight && to > from ? 0 : 1).AtMidnight() : to,
            IsUtc = isUtc && !isFull,
            IsAllDay = isFull,
            IsExclusion = row.Text("type")?.StartsWith("exclude", StringComparison.OrdinalIgnoreCase) == true,
            Repeat = repeat,
            Every = row.Int64("repeat_count") is { } every and > 0 ? every : 1,
            Days = row.Text("days_of_week"),
            Until = Date(row.Text("repeat_until")),
            IsFloating = row.Text("yearly_type") == "float",
            FloatDay = row.Int32("float_day"),
            FloatWeek = row.Text("float_week"),
            Month = row.Int32("month"),
            Place = place,
        };
    }

    /// <summary>The first days of its single occurrences: the one, or one a year.</summary>
    public IEnumerable<LocalDate> Occurrences()
    {
        LocalDate first = Start.Date;
        if (Repeat != "yearly")
        {
            yield return first;
            yield break;
        }

        for (int year = first.Year; year <= first.Year + YearsAhead; year++)
        {
            LocalDate? date = IsFloating && FloatDay is >= 1 and <= 7 ? FloatingDate(year)
                : first is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? null : new LocalDate(year, first.Month, first.Day);
            if (date is { } day && day >= first && !(day > Until))
            {
                yield return day;
            }
        }
    }

    private static IsoDayOfWeek[] Parse(string digits) => [.. digits.Where(digit => digit is >= '1' and <= '7').Select(digit => (IsoDayOfWeek)(digit - '0'))];

    private LocalDate? FloatingDate(int year)
    {
        IsoDayOfWeek day = FloatDay == 1 ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)(FloatDay!.Value - 1);
        int month = Month is >= 1 and <= 12 ? Month.Value : Start.Month;
        LocalDate start = new(year, month, 1);
        if (FloatWeek is "last" or "5")
        {
            return start.PlusMonths(1).Previous(day);
        }

        return int.TryParse(FloatWeek, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int week) && week is >= 1 and <= 4
            ? start.PlusDays(-1).Next(day).PlusWeeks(week - 1)
            : null;
    }

    /// <summary><c>20260102T080000</c>, with Z where it is UTC, or as people read it; the last second of a day is its end.</summary>
    private static LocalDateTime? Time(string? text, ref bool isUtc)
    {
        if (text is null)
        {
            return null;
        }

        byte[] digits = System.Text.Encoding.UTF8.GetBytes(text.Length >= 15 && text[8] == 'T'
            ? $"{text[..4]}-{text[4..6]}-{text[6..8]} {text[9..11]}:{text[11..13]}:{text[13..15]}"
            : text);
        isUtc |= text.EndsWith('Z');
        if (!Json.Utf8Instant.TryParseUtc(digits, out Instant instant))
        {
            return null;
        }

        LocalDateTime time = instant.InUtc().LocalDateTime;
        if (time.Year is < 1950 or > 2149)
        {
            return null;
        }

        return time is { Hour: 23, Minute: 59, Second: 59 } ? time.PlusSeconds(1) : time;
    }

    private static LocalDate? Date(string? text) =>
        text is { Length: 8 } && Json.Utf8Instant.TryParseUtc(System.Text.Encoding.UTF8.GetBytes($"{text[..4]}-{text[4..6]}-{text[6..8]} 00:00:00"), out Instant compact) ? compact.InUtc().Date
        : text is { Length: 10 } && Json.Utf8Instant.TryParseUtc(System.Text.Encoding.UTF8.GetBytes(text + " 00:00:00"), out Instant day) && day != NodaConstants.UnixEpoch ? day.InUtc().Date
        : null;
}
