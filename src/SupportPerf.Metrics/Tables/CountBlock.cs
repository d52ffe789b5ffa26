using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one count, by group and period. Not thread-safe.</summary>
internal sealed class CountBlock(Run run) : CountObserver
{
    public CellMap<CountCell> Cells { get; } = new();

    public override void Add(long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Count++;
        }
    }

    public void Merge(CountBlock other, Func<int, int> importGroup)
    {
        foreach ((int group, int period, CountCell cell) in other.Cells.All())
        {
            Cells.At(importGroup(group), period).Merge(cell);
        }
    }
}
