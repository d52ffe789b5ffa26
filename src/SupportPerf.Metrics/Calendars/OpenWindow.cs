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
    /// <summary>Low bits of a word: the pattern. High bits: whole open seconds before the bucket.</summary>
    private const int PatternBits = 24;
    private const ulong PatternMask = (1UL << PatternBits) - 1;
    private const long Day = DayPatterns.NanosecondsPerDay;
    private const long Second = DayPatterns.NanosecondsPerSecond;

    private readonly ulong[] _words;
    private readonly long[] _pieces;
    private readonly long[][] _bounds;
    private readonly uint _simple;

    /// <summary>Nanoseconds beyond the whole seconds of each word; null when every stretch begins and ends on a second.</summary>
    private readonly int[]? _fractions;

    public OpenWindow(OpenSet set, long firstBucket, int count, int phase)
    {
        FirstBucket = firstBucket;
        Count = count;
        StartSeconds = (firstBucket * LocalSpan.SecondsPerDay) + phase;
        StartNanoseconds = unchecked(StartSeconds * Second);
        var patterns = new DayPatterns();
        int[] written = set.WriteOut(firstBucket, count, phase, patterns);
        (_bounds, int[] order, _simple) = Sort(patterns);
        _pieces = Pieces(_bounds, (int)_simple);
        long[] lengths = Array.ConvertAll(_bounds, OpenIn);
        bool fine = Array.Exists(lengths, length => length % Second != 0);
        _words = new ulong[count + 1];
        _fractions = fine ? new int[count + 1] : null;
        long before = 0;
        for (int i = 0; i <= count; i++)
        {
            int pattern = i < count ? order[written[i]] : DayPatterns.Closed;
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

    /// <summary>The window's start, in seconds of Unix time.</summary>
    public long StartSeconds { get; }

    /// <summary>The window's start, in nanoseconds of Unix time. Only for near windows: pages may lie where 64 bits do not reach.</summary>
    public long StartNanoseconds { get; }

    public long LengthSeconds => (long)Count * LocalSpan.SecondsPerDay;

    public long Length => Count * Day;

    /// <summary>Open nanoseconds in the whole window.</summary>
    public long Total { get; }

    /// <summary>F(t) for 0 &lt;= t &lt; length.</summary>
    public long OpenBefore(long t)
    {
        unchecked // Nothing here can leave the window's length; masks stand in for branches.
        {
            int day = (int)((ulong)t / (ulong)Day);
            long inDay = t - (day * Day);
            ulong word = _words[day];
            uint pattern = (uint)(word & PatternMask);
            long open = (long)(word >> PatternBits) * Second;
            if (_fractions is not null)
            {
                open += _fractions[day];
            }

            if (pattern >= _simple)
            {
                return open + OpenBefore(_bounds[pattern], inDay);
            }

            int p = (int)pattern * 4;
            return open + Clamp(inDay - _pieces[p], _pieces[p + 1]) + Clamp(inDay - _pieces[p + 2], _pieces[p + 3]);
        }
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
        long inDay = t - (day * Day);
        long[] bounds = _bounds[(int)(_words[day] & PatternMask)];
        for (int i = 0; i < bounds.Length; i += 2)
        {
            if (inDay < bounds[i + 1])
            {
                return inDay >= bounds[i];
            }
        }

        return false;
    }

    /// <summary>The latest t with F(t) = amount (or G): the next moment at which the amount would grow. For 0 &lt;= amount &lt; total.</summary>
    public long LatestAt(long amount, bool closed)
    {
        // The last bucket that begins with no more than the amount.
        int lo = 0;
        int hi = Count;
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

        long left = amount - BeforeDay(lo, closed);
        long[] bounds = BoundsOf(lo);
        long from = 0;
        for (int i = 0; i <= bounds.Length; i++)
        {
            // Even steps are closed stretches of the bucket, odd ones open.
            long to = i < bounds.Length ? bounds[i] : Day;
            if ((i % 2 == 0) == closed)
            {
                if (left < to - from)
                {
                    return (lo * Day) + from + left;
                }

                left -= to - from;
            }

            from = to;
        }

        throw new InvalidOperationException("The amount is not less than the window's total.");
    }

    /// <summary>The earliest t with F(t) = amount (or G): the moment at which the amount is complete. For 0 &lt; amount &lt;= total.</summary>
    public long EarliestAt(long amount, bool closed)
    {
        // The last bucket that begins with less than the amount.
        int lo = 0;
        int hi = Count;
        while (hi - lo > 1)
        {
            int middle = (lo + hi) >>> 1;
            if (BeforeDay(middle, closed) < amount)
            {
                lo = middle;
            }
            else
            {
                hi = middle;
            }
        }

        long left = amount - BeforeDay(lo, closed);
        long[] bounds = BoundsOf(lo);
        long from = 0;
        for (int i = 0; i <= bounds.Length; i++)
        {
            long to = i < bounds.Length ? bounds[i] : Day;
            if ((i % 2 == 0) == closed)
            {
                if (left <= to - from)
                {
                    return (lo * Day) + from + left;
                }

                left -= to - from;
            }

            from = to;
        }

        throw new InvalidOperationException("The amount is more than the window's total.");
    }

    private static long Clamp(long value, long most)
    {
        unchecked
        {
            value &= ~(value >> 63);
            long over = value - most;
            return most + (over & (over >> 63));
        }
    }

    private static long OpenBefore(long[] bounds, long inDay)
    {
        long open = 0;
        for (int i = 0; i < bounds.Length && bounds[i] < inDay; i += 2)
        {
            open += Math.Min(inDay, bounds[i + 1]) - bounds[i];
        }

        return open;
    }

    private static long OpenIn(long[] bounds) => OpenBefore(bounds, Day);

    /// <summary>Patterns of at most two stretches come first: those are clamped without a loop.</summary>
    private static (long[][] Bounds, int[] Order, uint Simple) Sort(DayPatterns patterns)
    {
        var order = new int[patterns.Count];
        var bounds = new long[patterns.Count][];
        int next = 0;
        uint simple = 0;
        foreach (bool isSimple in (bool[])[true, false])
        {
            for (int i = 0; i < patterns.Count; i++)
            {
                if (patterns[i].Count <= 4 == isSimple)
                {
                    order[i] = next;
                    bounds[next++] = [.. patterns[i]];
                }
            }

            simple = isSimple ? (uint)next : simple;
        }

        return (bounds, order, simple);
    }

    private static long[] Pieces(long[][] bounds, int simple)
    {
        var pieces = new long[simple * 4];
        for (int i = 0; i < simple; i++)
        {
            for (int j = 0; j < bounds[i].Length; j += 2)
            {
                pieces[(i * 4) + j] = bounds[i][j];
                pieces[(i * 4) + j + 1] = bounds[i][j + 1] - bounds[i][j];
            }
        }

        return pieces;
    }

    private long BeforeDay(int day, bool closed)
    {
        long open = (long)(_words[day] >> PatternBits) * Second;
        if (_fractions is not null)
        {
            open += _fractions[day];
        }

        return closed ? (day * Day) - open : open;
    }

    private long[] BoundsOf(int day) => _bounds[(int)(_words[day] & PatternMask)];
}
