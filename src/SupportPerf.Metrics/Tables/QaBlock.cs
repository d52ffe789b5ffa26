using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The scores of reviews, a variant a scorecard, by group and period. Not thread-safe.</summary>
internal sealed class QaBlock(Run run) : IBlock
{
    private readonly SortedDictionary<string, QaBlock> _variants = new(StringComparer.Ordinal);

    public CellMap<QaCell> Cells { get; } = new(run.Window.Places);

    public IReadOnlyDictionary<string, QaBlock> Variants => _variants;

    public void Add(in QaFacts facts)
    {
        if (run.CellAt(Cells, facts.Anchor) is { } cell)
        {
            QaScore.Observe(facts, cell);
        }
    }

    public QaBlock Variant(string name)
    {
        if (!_variants.TryGetValue(name, out QaBlock? block))
        {
            block = new QaBlock(run);
            _variants.Add(name, block);
        }

        return block;
    }

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants =>
        _variants.Select(static variant => new KeyValuePair<string, IBlock>(variant.Key, variant.Value));

    public IBlock? VariantNamed(string name) => Variant(name);

    public void Flush()
    {
    }
}
