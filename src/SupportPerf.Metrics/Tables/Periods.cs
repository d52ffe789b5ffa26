using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The periods of a report: every instant belongs to exactly one, by the local date (or hour) of the reporting zone.
/// A period's number rises with time. Not thread-safe: it remembers the last zone interval.
/// </summary>
internal sealed class Periods
{
    /// <summary>The one period of <see cref="PeriodGrain.All"/>, and of records without an instant.</summary>
    public const int All = 0;

    private const int Days = 4096;
    private const int Unknown = int.MinValue;

    private readonly LocalDate _epoch = new(1970, 1, 1);
    private long _intervalStart = long.MaxValue;
    private long _intervalEnd = long.MinValue;
    private long _offset;

    // The periods of the days around the first one asked for, about eleven years.
    private int[] _periods = [];
    private long _firstDay;

    public Periods(PeriodGrain grain, DateTimeZone zone)
    {
        Grain = grain;
        Zone = zone;
    }

    public PeriodGrain Grain { get; }

    public DateTimeZone Zone { get; }

    /// <summary>The number of the period that holds an instant.</summary>
    public int IndexOf(long nanoseconds)
    {
        if (Grain == PeriodGrain.All)
        {
            return All;
        }

        long local = ToLocal(nanoseconds);
        if (Grain == PeriodGrain.Hour)
        {
            // An hour that the clock repeats is two hours; zones off by half an hour keep their own full hours.
            const long hour = 3600 * Nanoseconds.PerSecond;
            long within = _offset % hour;
            return checked((int)Nanoseconds.FloorDivide(nanoseconds + within, hour));
        }

        long day = Nanoseconds.FloorDivide(local, Nanoseconds.PerDay);
        int[] periods = _periods;
        long at = day - _firstDay;
        if (at >= 0 && at < periods.Length && periods[at] is not Unknown and int known)
        {
            return known;
        }

        int period = OfDate(_epoch.PlusDays((int)day));
        if (periods.Length == 0)
        {
            _periods = periods = new int[Days];
            periods.AsSpan().Fill(Unknown);
            _firstDay = day - (Days / 2);
            at = day - _firstDay;
        }

        if (at >= 0 && at < periods.Length)
        {
            periods[at] = period;
        }

        return period;
    }

    /// <summary>The local hour, 0 to 23.</summary>
    public int HourOf(long nanoseconds)
    {
        long local = ToLocal(nanoseconds);
        long day = Nanoseconds.FloorDivide(local, Nanoseconds.PerDay);
        return (int)((local - (day * Nanoseconds.PerDay)) / (3600 * Nanoseconds.PerSecond));
    }

    /// <summary>The local ISO weekday, 1 (Monday) to 7.</summary>
    public int WeekdayOf(long nanoseconds)
    {
        long day = Nanoseconds.FloorDivide(ToLocal(nanoseconds), Nanoseconds.PerDay);
        return (int)((((day + 3) % 7) + 7) % 7) + 1;
    }

    /// <summary>The first instant of a period.</summary>
    public Instant StartOf(int period)
    {
        if (Grain == PeriodGrain.Hour)
        {
            Instant guess = Instant.FromUnixTimeSeconds(3600L * period);
            long within = Zone.GetUtcOffset(guess).Nanoseconds % (3600 * Nanoseconds.PerSecond);
            return guess.PlusNanoseconds(-within);
        }

        return Zone.AtStartOfDay(DateOf(period)).ToInstant();
    }

    /// <summary>The local date a period starts on.</summary>
    public LocalDate DateOf(int period) => Grain switch
    {
        PeriodGrain.Hour => StartOf(period).InZone(Zone).Date,
        PeriodGrain.Day => _epoch.PlusDays(period),
        PeriodGrain.Week => _epoch.PlusDays((7 * period) - 3),
        PeriodGrain.Month => MonthOf(period),
        PeriodGrain.Quarter => MonthOf(period * 3),
        _ => new LocalDate(period, 1, 1),
    };

    private static LocalDate MonthOf(int months)
    {
        int year = (int)Nanoseconds.FloorDivide(months, 12);
        return new LocalDate(year, months - (year * 12) + 1, 1);
    }

    private int OfDate(LocalDate date) => Grain switch
    {
        PeriodGrain.Day => Period.DaysBetween(_epoch, date),
        PeriodGrain.Week => (int)Nanoseconds.FloorDivide(Period.DaysBetween(_epoch, date) + 3, 7),
        PeriodGrain.Month => (date.Year * 12) + date.Month - 1,
        PeriodGrain.Quarter => (date.Year * 4) + ((date.Month - 1) / 3),
        _ => date.Year,
    };

    private long ToLocal(long nanoseconds)
    {
        if (nanoseconds < _intervalStart || nanoseconds >= _intervalEnd)
        {
            NodaTime.TimeZones.ZoneInterval interval = Zone.GetZoneInterval(Nanoseconds.ToInstant(nanoseconds));
            _intervalStart = interval.HasStart && Nanoseconds.InRange(interval.Start) ? Nanoseconds.Of(interval.Start) : long.MinValue;
            _intervalEnd = interval.HasEnd && Nanoseconds.InRange(interval.End) ? Nanoseconds.Of(interval.End) : long.MaxValue;
            _offset = interval.WallOffset.Nanoseconds;
        }

        return nanoseconds + _offset;
    }
}
