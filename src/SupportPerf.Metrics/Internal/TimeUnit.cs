namespace SupportPerf.Metrics.Internal;

/// <summary>The largest of a second, a millisecond, a microsecond and a nanosecond that divides some times: saved states write times in it.</summary>
internal static class TimeUnit
{
    public const int Seconds = 0;

    public const int Count = 4;

    /// <summary>A unit in nanoseconds.</summary>
    public static long NanosecondsOf(int unit) => unit switch
    {
        Seconds => Nanoseconds.PerSecond,
        1 => 1_000_000,
        2 => 1_000,
        _ => 1,
    };

    /// <summary>The largest unit, not larger than another one, that divides a time too.</summary>
    public static int Narrow(int unit, long nanoseconds)
    {
        while (nanoseconds % NanosecondsOf(unit) != 0)
        {
            unit++;
        }

        return unit;
    }
}
