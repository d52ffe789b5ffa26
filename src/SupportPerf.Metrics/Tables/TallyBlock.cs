using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one count a record, by group and period. Not thread-safe.</summary>
internal sealed class TallyBlock(Run run) : TallyObserver
{
    public CellMap<TallyCell> Cells { get; } = new();

    public override void Add(long value, long anchor) => run.CellAt(Cells, anchor)?.Add(value);

    public void Merge(TallyBlock other, Func<int, int> importGroup)
    {
        foreach ((int group, int period, TallyCell cell) in other.Cells.All())
        {
            Cells.At(importGroup(group), period).Merge(cell);
        }
    }
}
