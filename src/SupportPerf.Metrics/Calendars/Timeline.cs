using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// Answers about an open set on the whole of NodaTime's time line. Near instants (1960 to 2090) are served from one window that grows
/// to cover what is asked; anything farther from pages that repeat every 400 years. The only state that changes is what has been
/// written out so far: answers never depend on it.
/// </summary>
internal sealed class Timeline
{
    /// <summary>A window and an amount to look ahead add up to less than 292 years, so that 64 bits can count their nanoseconds; a window alone to less than 136, so that 32 can count its seconds.</summary>
    private const int LargestNearAmount = 50_000;

    private static readonly long NearFirst = CivilDays.From(1960, 1, 1);
    private static readonly long NearEnd = CivilDays.From(2090, 1, 1);

    /// <summary>How many buckets are written out around the first question: about five years.</summary>
    private const int FirstMargin = 913;

    private readonly OpenSet _set;
    private readonly object _growing = new();
    private readonly bool _neverOpen;
    private volatile OpenWindow? _window;
    private volatile Pages? _pages;

    public Timeline(OpenSet set)
    {
        _set = set;
        Phase = set.Phase;
        _neverOpen = set.IsCertainlyNeverOpen;
        IsAlwaysOpen = set.IsCertainlyAlwaysOpen;
    }

    public int Phase { get; }

    public OpenSet Set => _set;

    /// <summary>The window as it is now; null before the first question.</summary>
    public OpenWindow? Window => _window;

    private Pages Far => _pages ?? (_pages = new Pages(_set));

    public Duration Between(Instant start, Instant end)
    {
        if (_window is { } window)
        {
            // A duration from the window's start is a bucket and a time in it already: no division.
            Duration from = start - window.Start;
            Duration to = end - window.Start;
            int fromDay = from.Days;
            int toDay = to.Days;
            long fromTime = from.NanosecondOfDay;
            long toTime = to.NanosecondOfDay;
            uint count = (uint)window.Count;
            if (unchecked((uint)fromDay) < count && unchecked((uint)toDay) < count && (fromTime | toTime) >= 0)
            {
                return Duration.FromNanoseconds(window.OpenBefore(toDay, toTime) - window.OpenBefore(fromDay, fromTime));
            }
        }

        return Between(Moment.Of(start), Moment.Of(end));
    }

    public Duration Between(Moment from, Moment to)
    {
        if (Covering(from, to) is { } window)
        {
            return Duration.FromNanoseconds(window.OpenBefore(At(window, to)) - window.OpenBefore(At(window, from)));
        }

        Pages far = Far;
        return far.Before(to, false) - far.Before(from, false);
    }

    public bool IsOpen(Instant instant)
    {
        if (_window is { } near)
        {
            Duration time = instant - near.Start;
            int day = time.Days;
            if (unchecked((uint)day) < (uint)near.Count && time.NanosecondOfDay >= 0)
            {
                return near.IsOpen(day, time.NanosecondOfDay);
            }
        }

        Moment moment = Moment.Of(instant);
        return Covering(moment, moment) is { } window ? window.IsOpen(At(window, moment)) : Far.IsOpen(moment);
    }

    /// <summary>The latest u at which no more than an amount (which may be negative) of open or closed time lies between an instant and u; null when there is none.</summary>
    public Instant? LatestAt(Instant from, Duration amount, bool closed) => TryAt(from, amount, closed, latest: true, out Instant found) ? found : null;

    /// <summary>The earliest u at which at least an amount (which may be negative) of open or closed time lies between an instant and u; null when there is none.</summary>
    public Instant? EarliestAt(Instant from, Duration amount, bool closed) => TryAt(from, amount, closed, latest: false, out Instant found) ? found : null;

    /// <summary>As <see cref="LatestAt"/> and <see cref="EarliestAt"/>, without wrapping an instant that is found.</summary>
    public bool TryAt(Instant from, Duration amount, bool closed, bool latest, out Instant found)
    {
        if (_window is { } window && TryAt(window, from, amount, closed, latest, out found))
        {
            return true;
        }

        Instant? elsewhere = At(from, amount, closed, latest);
        found = elsewhere.GetValueOrDefault();
        return elsewhere is not null;
    }

    /// <summary>The usual deadline, from the window as it is: the earliest instant with a positive amount of open time after another. False when the answer lies elsewhere.</summary>
    public bool TryAdd(Instant from, Duration amount, out Instant found)
    {
        if (_window is { } window)
        {
            Duration time = from - window.Start;
            int day = time.Days;
            long inDay = time.NanosecondOfDay;
            int days = amount.Days;
            long rest = amount.NanosecondOfDay;
            unchecked // Numbers below zero wrap to beyond the limits.
            {
                if ((uint)day < (uint)window.Count && (uint)days < LargestNearAmount && (inDay | rest) >= 0 && (days > 0 || rest > 0))
                {
                    long wanted = window.OpenBefore(day, inDay) + (days * DayPatterns.NanosecondsPerDay) + rest;
                    if (wanted <= window.Total)
                    {
                        found = window.Start.PlusNanoseconds(window.EarliestOpenAt(wanted));
                        return true;
                    }
                }
            }
        }

        found = default;
        return false;
    }

    /// <summary>True when no instant at all is open.</summary>
    public bool IsNeverOpen => _neverOpen || (CoveringYear2026().Total == 0 && Far.IsEmpty);

    /// <summary>True when every instant is open.</summary>
    public bool IsAlwaysOpen { get; }

    /// <summary>The window, grown to cover both moments; null when one of them is not near.</summary>
    public OpenWindow? Covering(Moment a, Moment b)
    {
        OpenWindow? window = _window;
        if (window is not null && IsIn(window, a) && IsIn(window, b))
        {
            return window;
        }

        long bucketA = CivilDays.FloorDivide(a.Seconds - Phase, LocalSpan.SecondsPerDay);
        long bucketB = CivilDays.FloorDivide(b.Seconds - Phase, LocalSpan.SecondsPerDay);
        long first = Math.Min(bucketA, bucketB);
        long last = Math.Max(bucketA, bucketB);
        return first < NearFirst || last >= NearEnd ? null : Grow(first, last);
    }

    /// <summary>Open nanoseconds between two instants given as nanoseconds of Unix time; negative when the end is before the start.</summary>
    public long Between(long start, long end)
    {
        if (_window is { } window)
        {
            ulong from = unchecked((ulong)(start - window.StartNanoseconds)); // Before the window wraps to beyond it: one test for both.
            ulong to = unchecked((ulong)(end - window.StartNanoseconds));
            if (from < (ulong)window.Length && to < (ulong)window.Length)
            {
                return window.OpenBefore((long)to) - window.OpenBefore((long)from);
            }
        }

        Duration open = Between(ToInstant(start), ToInstant(end));
        return ToNanoseconds(open);
    }

    /// <summary>As <see cref="Between(long, long)"/> for columns of equal length.</summary>
    public void Between(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, Span<long> results)
    {
        int done = 0;
        while (done < starts.Length)
        {
            if (_window is { } window)
            {
                done += window.Between(starts.Slice(done), ends.Slice(done), results.Slice(done));
            }

            if (done < starts.Length)
            {
                results[done] = Between(starts[done], ends[done]); // Grows the window where the instants are near.
                done++;
            }
        }
    }

    private static Instant ToInstant(long unixNanoseconds) => NodaConstants.UnixEpoch.PlusNanoseconds(unixNanoseconds);

    private static bool IsIn(OpenWindow window, Moment moment) =>
        moment.Seconds >= window.StartSeconds && moment.Seconds - window.StartSeconds < window.LengthSeconds;

    private static long At(OpenWindow window, Moment moment) =>
        ((moment.Seconds - window.StartSeconds) * DayPatterns.NanosecondsPerSecond) + moment.Nanoseconds;

    private static Instant ToInstant(OpenWindow window, long t) =>
        Instant.FromUnixTimeSeconds(window.StartSeconds).PlusNanoseconds(t);

    private OpenWindow CoveringYear2026()
    {
        Moment moment = Moment.Of(Instant.FromUtc(2026, 1, 1, 0, 0));
        return Covering(moment, moment)!;
    }

    /// <summary>Writes out more, so that the window covers some buckets. Each growth at least doubles it: few are ever needed.</summary>
    private OpenWindow Grow(long firstBucket, long lastBucket)
    {
        lock (_growing)
        {
            OpenWindow? window = _window;
            long first = firstBucket - FirstMargin;
            long end = lastBucket + 1 + FirstMargin;
            if (window is not null)
            {
                long oldEnd = window.FirstBucket + window.Count;
                if (firstBucket >= window.FirstBucket && lastBucket < oldEnd)
                {
                    return window;
                }

                first = firstBucket < window.FirstBucket ? Math.Min(first, window.FirstBucket - window.Count) : window.FirstBucket;
                end = lastBucket >= oldEnd ? Math.Max(end, oldEnd + window.Count) : oldEnd;
            }

            first = Math.Max(first, NearFirst);
            end = Math.Min(end, NearEnd);
            window = new OpenWindow(_set, first, (int)(end - first), Phase);
            _window = window;
            return window;
        }
    }

    private Instant? At(Instant from, Duration amount, bool closed, bool latest)
    {
        if (closed ? IsAlwaysOpen : _neverOpen)
        {
            return null; // No such time exists: nothing to look for.
        }

        Moment start = Moment.Of(from);
        OpenWindow? window = amount.Days is > -LargestNearAmount and < LargestNearAmount ? Covering(start, start) : null;
        while (window is not null)
        {
            long wanted = window.Before(At(window, start), closed) + ToNanoseconds(amount);
            if (latest ? wanted >= 0 && wanted < window.TotalOf(closed) : wanted > 0 && wanted <= window.TotalOf(closed))
            {
                return ToInstant(window, latest ? window.LatestAt(wanted, closed, 0) : window.EarliestAt(wanted, closed, 0));
            }

            // Look farther in the direction of the answer, as long as that is near.
            long end = window.FirstBucket + window.Count;
            bool backward = wanted <= 0 && (wanted < 0 || !latest);
            window = backward
                ? window.FirstBucket > NearFirst ? Grow(window.FirstBucket - 1, end - 1) : null
                : end < NearEnd ? Grow(window.FirstBucket, end) : null;
        }

        return Far.At(start, amount, closed, latest);
    }

    /// <summary>The answer from a window as it is; false when it lies elsewhere.</summary>
    private static bool TryAt(OpenWindow window, Instant from, Duration amount, bool closed, bool latest, out Instant found)
    {
        found = default;
        Duration time = from - window.Start;
        int day = time.Days;
        long inDay = time.NanosecondOfDay;
        int days = amount.Days;
        if (unchecked((uint)day) >= (uint)window.Count || inDay < 0 || days is <= -LargestNearAmount or >= LargestNearAmount)
        {
            return false;
        }

        long wanted = window.OpenBefore(day, inDay);
        wanted = closed ? (day * DayPatterns.NanosecondsPerDay) + inDay - wanted : wanted;
        wanted += (days * DayPatterns.NanosecondsPerDay) + amount.NanosecondOfDay;

        // For the earliest, an amount of zero was complete before the window; for the latest, its whole total grows after it.
        if (unchecked((ulong)(latest ? wanted : wanted - 1)) >= (ulong)window.TotalOf(closed))
        {
            return false;
        }

        found = window.Start.PlusNanoseconds(latest ? window.LatestAt(wanted, closed, day) : window.EarliestAt(wanted, closed, day));
        return true;
    }

    private static long ToNanoseconds(Duration amount) => (amount.Days * DayPatterns.NanosecondsPerDay) + amount.NanosecondOfDay;
}
