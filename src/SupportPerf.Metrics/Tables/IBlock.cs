namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one KPI: its cells, and a block of its own for each named variant.</summary>
internal interface IBlock
{
    /// <summary>The maps of cells, always the same number in the same order.</summary>
    IReadOnlyList<IState> Maps { get; }

    /// <summary>The variants so far, by name; they have none of their own.</summary>
    IEnumerable<KeyValuePair<string, IBlock>> NamedVariants { get; }

    /// <summary>The block of a variant, made where there was none; null for a KPI without variants.</summary>
    IBlock? VariantNamed(string name);

    void Flush();
}
