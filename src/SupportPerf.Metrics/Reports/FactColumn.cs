namespace SupportPerf.Metrics.Reports;

/// <summary>What a column of a table of facts holds.</summary>
internal enum FactKind
{
    Text,
    Number,
    Flag,
}

/// <summary>A column of a table of facts: a name, and the cell of the record at hand; null for none.</summary>
internal sealed class FactColumn(string name, FactKind kind, Func<string?> value)
{
    public string Name { get; } = name;

    public FactKind Kind { get; } = kind;

    public Func<string?> Value { get; } = value;
}
