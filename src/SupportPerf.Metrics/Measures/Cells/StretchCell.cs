using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of open ages: when tickets were created and when they were open.</summary>
internal sealed class StretchCell : ICell<StretchCell>
{
    public List<OpenStretch> Stretches { get; private set; } = [];

    public bool IsEmpty => Stretches.Count == 0;

    public void Merge(StretchCell other) => Stretches.AddRange(other.Stretches);

    public bool Holds(StretchCell other) => Multiset.Holds(Stretches, other.Stretches);

    public void Subtract(StretchCell other) => Multiset.Subtract(Stretches, other.Stretches);

    public void Write(ByteWriter into)
    {
        OpenStretch[] sorted = Stretches.ToArray();
        Array.Sort(sorted);
        int unit = TimeUnit.Seconds;
        foreach (OpenStretch stretch in sorted)
        {
            unit = stretch.Narrow(unit);
        }

        into.Count(sorted.Length);
        into.Count(unit);
        long divisor = TimeUnit.NanosecondsOf(unit);
        long last = 0;
        foreach (OpenStretch stretch in sorted)
        {
            into.Signed((stretch.Created - last) / divisor);
            into.Signed((stretch.Start - stretch.Created) / divisor);
            InstantList.WriteStop(into, stretch.Stop, stretch.Start, divisor);
            InstantList.WriteCalendar(into, stretch.Calendar);
            last = stretch.Created;
        }
    }

    public void Read(ref ByteReader from, int calendars)
    {
        int count = from.Length(bytesEach: 4);
        if (count == 0)
        {
            throw from.Bad("has a cell that is empty");
        }

        long multiplier = InstantList.ReadUnit(ref from, out int unit);
        int narrowest = TimeUnit.Seconds;
        List<OpenStretch> stretches = new(count);
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            long created = InstantList.ReadInstant(ref from, last, multiplier);
            long start = InstantList.ReadInstant(ref from, created, multiplier);
            OpenStretch stretch = new(created, start, InstantList.ReadStop(ref from, start, multiplier), InstantList.ReadCalendar(ref from, calendars));
            if (i > 0 && stretches[i - 1].CompareTo(stretch) > 0)
            {
                throw from.Bad("has open stretches out of order");
            }

            narrowest = stretch.Narrow(narrowest);
            stretches.Add(stretch);
            last = created;
        }

        InstantList.CheckUnit(unit, narrowest, from);
        Stretches = stretches;
    }

    /// <summary>Open from <paramref name="Start"/> to <paramref name="Stop"/>; the age counts from the creation.</summary>
    internal readonly record struct OpenStretch(long Created, long Start, long Stop, int Calendar) : IComparable<OpenStretch>
    {
        public int Narrow(int unit) => InstantList.Narrow(InstantList.Narrow(InstantList.Narrow(unit, Created), Start), Stop);

        public int CompareTo(OpenStretch other)
        {
            int order = Created.CompareTo(other.Created);
            order = order != 0 ? order : Start.CompareTo(other.Start);
            order = order != 0 ? order : Stop.CompareTo(other.Stop);
            return order != 0 ? order : Calendar.CompareTo(other.Calendar);
        }
    }
}
