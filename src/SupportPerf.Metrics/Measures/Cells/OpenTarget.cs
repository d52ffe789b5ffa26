using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A running clock with a target: late once more than the target has passed since the start.</summary>
/// <param name="Start">Where it started.</param>
/// <param name="Target">The target in nanoseconds.</param>
/// <param name="Calendar">The business calendar; -1: calendar time.</param>
internal readonly record struct OpenTarget(long Start, long Target, int Calendar) : IComparable<OpenTarget>
{
    public bool IsLate(long asOf, CalendarSet calendars)
    {
        if (asOf <= Start)
        {
            return Target < 0;
        }

        long elapsed = Calendar < 0 ? asOf - Start : calendars.Between(Calendar, Start, asOf);
        return elapsed > Target;
    }

    public int CompareTo(OpenTarget other)
    {
        int order = Start.CompareTo(other.Start);
        order = order != 0 ? order : Target.CompareTo(other.Target);
        return order != 0 ? order : Calendar.CompareTo(other.Calendar);
    }

    public static void Write(List<OpenTarget>? targets, ByteWriter into)
    {
        into.Count(targets?.Count ?? 0);
        if (targets is null or { Count: 0 })
        {
            return;
        }

        OpenTarget[] sorted = targets.ToArray();
        Array.Sort(sorted);
        int unit = TimeUnit.Seconds;
        foreach (OpenTarget target in sorted)
        {
            unit = TimeUnit.Narrow(TimeUnit.Narrow(unit, target.Start), target.Target);
        }

        into.Count(unit);
        long divisor = TimeUnit.NanosecondsOf(unit);
        long last = 0;
        foreach (OpenTarget target in sorted)
        {
            into.Signed((target.Start - last) / divisor);
            into.Signed(target.Target / divisor);
            InstantList.WriteCalendar(into, target.Calendar);
            last = target.Start;
        }
    }

    public static List<OpenTarget>? Read(ref ByteReader from, int calendars)
    {
        int count = from.Length(bytesEach: 3);
        if (count == 0)
        {
            return null;
        }

        long multiplier = InstantList.ReadUnit(ref from, out int unit);
        int narrowest = TimeUnit.Seconds;
        List<OpenTarget> targets = new(count);
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            long start = InstantList.ReadInstant(ref from, last, multiplier);
            long target = from.Signed();
            if (target > long.MaxValue / multiplier || target < long.MinValue / multiplier)
            {
                throw from.Bad("has a target beyond all durations");
            }

            OpenTarget open = new(start, target * multiplier, InstantList.ReadCalendar(ref from, calendars));
            if (i > 0 && targets[i - 1].CompareTo(open) > 0)
            {
                throw from.Bad("has running targets out of order");
            }

            narrowest = TimeUnit.Narrow(TimeUnit.Narrow(narrowest, open.Start), open.Target);
            targets.Add(open);
            last = start;
        }

        InstantList.CheckUnit(unit, narrowest, from);
        return targets;
    }
}
