using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one total over another, by group and period. Not thread-safe.</summary>
internal sealed class QuotientBlock(Run run) : QuotientObserver, IBlock
{
    public CellMap<QuotientCell> Cells { get; } = new(run.Window.Places);

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

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants => [];

    public IBlock? VariantNamed(string name) => null;

    public void Flush()
    {
    }
}
