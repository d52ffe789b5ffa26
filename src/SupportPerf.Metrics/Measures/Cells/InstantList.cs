using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>How saved states write what is kept of each record that still runs: a unit for all instants, then the items in order, each instant as the distance from an earlier one.</summary>
internal static class InstantList
{
    /// <summary>A unit that divides all of some times; <see cref="Nanoseconds.Never"/> counts for nothing.</summary>
    public static int Narrow(int unit, long time) => time == Nanoseconds.Never ? unit : TimeUnit.Narrow(unit, time);

    /// <summary>An instant by its distance from an earlier or later one; one that never comes is zero.</summary>
    public static void WriteStop(ByteWriter into, long stop, long origin, long unit)
    {
        if (stop == Nanoseconds.Never)
        {
            into.Number(0);
            return;
        }

        into.Number(1);
        into.Signed((stop - origin) / unit);
    }

    public static long ReadStop(ref ByteReader from, long origin, long unit) =>
        from.Index(2) == 0 ? Nanoseconds.Never : ReadInstant(ref from, origin, unit);

    /// <summary>An instant by its distance from another.</summary>
    public static long ReadInstant(ref ByteReader from, long origin, long unit)
    {
        long distance = from.Signed();
        if (distance > long.MaxValue / unit || distance < long.MinValue / unit)
        {
            throw from.Bad("has an instant beyond all years");
        }

        // Both terms lie within 63 bits: a wrapped sum lands out of range.
        long instant = unchecked(origin + (distance * unit));
        return Nanoseconds.IsInstant(instant) && (distance >= 0 ? instant >= origin : instant < origin) ? instant : throw from.Bad("has an instant beyond all years");
    }

    /// <summary>A calendar's number, or -1.</summary>
    public static void WriteCalendar(ByteWriter into, int calendar) => into.Count(calendar + 1);

    public static int ReadCalendar(ref ByteReader from, int calendars) => from.Index(calendars + 1) - 1;

    public static long ReadUnit(ref ByteReader from, out int unit)
    {
        unit = from.Index(TimeUnit.Count);
        return TimeUnit.NanosecondsOf(unit);
    }

    public static void CheckUnit(int written, int narrowest, in ByteReader from)
    {
        if (written != narrowest)
        {
            throw from.Bad("has times in a unit that is not the largest possible");
        }
    }
}
