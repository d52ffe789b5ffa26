using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// The whole time line in pages of 189 days, 773 of which are 400 years to the day: from the last irregular page on, and before the first,
/// the calendar repeats with them, so that a finite table of page totals covers every instant there is. Pages are written out as they are needed.
/// </summary>
internal sealed class Pages
{
    private const int DaysInPage = 189;
    private const long PagesInCycle = CivilDays.PerCycle / DaysInPage;
    private const int CacheSize = 64;

    /// <summary>How many pages are added up from one window: about 33 years.</summary>
    private const int PagesAtOnce = 64;

    private static readonly Duration PageLength = Duration.FromDays(DaysInPage);

    private readonly OpenSet _set;
    private readonly int _phase;
    private readonly OpenWindow?[] _cache = new OpenWindow?[CacheSize];

    /// <summary>Open time before page <see cref="_first"/> + i, counted from page <see cref="_first"/>.</summary>
    private readonly Duration[] _before;
    private readonly long _first;
    private readonly long _end;
    private readonly long _minPage;
    private readonly long _maxPage;

    public Pages(OpenSet set)
    {
        _set = set;
        _phase = set.Phase;
        _minPage = PageOf(Moment.First);
        _maxPage = PageOf(Moment.Last);

        // One whole cycle on each side of what is irregular, or up to the ends of time.
        _first = Math.Max(PageOfDay(set.FirstIrregularDay) - PagesInCycle - 1, _minPage);
        _end = Math.Min(PageOfDay(set.LastIrregularDay) + PagesInCycle + 2, _maxPage + 1);
        _end = Math.Max(_end, _first + 1);
        _before = new Duration[_end - _first + 1];
        for (long page = _first; page < _end; page += PagesAtOnce)
        {
            int pages = (int)Math.Min(PagesAtOnce, _end - page);
            var window = new OpenWindow(set, page * DaysInPage, pages * DaysInPage, _phase);
            for (int i = 1; i <= pages; i++)
            {
                _before[page - _first + i] = _before[page - _first] + Duration.FromNanoseconds(window.Before(i * DaysInPage * DayPatterns.NanosecondsPerDay, closed: false));
            }
        }
    }

    /// <summary>True when no instant that there is is open.</summary>
    public bool IsEmpty => Before(Moment.First, closed: false) == Before(Moment.Last, closed: false);

    public bool IsOpen(Moment moment)
    {
        long page = PageOf(moment);
        return Page(page).IsOpen(InPage(page, moment));
    }

    /// <summary>Open or closed time before a moment, counted from a fixed point.</summary>
    public Duration Before(Moment moment, bool closed)
    {
        long page = PageOf(moment);
        return TotalBefore(page, closed) + Duration.FromNanoseconds(Page(page).Before(InPage(page, moment), closed));
    }

    public Instant? At(Moment start, Duration amount, bool closed, bool latest)
    {
        // No amount longer than the time line can be reached; and a Duration could not hold the sum.
        if (amount.Days is > 8_000_000 or < -8_000_000)
        {
            return null;
        }

        Duration wanted = Before(start, closed) + amount;
        long lo = _minPage;
        long hi = _maxPage + 1;
        Duration least = TotalBefore(lo, closed);
        Duration most = TotalBefore(hi, closed);
        if (latest ? wanted < least || wanted >= most : wanted <= least || wanted > most)
        {
            return null;
        }

        while (hi - lo > 1)
        {
            long middle = lo + ((hi - lo) / 2);
            Duration before = TotalBefore(middle, closed);
            if (latest ? before <= wanted : before < wanted)
            {
                lo = middle;
            }
            else
            {
                hi = middle;
            }
        }

        OpenWindow page = Page(lo);
        Duration rest = wanted - TotalBefore(lo, closed);
        long left = (rest.Days * DayPatterns.NanosecondsPerDay) + rest.NanosecondOfDay;
        long t = latest ? page.LatestAt(left, closed, 0) : page.EarliestAt(left, closed, 0);
        return new Moment(page.StartSeconds + (t / DayPatterns.NanosecondsPerSecond), (int)(t % DayPatterns.NanosecondsPerSecond)).ToInstant();
    }

    private static long PageOfDay(long day) => CivilDays.FloorDivide(day, DaysInPage);

    private static long InPage(long page, Moment moment, int phase) =>
        ((moment.Seconds - phase - (page * DaysInPage * LocalSpan.SecondsPerDay)) * DayPatterns.NanosecondsPerSecond) + moment.Nanoseconds;

    private long InPage(long page, Moment moment) => InPage(page, moment, _phase);

    private long PageOf(Moment moment) => PageOfDay(CivilDays.FloorDivide(moment.Seconds - _phase, LocalSpan.SecondsPerDay));

    private OpenWindow WriteOut(long page) => new(_set, page * DaysInPage, DaysInPage, _phase);

    private OpenWindow Page(long page)
    {
        int slot = (int)CivilDays.FloorModulo(page, CacheSize);
        OpenWindow? cached = Volatile.Read(ref _cache[slot]);
        if (cached is null || cached.FirstBucket != page * DaysInPage)
        {
            cached = WriteOut(page);
            Volatile.Write(ref _cache[slot], cached);
        }

        return cached;
    }

    private Duration TotalBefore(long page, bool closed)
    {
        Duration open = OpenBefore(page);
        return closed ? (PageLength * (page - _first)) - open : open;
    }

    private Duration OpenBefore(long page)
    {
        if (page > _end)
        {
            // Step back by whole cycles into the last cycle of the table.
            long cycles = CivilDays.FloorDivide(page - _end + PagesInCycle - 1, PagesInCycle);
            Duration cycle = _before[_end - _first] - _before[_end - PagesInCycle - _first];
            return _before[page - (cycles * PagesInCycle) - _first] + (cycle * cycles);
        }

        if (page < _first)
        {
            long cycles = CivilDays.FloorDivide(_first - page + PagesInCycle - 1, PagesInCycle);
            Duration cycle = _before[PagesInCycle];
            return _before[page + (cycles * PagesInCycle) - _first] - (cycle * cycles);
        }

        return _before[page - _first];
    }
}
