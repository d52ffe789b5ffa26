using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one total over another, by group and period. Not thread-safe.</summary>
internal sealed class QuotientBlock(Run run) : QuotientObserver
{
    public CellMap<QuotientCell> Cells { get; } = new();

    public override void Add(long? numerator, long? denominator, long anchor)
    {
        if (run.CellAt(Cells, anchor) is not { } cell)
        {
            return;
        }

        if (numerator is { } above && denominator is { } below)
        {
            cell.Add(above, below);
        }
        else
        {
            cell.Excluded++;
        }
    }

    public void Merge(QuotientBlock other, Func<int, int> importGroup)
    {
        foreach ((int group, int period, QuotientCell cell) in other.Cells.All())
        {
            Cells.At(importGroup(group), period).Merge(cell);
        }
    }
}
