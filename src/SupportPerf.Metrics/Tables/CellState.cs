using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>One cell for everything, as part of a state.</summary>
internal sealed class CellState<TCell>(TCell cell, Func<TCell> create) : IState
    where TCell : class, ICell<TCell>
{
    public bool IsEmpty => Cell.IsEmpty;

    private TCell Cell { get; } = cell;

    public void Flush()
    {
    }

    public void Merge(IState other, Func<int, int> importGroup) => Cell.Merge(((CellState<TCell>)other).Cell);

    public bool Holds(IState other, Func<int, int> importGroup) => Cell.Holds(((CellState<TCell>)other).Cell);

    public void Subtract(IState other, Func<int, int> importGroup) => Cell.Subtract(((CellState<TCell>)other).Cell);

    public void MarkGroups(bool[] used)
    {
    }

    public void Write(ByteWriter into, int[] positions) => Cell.Write(into);

    public void Read(ref ByteReader from, StateContext context)
    {
        TCell read = create();
        read.Read(ref from, context.Calendars);
        Cell.Merge(read);
    }
}
