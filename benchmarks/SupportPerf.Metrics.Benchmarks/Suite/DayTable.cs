using NodaTime;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>A calendar as tables of whole seconds, for engines that have no calendars.</summary>
internal sealed class DayTable
{
    private const int SecondsOfDay = 86_400;

    public DayTable(BusinessCalendar calendar)
    {
        int first = DuckDbQueries.FirstDay;
        int last = (int)(SuiteCalendars.End.ToUnixTimeSeconds() / SecondsOfDay) + 1;
        var days = new DayRow[last - first + 1];
        for (int i = 0; i < days.Length; i++)
        {
            days[i].Day = first + i;
        }

        Bounds.Add((first * SecondsOfDay, 0, false));
        int before = 0;
        var window = new Interval(Instant.FromUnixTimeSeconds(first * (long)SecondsOfDay), Instant.FromUnixTimeSeconds((last + 1) * (long)SecondsOfDay));
        foreach (Interval open in calendar.OpenIntervals(window))
        {
            int start = (int)open.Start.ToUnixTimeSeconds();
            int end = (int)open.End.ToUnixTimeSeconds();
            Bounds.Add((start, before, true));
            for (int from = start; from < end;)
            {
                int day = from / SecondsOfDay;
                int until = Math.Min(end, (day + 1) * SecondsOfDay);
                days[day - first].Add(from % SecondsOfDay, until - from);
                from = until;
            }

            before += end - start;
            Bounds.Add((end, before, false));
        }

        before = 0;
        for (int i = 0; i < days.Length; i++)
        {
            days[i].Before = before;
            before += days[i].Length1 + days[i].Length2;
        }

        Days = days;
    }

    /// <summary>A day of UTC each: what was open before it, and its at most two open stretches.</summary>
    public IReadOnlyList<DayRow> Days { get; }

    /// <summary>Each opening and closing, with what was open before it.</summary>
    public List<(int At, int Before, bool IsOpen)> Bounds { get; } = [];

    /// <summary>A day of UTC each: the local month it begins in, and the second from which it belongs to the next.</summary>
    public static IEnumerable<(int Day, int Turns, int First, int Second)> Months
    {
        get
        {
            int last = (int)(SuiteCalendars.End.ToUnixTimeSeconds() / SecondsOfDay);
            for (int day = DuckDbQueries.FirstDay; day <= last; day++)
            {
                (int first, int second) = (MonthOf((long)day * SecondsOfDay), MonthOf(((day + 1L) * SecondsOfDay) - 1));
                LocalDate next = new LocalDate(SuiteCalendars.FirstYear, 1, 1).PlusMonths(second);
                int turns = first == second ? int.MaxValue : (int)next.AtStartOfDayInZone(SuiteCalendars.ReportingZone).ToInstant().ToUnixTimeSeconds();
                yield return (day, turns, first, second);
            }
        }
    }

    private static int MonthOf(long seconds) => SuiteCalendars.MonthOf(Instant.FromUnixTimeSeconds(seconds));

    /// <summary>Seconds of the day at which a stretch opens, and its length.</summary>
    internal struct DayRow
    {
        public int Day { get; set; }

        public int Before { get; set; }

        public int Opens1 { get; private set; }

        public int Length1 { get; private set; }

        public int Opens2 { get; private set; }

        public int Length2 { get; private set; }

        public void Add(int opens, int length)
        {
            if (Length1 == 0)
            {
                (Opens1, Length1) = (opens, length);
            }
            else if (Length2 == 0)
            {
                (Opens2, Length2) = (opens, length);
            }
            else
            {
                throw new InvalidOperationException("The day has more than two open stretches.");
            }
        }
    }
}
