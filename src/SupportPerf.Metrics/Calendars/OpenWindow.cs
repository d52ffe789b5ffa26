using System.Runtime.CompilerServices;
using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// The open time of some consecutive buckets, compiled: one word a bucket (the open seconds before it and its pattern) and a small table
/// of patterns. Times are nanoseconds from the window's start. Immutable, so any number of threads may read it.
/// </summary>
/// <remarks>
/// "Open time" F(t) is how much of [start, t) is open; "closed time" G(t) = t - F(t) is its mirror. Every question about the calendar is an
/// evaluation or an inverse of one of the two.
/// </remarks>
internal sealed partial class OpenWindow
{
    /// <summary>Low bits of a word: the pattern. High bits: whole open seconds before the bucket, for up to 136 years of them.</summary>
    private const int PatternBits = 32;
    private const ulong PatternMask = (1UL << PatternBits) - 1;
    private const long Day = DayPatterns.NanosecondsPerDay;
    private const long Second = DayPatterns.NanosecondsPerSecond;

    private readonly ulong[] _words;

    /// <summary>Patterns of at most two stretches on whole seconds come first, and only those are here: they are clamped without a loop.</summary>
    private readonly TwoStretches[] _simple;

    /// <summary>The simple patterns once more, two words each: start in the low and length in the high 32 bits, in seconds.</summary>
    private readonly ulong[] _packed;

    /// <summary>Whether any simple pattern has a second stretch.</summary>
    private readonly bool _hasPairs;

    /// <summary>All patterns: start, end, start, end ... in nanoseconds.</summary>
    private readonly long[][] _bounds;

    /// <summary>Nanoseconds beyond the whole seconds of each word; null when every stretch begins and ends on a second. Then no pattern is simple.</summary>
    private readonly int[]? _fractions;

    private int[]? _amounts;

    public OpenWindow(OpenSet set, long firstBucket, int count, int phase)
    {
        FirstBucket = firstBucket;
        Count = count;
        StartSeconds = (firstBucket * LocalSpan.SecondsPerDay) + phase;
        StartNanoseconds = unchecked(StartSeconds * Second);
        Start = Moment.Nearest(StartSeconds);
        var patterns = new DayPatterns();
        int[] written = set.WriteOut(firstBucket, count, phase, patterns);
        bool fine = patterns.HaveFractions;
        int[] order = Sort(patterns, fine, out _bounds, out _simple);
        _packed = [.. _simple.SelectMany(pattern => pattern.Packed)];
        _hasPairs = Array.Exists(_simple, pattern => pattern.IsPair);
        long[] lengths = Array.ConvertAll(_bounds, OpenIn);
        _words = new ulong[count + 1];
        _fractions = fine ? new int[count + 1] : null;
        long before = 0;
        for (int i = 0; i <= count; i++)
        {
            int pattern = i < count ? order[written[i]] : order[DayPatterns.Closed];
            _words[i] = ((ulong)(before / Second) << PatternBits) | (uint)pattern;
            if (_fractions is not null)
            {
                _fractions[i] = (int)(before % Second);
            }

            before += lengths[pattern];
        }

        Total = before;
    }

    public long FirstBucket { get; }

    public int Count { get; }

    /// <summary>The window's start. Only for near windows: a page may begin before NodaTime's first instant.</summary>
    public Instant Start { get; }

    /// <summary>The window's start, in seconds of Unix time.</summary>
    public long StartSeconds { get; }

    /// <summary>The window's start, in nanoseconds of Unix time. Only for near windows: pages may lie where 64 bits do not reach.</summary>
    public long StartNanoseconds { get; }

    public long LengthSeconds => (long)Count * LocalSpan.SecondsPerDay;

    public long Length => Count * Day;

    /// <summary>Open nanoseconds in the whole window.</summary>
    public long Total { get; }

    /// <summary>About how many bytes the window takes.</summary>
    public long Size => (_words.Length * 8L) + ((_fractions?.Length ?? 0) * 4L) + ((_amounts?.Length ?? 0) * 4L) + (_simple.Length * 48L) + _bounds.Sum(bounds => 32L + (bounds.Length * 8L));

    /// <summary>F(t) for 0 &lt;= t &lt; length.</summary>
    public long OpenBefore(long t)
    {
        int day = unchecked((int)((ulong)t / (ulong)Day));
        return OpenBefore(day, t - (day * Day));
    }

    /// <summary>F at a time of a bucket, which is less than a bucket's length.</summary>
    public long OpenBefore(int day, long inDay)
    {
        ulong word = _words[day];
        uint pattern = (uint)(word & PatternMask);
        TwoStretches[] simple = _simple;
        if (pattern >= (uint)simple.Length)
        {
            return OpenBeforeAnyPattern(day, inDay);
        }

        // The window is shorter than 292 years: no product or sum leaves 64 bits.
        return unchecked(((long)(word >> PatternBits) * Second) + simple[pattern].OpenBefore(inDay));
    }

    /// <summary>F(t) or, for closed time, G(t); here also for t = length.</summary>
    public long Before(long t, bool closed)
    {
        long open = t == Length ? Total : OpenBefore(t);
        return closed ? t - open : open;
    }

    public long TotalOf(bool closed) => closed ? Length - Total : Total;

    public bool IsOpen(long t)
    {
        int day = (int)(t / Day);
        return IsOpen(day, t - (day * Day));
    }

    public bool IsOpen(int day, long inDay)
    {
        uint pattern = (uint)(_words[day] & PatternMask);
        if (pattern < (uint)_simple.Length)
        {
            return _simple[pattern].Contains(inDay);
        }

        long[] bounds = _bounds[pattern];
        for (int i = 0; i < bounds.Length; i += 2)
        {
            if (inDay < bounds[i + 1])
            {
                return inDay >= bounds[i];
            }
        }

        return false;
    }

    /// <summary>
    /// The latest t with F(t) = amount (or G): the next moment at which the amount would grow. For 0 &lt;= amount &lt; total. Closed time is
    /// looked for outward from a bucket: the next closing is rarely far.
    /// </summary>
    public long LatestAt(long amount, bool closed, int near)
    {
        int day = closed ? LastDayFromClosed(amount, near) : LastDayFromOpen(amount);
        return (day * Day) + InDay(day, amount - BeforeDay(day, closed), closed, latest: true);
    }

    /// <summary>The earliest t with F(t) = amount (or G): the moment at which the amount is complete. For 0 &lt; amount &lt;= total.</summary>
    public long EarliestAt(long amount, bool closed, int near)
    {
        int day = closed ? LastDayFromClosed(amount - 1, near) : LastDayFromOpen(amount - 1);
        return (day * Day) + InDay(day, amount - BeforeDay(day, closed), closed, latest: false);
    }

    private static long OpenIn(long[] bounds) => OpenBefore(bounds, Day);

    private static long OpenBefore(long[] bounds, long inDay)
    {
        long open = 0;
        for (int i = 0; i < bounds.Length && bounds[i] < inDay; i += 2)
        {
            open += Math.Min(inDay, bounds[i + 1]) - bounds[i];
        }

        return open;
    }

    private static int[] Sort(DayPatterns patterns, bool fine, out long[][] bounds, out TwoStretches[] simple)
    {
        var order = new int[patterns.Count];
        bounds = new long[patterns.Count][];
        List<TwoStretches> first = [];
        int last = patterns.Count;
        for (int i = 0; i < patterns.Count; i++)
        {
            bool isSimple = !fine && patterns[i].Count <= 4;
            order[i] = isSimple ? first.Count : --last;
            bounds[order[i]] = [.. patterns[i]];
            if (isSimple)
            {
                first.Add(TwoStretches.Of(patterns[i]));
            }
        }

        simple = [.. first];
        return order;
    }

    private long OpenBeforeAnyPattern(int day, long inDay) => BeforeDay(day, closed: false) + OpenBefore(BoundsOf(day), inDay);

    private long BeforeDay(int day, bool closed) => closed ? (day * Day) - OpenBeforeDay(day) : OpenBeforeDay(day);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long OpenBeforeDay(int day)
    {
        long open = unchecked((long)(_words[day] >> PatternBits) * Second);
        return _fractions is { } fractions ? open + fractions[day] : open;
    }

    private long[] BoundsOf(int day) => _bounds[(int)(_words[day] & PatternMask)];

    /// <summary>The time at an amount of a bucket's own open (or closed) time.</summary>
    private long InDay(int day, long amount, bool closed, bool latest)
    {
        uint pattern = (uint)(_words[day] & PatternMask);
        if (!closed && pattern < (uint)_simple.Length)
        {
            return _simple[pattern].At(amount, latest);
        }

        long[] bounds = BoundsOf(day);
        long from = 0;
        for (int i = 0; i <= bounds.Length; i++)
        {
            // Even steps are closed stretches of the bucket, odd ones open.
            long to = i < bounds.Length ? bounds[i] : Day;
            if ((i % 2 == 0) == closed)
            {
                if (latest ? amount < to - from : amount <= to - from)
                {
                    return from + amount;
                }

                amount -= to - from;
            }

            from = to;
        }

        throw new InvalidOperationException("The amount is not within the window's total.");
    }

    /// <summary>The last bucket that begins with no more closed time than an amount.</summary>
    private int LastDayFromClosed(long amount, int near)
    {
        int step = 1;
        if (BeforeDay(near, closed: true) <= amount)
        {
            int lo = near;
            while (lo + step < Count && BeforeDay(lo + step, closed: true) <= amount)
            {
                lo += step;
                step *= 2;
            }

            return LastDayFrom(amount, lo, Math.Min(lo + step, Count), closed: true);
        }

        int hi = near;
        while (hi - step >= 0 && BeforeDay(hi - step, closed: true) > amount)
        {
            hi -= step;
            step *= 2;
        }

        return LastDayFrom(amount, Math.Max(hi - step, 0), hi, closed: true);
    }

    /// <summary>As above, for an answer in [lo, hi).</summary>
    private int LastDayFrom(long amount, int lo, int hi, bool closed)
    {
        while (hi - lo > 1)
        {
            int middle = (lo + hi) >>> 1;
            if (BeforeDay(middle, closed) <= amount)
            {
                lo = middle;
            }
            else
            {
                hi = middle;
            }
        }

        return lo;
    }
}
