using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The scores of reviews, a variant a scorecard, by group and period. Not thread-safe.</summary>
internal sealed class QaBlock(Run run)
{
    private readonly SortedDictionary<string, QaBlock> _variants = new(StringComparer.Ordinal);

    public CellMap<QaCell> Cells { get; } = new();

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

    public void Merge(QaBlock other, Func<int, int> importGroup)
    {
        foreach ((int group, int period, QaCell cell) in other.Cells.All())
        {
            Cells.At(importGroup(group), period).Merge(cell);
        }

        foreach (KeyValuePair<string, QaBlock> variant in other._variants)
        {
            Variant(variant.Key).Merge(variant.Value, importGroup);
        }
    }
}
