using NodaTime;

namespace SupportPerf.Metrics.Internal;

/// <summary>Instants and durations as 64-bit nanoseconds, for columns. 64 bits reach from 1677-09-21 to 2262-04-11.</summary>
internal static class Nanoseconds
{
    public const long PerSecond = 1_000_000_000L;
    public const long PerDay = 86_400L * PerSecond;

    /// <summary>Stands for "not yet" in columns of stops.</summary>
    public const long Never = long.MaxValue;

    // Half of the range each: the difference of any two instants within fits 64 bits.
    private const long Limit = long.MaxValue / 2;
    private const long LimitSeconds = Limit / PerSecond;

    /// <summary>The ends of the range.</summary>
    public const long Earliest = -Limit;
    public const long Latest = Limit;

    public static bool InRange(Instant instant) => TryOf(instant, out _);

    /// <summary>Exact; false for an instant out of range.</summary>
    public static bool TryOf(Instant instant, out long nanoseconds)
    {
        (long seconds, int rest) = instant.ToUnixTimeSecondsAndNanoseconds();
        bool inRange = seconds >= -LimitSeconds && (seconds < LimitSeconds || (seconds == LimitSeconds && rest == 0));
        nanoseconds = inRange ? (seconds * PerSecond) + rest : 0;
        return inRange;
    }

    /// <summary>Whether a number is that of an instant in range.</summary>
    public static bool IsInstant(long nanoseconds) => nanoseconds is >= Earliest and <= Latest;

    /// <summary>Exact; the instant must be in range.</summary>
    public static long Of(Instant instant)
    {
        (long seconds, int rest) = instant.ToUnixTimeSecondsAndNanoseconds();
        return (seconds * PerSecond) + rest;
    }

    public static Instant ToInstant(long nanoseconds)
    {
        long seconds = FloorDivide(nanoseconds, PerSecond);
        return Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanoseconds - (seconds * PerSecond));
    }

    public static Duration ToDuration(long nanoseconds) => Duration.FromNanoseconds(nanoseconds);

    public static long FloorDivide(long value, long divisor)
    {
        long quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }
}
