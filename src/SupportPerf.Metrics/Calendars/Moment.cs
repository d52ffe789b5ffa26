using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>An instant as whole seconds of Unix time and the nanoseconds beyond them.</summary>
internal readonly record struct Moment(long Seconds, int Nanoseconds)
{
    public static readonly Moment First = Of(Instant.MinValue);

    public static readonly Moment Last = Of(Instant.MaxValue);

    public static Moment Of(Instant instant)
    {
        (long seconds, int nanoseconds) = instant.ToUnixTimeSecondsAndNanoseconds();
        return new Moment(seconds, nanoseconds);
    }

    /// <summary>The instant at a second of Unix time, or the nearest one that NodaTime has: beyond its ends a zone keeps its offset.</summary>
    public static Instant Nearest(long unixSeconds) =>
        unixSeconds <= First.Seconds ? Instant.MinValue
        : unixSeconds >= Last.Seconds ? Instant.MaxValue
        : Instant.FromUnixTimeSeconds(unixSeconds);

    /// <summary>The instant; null when it is beyond those that NodaTime has.</summary>
    public Instant? ToInstant() =>
        Seconds < First.Seconds || Seconds > Last.Seconds ? null : Instant.FromUnixTimeSeconds(Seconds).PlusNanoseconds(Nanoseconds);
}
