using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>A block as part of a state: its maps, then each variant by name.</summary>
internal sealed class BlockState(IBlock block) : IState
{
    public bool IsEmpty => block.Maps.All(static map => map.IsEmpty) && Variants().All(static variant => variant.Value.IsEmpty);

    public void Flush() => block.Flush();

    public void Merge(IState other, Func<int, int> importGroup)
    {
        BlockState theirs = (BlockState)other;
        ForEachMap(theirs, (mine, map) => mine.Merge(map, importGroup));
        foreach (KeyValuePair<string, BlockState> variant in theirs.Variants())
        {
            Variant(variant.Key).Merge(variant.Value, importGroup);
        }
    }

    public bool Holds(IState other, Func<int, int> importGroup)
    {
        BlockState theirs = (BlockState)other;
        bool holds = true;
        ForEachMap(theirs, (mine, map) => holds &= mine.Holds(map, importGroup));
        return holds && theirs.Variants().All(variant => variant.Value.IsEmpty || Variant(variant.Key).Holds(variant.Value, importGroup));
    }

    public void Subtract(IState other, Func<int, int> importGroup)
    {
        BlockState theirs = (BlockState)other;
        ForEachMap(theirs, (mine, map) => mine.Subtract(map, importGroup));
        foreach (KeyValuePair<string, BlockState> variant in theirs.Variants())
        {
            Variant(variant.Key).Subtract(variant.Value, importGroup);
        }
    }

    public void MarkGroups(bool[] used)
    {
        foreach (IState map in block.Maps)
        {
            map.MarkGroups(used);
        }

        foreach (KeyValuePair<string, BlockState> variant in Variants())
        {
            variant.Value.MarkGroups(used);
        }
    }

    public void Write(ByteWriter into, int[] positions)
    {
        WriteMaps(into, positions);
        KeyValuePair<string, BlockState>[] variants = Variants().Where(static variant => !variant.Value.IsEmpty).ToArray();
        into.Count(variants.Length);
        foreach (KeyValuePair<string, BlockState> variant in variants)
        {
            into.Text(variant.Key);
            variant.Value.WriteMaps(into, positions);
        }
    }

    public void Read(ref ByteReader from, StateContext context)
    {
        ReadMaps(ref from, context);
        int variants = from.Length(bytesEach: 2);
        string? last = null;
        for (int i = 0; i < variants; i++)
        {
            string name = from.Text();
            if (last is not null && string.CompareOrdinal(last, name) >= 0)
            {
                throw from.Bad("has variants out of order");
            }

            if (block.VariantNamed(name) is not { } variant)
            {
                throw from.Bad("has a variant of a KPI that has none");
            }

            BlockState state = new(variant);
            state.ReadMaps(ref from, context);
            if (state.IsEmpty)
            {
                throw from.Bad("has a variant that is empty");
            }

            last = name;
        }
    }

    private void WriteMaps(ByteWriter into, int[] positions)
    {
        foreach (IState map in block.Maps)
        {
            map.Write(into, positions);
        }
    }

    private void ReadMaps(ref ByteReader from, StateContext context)
    {
        foreach (IState map in block.Maps)
        {
            map.Read(ref from, context);
        }
    }

    private void ForEachMap(BlockState theirs, Action<IState, IState> action)
    {
        for (int i = 0; i < block.Maps.Count; i++)
        {
            action(block.Maps[i], theirs.GetMap(i));
        }
    }

    private IState GetMap(int index) => block.Maps[index];

    private BlockState Variant(string name) => new(block.VariantNamed(name)!);

    private IEnumerable<KeyValuePair<string, BlockState>> Variants() =>
        block.NamedVariants.Select(static variant => new KeyValuePair<string, BlockState>(variant.Key, new BlockState(variant.Value)));
}
