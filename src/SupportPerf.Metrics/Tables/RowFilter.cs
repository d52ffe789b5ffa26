namespace SupportPerf.Metrics.Tables;

/// <summary>Which rows of a table have, for each dimension named, one of the values given for it: one look-up in a mask a dimension. Immutable.</summary>
internal sealed class RowFilter
{
    private readonly (CodeStore? Codes, bool[] Kept)[] _conditions;

    private RowFilter((CodeStore? Codes, bool[] Kept)[] conditions) => _conditions = conditions;

    public static RowFilter None { get; } = new([]);

    public bool KeepsAll => _conditions.Length == 0;

    /// <summary>This filter and one more.</summary>
    public RowFilter And(TableData data, IReadOnlyList<KeyValuePair<Dimension, string>> where) => where.Count == 0
        ? this
        : new(
            [
                .. _conditions,
                .. where.GroupBy(static condition => condition.Key).Select(group => Condition(data, group.Key, new HashSet<string>(group.Select(static condition => condition.Value), StringComparer.Ordinal))),
            ]);

    public bool Keeps(int row)
    {
        foreach ((CodeStore? codes, bool[] kept) in _conditions)
        {
            if (!kept[codes is null ? 0 : codes[row]])
            {
                return false;
            }
        }

        return true;
    }

    private static (CodeStore? Codes, bool[] Kept) Condition(TableData data, Dimension dimension, HashSet<string> values)
    {
        if (dimension.Equals(Dimension.HourOfDay) || dimension.Equals(Dimension.Weekday))
        {
            throw new ArgumentException($"A filter on {dimension} is not possible: it differs from KPI to KPI. Break down by it instead.", nameof(dimension));
        }

        data.Dimensions.TryGetValue(dimension.Name, out CodeStore? codes);
        IEnumerable<string?> known = codes?.Values ?? [null];
        return (codes, known.Select(value => values.Contains(value ?? SupportReport.NoValue)).ToArray());
    }
}
