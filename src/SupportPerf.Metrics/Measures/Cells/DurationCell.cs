using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a duration KPI for one group and period: exact values and clocks that still run.</summary>
internal sealed class DurationCell : ICell<DurationCell>
{
    private readonly QuantileMode _mode;

    public DurationCell()
        : this(QuantileMode.Exact)
    {
    }

    /// <param name="mode">How values are kept.</param>
    /// <param name="arena">Where values that are added one by one find room. Null: in arrays of the cell's own.</param>
    public DurationCell(QuantileMode mode, ValueArena? arena = null)
    {
        _mode = mode;
        Calendar = new ValueList(mode, arena);
        Business = new ValueList(mode, arena);
    }

    public ValueList Calendar { get; private set; }

    /// <summary>The same observations in business hours; empty where no calendar is given.</summary>
    public ValueList Business { get; private set; }

    /// <summary>Clocks that still run; null for none.</summary>
    public List<OpenClock>? Open { get; private set; }

    /// <summary>Tickets that ended before the clock stopped.</summary>
    public long EndedBefore { get; set; }

    public Exclusions? Excluded { get; set; }

    public bool IsEmpty => Calendar.Count == 0 && Business.Count == 0 && Open is null or { Count: 0 } && EndedBefore == 0 && Excluded is null;

    public void Exclude(string reason, long count = 1) => (Excluded ??= new()).Add(reason, count);

    /// <summary>Adds observations that were counted elsewhere.</summary>
    public void Add(ValueList calendar, ValueList business)
    {
        Calendar.Merge(calendar);
        Business.Merge(business);
    }

    public void AddOpen(OpenClock clock) => (Open ??= []).Add(clock);

    /// <summary>Makes room for the observations of cells that will be merged into this one.</summary>
    public void Reserve(IEnumerable<DurationCell> cells)
    {
        (long calendar, long business) = (0, 0);
        foreach (DurationCell cell in cells)
        {
            calendar += cell.Calendar.Count;
            business += cell.Business.Count;
        }

        Calendar.Reserve(calendar);
        Business.Reserve(business);
    }

    public void Merge(DurationCell other)
    {
        Calendar.Merge(other.Calendar);
        Business.Merge(other.Business);
        if (other.Open is not null)
        {
            (Open ??= []).AddRange(other.Open);
        }

        EndedBefore += other.EndedBefore;
        Excluded = Exclusions.Merge(Excluded, other.Excluded);
    }

    public bool Holds(DurationCell other) =>
        Calendar.Holds(other.Calendar)
        && Business.Holds(other.Business)
        && Multiset.Holds(Open, other.Open)
        && EndedBefore >= other.EndedBefore
        && Exclusions.Holds(Excluded, other.Excluded);

    public void Subtract(DurationCell other)
    {
        Calendar.Subtract(other.Calendar);
        Business.Subtract(other.Business);
        Multiset.Subtract(Open, other.Open);
        EndedBefore -= other.EndedBefore;
        Excluded = Exclusions.Subtract(Excluded, other.Excluded);
    }

    public void Write(ByteWriter into)
    {
        Calendar.Write(into);
        Business.Write(into);
        OpenClock.Write(Open, into);
        into.Count(EndedBefore);
        Exclusions.Write(Excluded, into);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        Calendar = ValueList.Read(ref from, _mode);
        Business = ValueList.Read(ref from, _mode);
        Open = OpenClock.Read(ref from, calendars);
        EndedBefore = from.Count();
        Excluded = Exclusions.Read(ref from);
        if (IsEmpty)
        {
            throw from.Bad("has a cell that is empty");
        }
    }
}
