using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A clock that did not stop: it runs until the ticket ended without it, or until the as-of instant.</summary>
internal readonly record struct OpenClock(long Start, long Until, int Calendar) : IComparable<OpenClock>
{
    /// <summary>Where the ticket ended without it; <see cref="Nanoseconds.Never"/> while it runs.</summary>
    public long Until { get; } = Until;

    public int CompareTo(OpenClock other)
    {
        int order = Start.CompareTo(other.Start);
        order = order != 0 ? order : Until.CompareTo(other.Until);
        return order != 0 ? order : Calendar.CompareTo(other.Calendar);
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
            unit = InstantList.Narrow(InstantList.Narrow(unit, clock.Start), clock.Until);
        }

        into.Count(unit);
        long divisor = TimeUnit.NanosecondsOf(unit);
        long last = 0;
        foreach (OpenClock clock in sorted)
        {
            into.Signed((clock.Start - last) / divisor);
            InstantList.WriteStop(into, clock.Until, clock.Start, divisor);
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
            OpenClock clock = new(start, InstantList.ReadStop(ref from, start, multiplier), InstantList.ReadCalendar(ref from, calendars));
            if (i > 0 && clocks[i - 1].CompareTo(clock) > 0)
            {
                throw from.Bad("has running clocks out of order");
            }

            narrowest = InstantList.Narrow(InstantList.Narrow(narrowest, clock.Start), clock.Until);
            clocks.Add(clock);
            last = start;
        }

        InstantList.CheckUnit(unit, narrowest, from);
        return clocks;
    }
}
