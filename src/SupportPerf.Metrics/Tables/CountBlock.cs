using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one count, by group and period. Not thread-safe.</summary>
internal sealed class CountBlock(Run run) : CountObserver, IBlock
{
    public CellMap<CountCell> Cells { get; } = new(run.Window.Places);

    public override void Add(long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Count++;
        }
    }

    private readonly List<CountCell> _counted = [];

    public override void Begin() => _counted.Clear();

    public override void AddOnce(long anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell && !_counted.Contains(cell))
        {
            _counted.Add(cell);
            cell.Count++;
        }
    }

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants => [];

    public IBlock? VariantNamed(string name) => null;

    public void Flush()
    {
    }
}
