using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The weights of the answers to one kind of survey, a variant a question, by group and period. Not thread-safe.</summary>
internal sealed class WeightBlock(Run run) : IBlock
{
    private readonly SortedDictionary<string, WeightBlock> _variants = new(StringComparer.Ordinal);

    public CellMap<WeightCell> Cells { get; } = new(run.Window.Places);

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants =>
        _variants.Select(static variant => new KeyValuePair<string, IBlock>(variant.Key, variant.Value));

    public void Add(long weight, long? anchor) => run.CellAt(Cells, anchor)?.Add(weight);

    public WeightBlock Variant(string name)
    {
        if (!_variants.TryGetValue(name, out WeightBlock? block))
        {
            block = new WeightBlock(run);
            _variants.Add(name, block);
        }

        return block;
    }

    public IBlock? VariantNamed(string name) => Variant(name);

    public void Flush()
    {
    }
}
