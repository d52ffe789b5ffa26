using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The answers to one kind of survey, a variant a question, by group and period. Not thread-safe.</summary>
internal sealed class ScoreBlock(Run run) : ScoreObserver
{
    private readonly SortedDictionary<string, ScoreBlock> _variants = new(StringComparer.Ordinal);

    public CellMap<ScoreCell> Cells { get; } = new();

    public IReadOnlyDictionary<string, ScoreBlock> Variants => _variants;

    public override void Answer(int? score, int category, bool isTop, long? weight, long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Add(score, category, isTop, weight ?? SurveyReader.WeightUnit);
            cell.HasWeights |= weight is not null;
        }
    }

    public override void Superseded(long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Superseded++;
        }
    }

    public override void NotAnswered(long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.NotAnswered++;
        }
    }

    public override void Exclude(string reason, long? anchor) => run.CellAt(Cells, anchor)?.Exclude(reason);

    public override ScoreObserver Variant(string name)
    {
        if (!_variants.TryGetValue(name, out ScoreBlock? block))
        {
            block = new ScoreBlock(run);
            _variants.Add(name, block);
        }

        return block;
    }

    public void Merge(ScoreBlock other, Func<int, int> importGroup)
    {
        foreach ((int group, int period, ScoreCell cell) in other.Cells.All())
        {
            Cells.At(importGroup(group), period).Merge(cell);
        }

        foreach (KeyValuePair<string, ScoreBlock> variant in other._variants)
        {
            ((ScoreBlock)Variant(variant.Key)).Merge(variant.Value, importGroup);
        }
    }
}
