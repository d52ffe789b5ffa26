using NodaTime;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Opening hours as minutes since a week's first midnight, in local time.</summary>
internal static class WeekMinutes
{
    public const int ADay = 24 * 60;
    public const int AWeek = 7 * ADay;

    public static bool IsInterval(int from, int to) => from >= 0 && to > from && to <= AWeek;

    /// <summary>Adds an interval, cut at midnight since a holiday closes whole days.</summary>
    public static void AddTo(BusinessCalendarBuilder builder, int from, int to, IsoDayOfWeek firstDay)
    {
        while (from < to)
        {
            int day = from / ADay;
            int end = Math.Min(to, (day + 1) * ADay);
            IsoDayOfWeek weekday = (IsoDayOfWeek)((((int)firstDay - 1 + day) % 7) + 1);
            if (end - from == ADay)
            {
                builder.OpenAllDay(weekday);
            }
            else
            {
                builder.On(weekday, Time(from), Time(end));
            }

            from = end;
        }
    }

    /// <summary>The time of day; the end of a day is midnight.</summary>
    public static LocalTime Time(int minute) => LocalTime.FromMinutesSinceMidnight(minute % ADay);
}
