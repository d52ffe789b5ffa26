using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>What a local date opens, and what it takes away: sorted spans in seconds from its midnight.</summary>
internal sealed record DayKind(LocalSpan[] Open, LocalSpan[] Breaks);

/// <summary>
/// Which hours every local date has, by the order of precedence: shift, then holiday, then the weekly hours of the version in force; breaks are
/// kept beside them. Dates with the same hours share a kind, so a whole calendar has few.
/// </summary>
internal sealed class DayKinds
{
    private const int ClosedKind = 0;

    private readonly CalendarDefinition _definition;
    private readonly List<DayKind> _kinds = [new([], [])];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal) { ["|"] = ClosedKind };
    private readonly int[][] _week;
    private readonly int[][] _seasons;
    private readonly (long From, long To)[] _holidays;
    private readonly (long Day, int Kind)[] _exceptions = [];

    public DayKinds(CalendarDefinition definition)
    {
        _definition = definition;
        _week = new int[definition.Versions.Count][];
        _seasons = new int[definition.Versions.Count][];
        for (int v = 0; v < definition.Versions.Count; v++)
        {
            WeeklyHours hours = definition.Versions[v].Hours;
            _week[v] = [.. Enumerable.Range(0, WeeklyHours.DaysInWeek).Select(weekday => KindOf(hours.On(weekday), []))];
            _seasons[v] = [];
            if (hours.HasSeasons)
            {
                _seasons[v] = new int[12 * 31 * WeeklyHours.DaysInWeek];
                for (int i = 0; i < _seasons[v].Length; i++)
                {
                    int monthDay = i / WeeklyHours.DaysInWeek;
                    _seasons[v][i] = KindOf(hours.On((monthDay / 31) + 1, (monthDay % 31) + 1, i % WeeklyHours.DaysInWeek), []);
                }
            }
        }

        _holidays = [.. definition.Holidays.Select(holiday => (CivilDays.From(holiday.From), CivilDays.From(holiday.To))).OrderBy(range => range.Item1)];

        var exceptions = new SortedDictionary<long, int>();
        foreach (KeyValuePair<LocalDate, LocalSpan[]> shift in definition.Shifts)
        {
            exceptions[CivilDays.From(shift.Key)] = KindOf(shift.Value, []);
        }

        foreach (KeyValuePair<LocalDate, LocalSpan[]> pause in definition.Breaks)
        {
            long day = CivilDays.From(pause.Key);
            int kind = exceptions.TryGetValue(day, out int shifted) ? shifted : Of(day, 1)[0];
            exceptions[day] = KindOf(_kinds[kind].Open, pause.Value);
        }

        _exceptions = [.. exceptions.Select(pair => (pair.Key, pair.Value))];
        (FirstIrregularDay, LastIrregularDay) = Extent();
    }

    /// <summary>The first and the last day that do not follow from the weekday and the date in the year alone.</summary>
    public long FirstIrregularDay { get; }

    public long LastIrregularDay { get; }

    public bool NothingOpens => _kinds.TrueForAll(kind => kind.Open.Length == 0);

    /// <summary>Every day of every version is 00:00-24:00, and nothing is ever taken away.</summary>
    public bool EverythingOpen =>
        _holidays.Length == 0 && _exceptions.Length == 0 && _definition.AnnualHolidays.Count == 0
        && Array.TrueForAll(_seasons, table => table.Length == 0)
        && Array.TrueForAll(_week, week => Array.TrueForAll(week, kind => _kinds[kind].Open is [{ Start: 0, End: LocalSpan.SecondsPerDay }]));

    public DayKind this[int kind] => _kinds[kind];

    /// <summary>The kinds of some local days. Reads only: any number of threads may ask.</summary>
    public int[] Of(long firstDay, int count)
    {
        var result = new int[count];
        long end = firstDay + count;
        IReadOnlyList<HoursVersion> versions = _definition.Versions;
        for (int v = 0; v < versions.Count; v++)
        {
            long from = Math.Max(firstDay, versions[v].FromDay);
            long to = v + 1 < versions.Count ? Math.Min(end, versions[v + 1].FromDay) : end;
            if (from < to)
            {
                FillHours(v, from, to, firstDay, result);
            }
        }

        FillHolidays(firstDay, end, result);
        int lo = LowerBound(_exceptions, firstDay);
        for (int i = lo; i < _exceptions.Length && _exceptions[i].Day < end; i++)
        {
            result[_exceptions[i].Day - firstDay] = _exceptions[i].Kind;
        }

        return result;
    }

    private static int LowerBound((long Day, int Kind)[] sorted, long day)
    {
        int lo = 0;
        int hi = sorted.Length;
        while (lo < hi)
        {
            int middle = (lo + hi) / 2;
            if (sorted[middle].Day < day)
            {
                lo = middle + 1;
            }
            else
            {
                hi = middle;
            }
        }

        return lo;
    }

    private void FillHours(int version, long from, long to, long firstDay, int[] result)
    {
        int[] week = _week[version];
        int weekday = CivilDays.WeekdayOf(from);
        for (long day = from; day < to; day++)
        {
            result[day - firstDay] = week[weekday];
            weekday = weekday == 6 ? 0 : weekday + 1;
        }

        int[] seasons = _seasons[version];
        if (seasons.Length == 0)
        {
            return;
        }

        for (long year = CivilDays.YearOf(from); year <= CivilDays.YearOf(to - 1); year++)
        {
            for (int month = 1; month <= 12; month++)
            {
                long first = CivilDays.From(year, month, 1);
                long next = month == 12 ? CivilDays.From(year + 1, 1, 1) : CivilDays.From(year, month + 1, 1);
                for (long day = Math.Max(first, from); day < Math.Min(next, to); day++)
                {
                    result[day - firstDay] = seasons[WeeklyHours.SeasonIndex(month, (int)(day - first) + 1, CivilDays.WeekdayOf(day))];
                }
            }
        }
    }

    private void FillHolidays(long firstDay, long end, int[] result)
    {
        foreach ((long from, long to) in _holidays)
        {
            if (from >= end)
            {
                break;
            }

            for (long day = Math.Max(from, firstDay); day <= Math.Min(to, end - 1); day++)
            {
                result[day - firstDay] = ClosedKind;
            }
        }

        if (_definition.AnnualHolidays.Count == 0)
        {
            return;
        }

        for (long year = CivilDays.YearOf(firstDay); year <= CivilDays.YearOf(end - 1); year++)
        {
            foreach (AnnualHoliday holiday in _definition.AnnualHolidays)
            {
                if (!CivilDays.Exists(year, holiday.Month, holiday.Day))
                {
                    continue;
                }

                long day = CivilDays.From(year, holiday.Month, holiday.Day);
                if (day >= firstDay && day < end)
                {
                    result[day - firstDay] = ClosedKind;
                }
            }
        }
    }

    private int KindOf(LocalSpan[] open, LocalSpan[] breaks)
    {
        LocalSpan[] sortedOpen = [.. open.OrderBy(span => span.Start)];
        LocalSpan[] sortedBreaks = [.. breaks.OrderBy(span => span.Start)];
        string key = string.Join(",", sortedOpen) + "|" + string.Join(",", sortedBreaks);
        if (!_known.TryGetValue(key, out int kind))
        {
            kind = _kinds.Count;
            _kinds.Add(new DayKind(sortedOpen, sortedBreaks));
            _known.Add(key, kind);
        }

        return kind;
    }

    private (long First, long Last) Extent()
    {
        long first = long.MaxValue;
        long last = long.MinValue;
        void Include(long day)
        {
            first = Math.Min(first, day);
            last = Math.Max(last, day);
        }

        foreach (HoursVersion version in _definition.Versions.Skip(1))
        {
            Include(version.FromDay);
        }

        foreach ((long from, long to) in _holidays)
        {
            Include(from);
            Include(to);
        }

        foreach ((long day, _) in _exceptions)
        {
            Include(day);
        }

        // A calendar without a single dated rule may be cut anywhere.
        return first > last ? (0, 0) : (first, last);
    }
}
