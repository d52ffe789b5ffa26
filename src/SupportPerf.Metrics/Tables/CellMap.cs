using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>One cell for each (group, period) that has any record. Not thread-safe.</summary>
internal sealed class CellMap<TCell> : IState
    where TCell : class, ICell<TCell>, new()
{
    private readonly bool _timeless;
    private readonly Func<TCell>? _create;
    private TCell?[] _cells = [];

    /// <param name="places">The places that all maps of a run share.</param>
    /// <param name="timeless">Whether all cells belong to the one period that is all time, whatever the report's periods.</param>
    /// <param name="create">Makes an empty cell. Null: as cells are by themselves.</param>
    public CellMap(Places places, bool timeless = false, Func<TCell>? create = null)
    {
        _create = create;
        Places = places;
        _timeless = timeless;
    }

    public Places Places { get; }

    public bool IsEmpty => All().All(static entry => entry.Cell.IsEmpty);

    public TCell At(int group, int period) => At(Places.Of(group, period));

    public TCell At(int place)
    {
        TCell?[] cells = _cells;
        return (uint)place < (uint)cells.Length && cells[place] is { } cell ? cell : Create(place);
    }

    public IEnumerable<(int Group, int Period, TCell Cell)> All()
    {
        for (int place = 0; place < _cells.Length; place++)
        {
            if (_cells[place] is { } cell)
            {
                yield return (Places.GroupOf(place), Places.PeriodOf(place), cell);
            }
        }
    }

    public void Flush()
    {
    }

    public void Merge(IState other, Func<int, int> importGroup)
    {
        foreach ((int group, int period, TCell cell) in ((CellMap<TCell>)other).All())
        {
            At(importGroup(group), period).Merge(cell);
        }
    }

    public bool Holds(IState other, Func<int, int> importGroup) =>
        ((CellMap<TCell>)other).All().All(entry => entry.Cell.IsEmpty || (Find(importGroup(entry.Group), entry.Period) is { } cell && cell.Holds(entry.Cell)));

    public void Subtract(IState other, Func<int, int> importGroup)
    {
        foreach ((int group, int period, TCell theirs) in ((CellMap<TCell>)other).All())
        {
            int place = Places.Of(importGroup(group), period);
            if (theirs.IsEmpty)
            {
                continue;
            }

            _cells[place]!.Subtract(theirs);
            if (_cells[place]!.IsEmpty)
            {
                _cells[place] = null;
            }
        }
    }

    public void MarkGroups(bool[] used)
    {
        foreach ((int group, _, TCell cell) in All())
        {
            used[group] |= !cell.IsEmpty;
        }
    }

    /// <summary>The cells by group and period; each place as the distance from the one before.</summary>
    public void Write(ByteWriter into, int[] positions)
    {
        (int Position, int Period, TCell Cell)[] cells = All()
            .Where(static entry => !entry.Cell.IsEmpty)
            .Select(entry => (positions[entry.Group], entry.Period, entry.Cell))
            .OrderBy(static entry => entry.Item1)
            .ThenBy(static entry => entry.Period)
            .ToArray();
        into.Count(cells.Length);
        (int lastPosition, int lastPeriod) = (0, 0);
        foreach ((int position, int period, TCell cell) in cells)
        {
            into.Count(position - lastPosition);
            into.Signed((long)period - lastPeriod);
            cell.Write(into);
            (lastPosition, lastPeriod) = (position, period);
        }
    }

    public void Read(ref ByteReader from, StateContext context)
    {
        int count = from.Length(bytesEach: 3);
        long first = _timeless ? Periods.All : context.FirstPeriod;
        long last = _timeless ? Periods.All : context.LastPeriod;
        long position = 0;
        long period = 0;
        for (int i = 0; i < count; i++)
        {
            int step = from.Index(context.Groups.Length);
            long next = from.Signed();
            if (step > context.Groups.Length - 1 - position || next < first - period || next > last - period)
            {
                throw from.Bad("has a cell of a group or period that is not there");
            }

            if (i > 0 && step == 0 && next <= 0)
            {
                throw from.Bad("has cells out of order");
            }

            position += step;
            period += next;
            TCell cell = New();
            cell.Read(ref from, context.Calendars);
            At(context.Groups[(int)position], (int)period).Merge(cell);
        }
    }

    /// <summary>An empty cell.</summary>
    public TCell New() => _create?.Invoke() ?? new TCell();

    private TCell? Find(int group, int period) => Places.Find(group, period) is >= 0 and int place && place < _cells.Length ? _cells[place] : null;

    private TCell Create(int place)
    {
        if (place >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(place + 1, Math.Max(8, _cells.Length * 2)));
        }

        return _cells[place] = New();
    }
}
