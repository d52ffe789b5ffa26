namespace SupportPerf.Metrics.Calendars;

/// <summary>Up to two open stretches of a bucket, as starts and lengths in nanoseconds; an absent one has length zero.</summary>
internal readonly struct TwoStretches(long start1, long length1, long start2, long length2)
{
    public static TwoStretches Of(List<long> bounds) => bounds.Count switch
    {
        0 => default,
        2 => new TwoStretches(bounds[0], bounds[1] - bounds[0], 0, 0),
        _ => new TwoStretches(bounds[0], bounds[1] - bounds[0], bounds[2], bounds[3] - bounds[2]),
    };

    public bool IsPair => length2 > 0;

    /// <summary>Both stretches in seconds: start in the low and length in the high 32 bits.</summary>
    public ulong[] Packed => [Pack(start1, length1), Pack(start2, length2)];

    /// <summary>Open time before a time of the bucket. Masks in place of branches: the JIT would make jumps of Min and Max, and they are hard to predict.</summary>
    public long OpenBefore(long inDay)
    {
        unchecked // All terms are less than a bucket.
        {
            return Clamp(inDay - start1, length1) + Clamp(inDay - start2, length2);
        }
    }

    public bool Contains(long inDay) =>
        unchecked((ulong)(inDay - start1) < (ulong)length1 | (ulong)(inDay - start2) < (ulong)length2); // Before a start wraps to beyond its end.

    /// <summary>The time at an amount of the bucket's open time: in the second stretch from the end of the first on, or from beyond it.</summary>
    public long At(long amount, bool latest) =>
        (latest ? amount < length1 : amount <= length1) ? start1 + amount : start2 + amount - length1;

    private static ulong Pack(long start, long length) =>
        (ulong)(start / DayPatterns.NanosecondsPerSecond) | ((ulong)(length / DayPatterns.NanosecondsPerSecond) << 32);

    private static long Clamp(long value, long most)
    {
        unchecked
        {
            value &= ~(value >> 63);
            long over = value - most;
            return most + (over & (over >> 63));
        }
    }
}
