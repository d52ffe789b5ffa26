using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one count a record, by group and period. Not thread-safe.</summary>
internal sealed class TallyBlock(Run run) : TallyObserver, IBlock
{
    public CellMap<TallyCell> Cells { get; } = new(run.Window.Places);

    public override void Add(long value, long anchor) => run.CellAt(Cells, anchor)?.Add(value);

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants => [];

    public IBlock? VariantNamed(string name) => null;

    public void Flush()
    {
    }
}
