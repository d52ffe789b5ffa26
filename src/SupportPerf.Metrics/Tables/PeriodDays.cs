using NodaTime;
using NodaTime.TimeZones;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The periods of whole seconds, written out for some consecutive days of UTC: the period at the start of each, and the second of it at which the next one begins, since
/// nearly every day has one local midnight at most. Immutable.
/// </summary>
internal sealed class PeriodDays
{
    public const uint SecondsPerDay = 86_400;

    /// <summary>The change of a day that has to be looked up second by second, as one in which a zone changes its offset.</summary>
    public const uint Irregular = uint.MaxValue;

    private readonly PeriodGrain _grain;
    private readonly DateTimeZone _zone;
    private readonly (uint First, uint Last) _seconds;

    /// <param name="periods">The periods of the report.</param>
    /// <param name="first">The first second of Unix time that is asked for.</param>
    /// <param name="last">The last one.</param>
    public PeriodDays(Periods periods, uint first, uint last)
    {
        _grain = periods.Grain;
        _zone = periods.Zone;
        _seconds = (first, last);
        FirstDay = first / SecondsPerDay;
        int days = (int)((last / SecondsPerDay) - FirstDay) + 1;
        if (_grain == PeriodGrain.All)
        {
            Records = [];
            (First, Count) = (Periods.All, 1);
            return;
        }

        Records = new uint[2 * days];
        int least = int.MaxValue;
        int greatest = int.MinValue;
        for (int i = 0; i < days; i++)
        {
            (int period, int end, uint change) = ReadDay(periods, ((long)FirstDay + i) * SecondsPerDay);
            Records[2 * i] = unchecked((uint)period);
            Records[(2 * i) + 1] = change;
            HasIrregular |= change == Irregular;
            least = Math.Min(least, Math.Min(period, end));
            greatest = Math.Max(greatest, Math.Max(period, end));
        }

        // Within a day in which the clock goes back the numbers may leave those of its ends by one.
        First = least - 1;
        Count = greatest - least + 3;
        for (int i = 0; i < days; i++)
        {
            Records[2 * i] = unchecked(Records[2 * i] - (uint)First);
        }
    }

    public uint FirstDay { get; }

    public int Days => Records.Length / 2;

    /// <summary>Two numbers a day: the period, counted from <see cref="First"/>, and the second at which it changes.</summary>
    public uint[] Records { get; }

    /// <summary>Whether any day is irregular.</summary>
    public bool HasIrregular { get; }

    /// <summary>The number of the first period.</summary>
    public int First { get; }

    /// <summary>How many periods there are.</summary>
    public int Count { get; }

    /// <summary>Whether it says the same of the same seconds as one made anew would.</summary>
    public bool AreOf(Periods periods, uint first, uint last) => periods.Grain == _grain && _zone.Equals(periods.Zone) && _seconds == (first, last);

    /// <summary>An own look-up of periods, for irregular days.</summary>
    public Periods NewPeriods() => new(_grain, _zone);

    private (int Period, int End, uint Change) ReadDay(Periods periods, long start)
    {
        long end = start + SecondsPerDay;
        int period = periods.IndexOf(start * Nanoseconds.PerSecond);
        int last = periods.IndexOf((end - 1) * Nanoseconds.PerSecond);
        ZoneInterval interval = _zone.GetZoneInterval(Instant.FromUnixTimeSeconds(start));
        if (_grain == PeriodGrain.Hour)
        {
            return (period, last, Irregular);
        }

        if (interval.HasEnd && interval.End < Instant.FromUnixTimeSeconds(end))
        {
            // All the same where a day before and a day after it are of one period.
            bool same = periods.IndexOf((start - SecondsPerDay) * Nanoseconds.PerSecond) == periods.IndexOf((end + SecondsPerDay) * Nanoseconds.PerSecond);
            return (period, last, same ? SecondsPerDay : Irregular);
        }

        if (period == last)
        {
            return (period, last, SecondsPerDay);
        }

        long midnight = Nanoseconds.FloorDivide(start + interval.WallOffset.Seconds, SecondsPerDay) + 1;
        return (period, last, last == period + 1 ? (uint)((midnight * SecondsPerDay) - interval.WallOffset.Seconds - start) : Irregular);
    }
}
