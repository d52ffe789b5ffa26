using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A clock that did not stop: it runs until the ticket ended without it, or until the as-of instant.</summary>
/// <param name="Start">Where it started, or where its last stretch did.</param>
/// <param name="Until">Where the ticket ended without it, or where it stands still; <see cref="Nanoseconds.Never"/> while it runs.</param>
/// <param name="Calendar">The business calendar; -1: none.</param>
/// <param name="Before">What it took in stretches that are over; null: nothing.</param>
internal readonly record struct OpenClock(long Start, long Until, int Calendar, OpenBefore? Before = null) : IComparable<OpenClock>
{
    // The ways to write where it ends, and whether something was before.
    private const int Ends = 1;
    private const int HasBefore = 2;

    public int CompareTo(OpenClock other)
    {
        int order = Start.CompareTo(other.Start);
        order = order != 0 ? order : Until.CompareTo(other.Until);
        order = order != 0 ? order : Calendar.CompareTo(other.Calendar);
        return order != 0 ? order : OpenBefore.Compare(Before, other.Before);
    }

    public static void Write(List<OpenClock>? clocks, ByteWriter into)
    {
        into.Count(clocks?.Count ?? 0);
        if (clocks is null or { Count: 0 })
        {
            return;
        }

        OpenClock[] sorted = clocks.ToArray();
        Array.Sort(sorted);
        int unit = TimeUnit.Seconds;
        foreach (OpenClock clock in sorted)
        {
            unit = clock.Narrow(unit);
        }

        into.Count(unit);
        long divisor = TimeUnit.NanosecondsOf(unit);
        long last = 0;
        foreach (OpenClock clock in sorted)
        {
            into.Signed((clock.Start - last) / divisor);
            into.Count((clock.Until == Nanoseconds.Never ? 0 : Ends) + (clock.Before is null ? 0 : HasBefore));
            if (clock.Until != Nanoseconds.Never)
            {
                into.Signed((clock.Until - clock.Start) / divisor);
            }

            if (clock.Before is { } before)
            {
                into.Count(before.Calendar / divisor);
                into.Count(before.Business / divisor);
            }

            InstantList.WriteCalendar(into, clock.Calendar);
            last = clock.Start;
        }
    }

    public static List<OpenClock>? Read(ref ByteReader from, int calendars)
    {
        int count = from.Length(bytesEach: 3);
        if (count == 0)
        {
            return null;
        }

        long multiplier = InstantList.ReadUnit(ref from, out int unit);
        int narrowest = TimeUnit.Seconds;
        List<OpenClock> clocks = new(count);
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            long start = InstantList.ReadInstant(ref from, last, multiplier);
            int kind = from.Index(Ends + HasBefore + 1);
            long until = (kind & Ends) == 0 ? Nanoseconds.Never : InstantList.ReadInstant(ref from, start, multiplier);
            OpenBefore? before = (kind & HasBefore) == 0 ? null : OpenBefore.Read(ref from, multiplier);
            OpenClock clock = new(start, until, InstantList.ReadCalendar(ref from, calendars), before);
            if (i > 0 && clocks[i - 1].CompareTo(clock) > 0)
            {
                throw from.Bad("has running clocks out of order");
            }

            narrowest = clock.Narrow(narrowest);
            clocks.Add(clock);
            last = start;
        }

        InstantList.CheckUnit(unit, narrowest, from);
        return clocks;
    }

    private int Narrow(int unit)
    {
        unit = InstantList.Narrow(InstantList.Narrow(unit, Start), Until);
        return Before is null ? unit : TimeUnit.Narrow(TimeUnit.Narrow(unit, Before.Calendar), Before.Business);
    }
}
