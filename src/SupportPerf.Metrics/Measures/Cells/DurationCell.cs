using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a duration KPI for one group and period: exact values and clocks that still run.</summary>
internal sealed class DurationCell : ICell<DurationCell>
{
    private readonly QuantileMode _mode;
    private readonly ValueArena? _arena;
    private ValueList? _calendar;
    private ValueList? _business;

    public DurationCell()
        : this(QuantileMode.Exact)
    {
    }

    /// <param name="mode">How values are kept.</param>
    /// <param name="arena">Where values that are added one by one find room. Null: in arrays of the cell's own.</param>
    public DurationCell(QuantileMode mode, ValueArena? arena = null)
    {
        _mode = mode;
        _arena = arena;
    }

    public ValueList Calendar
    {
        get => _calendar ??= new ValueList(_mode, _arena);
        private set => _calendar = value;
    }

    /// <summary>The same observations in business hours; empty where no calendar is given.</summary>
    public ValueList Business
    {
        get => _business ??= new ValueList(_mode, _arena);
        private set => _business = value;
    }

    /// <summary>Clocks that still run; null for none.</summary>
    public List<OpenClock>? Open { get; private set; }

    /// <summary>Tickets that ended before the clock stopped.</summary>
    public long EndedBefore { get; set; }

    public Exclusions? Excluded { get; set; }

    public bool IsEmpty => Calendar.Count == 0 && Business.Count == 0 && Open is null or { Count: 0 } && EndedBefore == 0 && Excluded is null;

    public void Exclude(string reason, long count = 1) => (Excluded ??= new()).Add(reason, count);

    /// <summary>Adds exact observations that stand in lists of others, which become this one's where it has none yet.</summary>
    /// <param name="calendar">The observations.</param>
    /// <param name="business">The same in business hours. Null: there are none.</param>
    public void Add(ValueList calendar, ValueList? business)
    {
        _calendar = Joined(_calendar, calendar);
        _business = business is null ? _business : Joined(_business, business);
    }

    private static ValueList Joined(ValueList? mine, ValueList theirs)
    {
        mine?.Merge(theirs);
        return mine ?? theirs;
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
