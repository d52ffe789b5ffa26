using NodaTime;
using NodaTime.TimeZones;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// The instants whose local date is a given one: one stretch as a rule, none for a date that a zone skipped, and several where a clock went back
/// across midnight. Walks a zone's offsets once while the days asked for rise.
/// </summary>
internal sealed class LocalDays(DateTimeZone zone)
{
    private const int SecondsPerDay = LocalSpan.SecondsPerDay;
    private const int LargestOffset = 18 * 3600;
    private readonly List<(long From, long To)> _stretches = [];
    private ZoneInterval? _interval;

    /// <summary>The stretches of a day, in seconds of Unix time. The list is reused by the next call.</summary>
    public List<(long From, long To)> Of(long day)
    {
        _stretches.Clear();
        long midnight = day * SecondsPerDay;
        ZoneInterval interval = Before(midnight - LargestOffset);
        while (true)
        {
            int offset = interval.WallOffset.Seconds;
            long from = Math.Max(midnight - offset, interval.HasStart ? interval.Start.ToUnixTimeSeconds() : long.MinValue);
            long end = interval.HasEnd ? interval.End.ToUnixTimeSeconds() : long.MaxValue;
            long to = Math.Min(midnight + SecondsPerDay - offset, end);
            if (from < to)
            {
                _stretches.Add((from, to));
            }

            if (end >= midnight + SecondsPerDay + LargestOffset)
            {
                return _stretches;
            }

            interval = zone.GetZoneInterval(interval.End);
        }
    }

    private ZoneInterval Before(long seconds)
    {
        Instant instant = Moment.Nearest(seconds);
        if (_interval is null || !_interval.Contains(instant))
        {
            _interval = zone.GetZoneInterval(instant);
        }

        return _interval;
    }
}
