using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The answers to one kind of survey, a variant a question, by group and period. Not thread-safe.</summary>
internal sealed class ScoreBlock(Run run, WeightBlock weights) : ScoreObserver, IBlock
{
    private readonly SortedDictionary<string, ScoreBlock> _variants = new(StringComparer.Ordinal);

    public CellMap<ScoreCell> Cells { get; } = new(run.Window.Places);

    /// <summary>The squares of the weights: a state part of their own, since reports without weights have none.</summary>
    public WeightBlock Weights => weights;

    public IReadOnlyDictionary<string, ScoreBlock> Variants => _variants;

    public override void Answer(int? score, int category, bool isTop, long? weight, long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Add(score, category, isTop, weight ?? SurveyReader.WeightUnit);
            if (weight is { } given)
            {
                cell.Weighted++;
                weights.Add(given, anchor);
            }
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
            block = new ScoreBlock(run, weights.Variant(name));
            _variants.Add(name, block);
        }

        return block;
    }

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants =>
        _variants.Select(static variant => new KeyValuePair<string, IBlock>(variant.Key, variant.Value));

    public IBlock? VariantNamed(string name) => (IBlock)Variant(name);

    public void Flush()
    {
    }
}
