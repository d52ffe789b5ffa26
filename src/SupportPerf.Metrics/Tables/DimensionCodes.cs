namespace SupportPerf.Metrics.Tables;

/// <summary>Copies the codes of dimension columns that come from outside into a table's own. Not thread-safe.</summary>
internal sealed class DimensionCodes
{
    private readonly List<(DimensionColumn Column, CodeStore Codes, int[] Map)> _columns = [];
    private readonly TableData _data;

    /// <param name="data">The table.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentException">Two of them are of one dimension.</exception>
    public DimensionCodes(TableData data, IReadOnlyList<DimensionColumn> columns)
    {
        _data = data;
        foreach (DimensionColumn column in columns)
        {
            Take(column, column.Dimension.Name);
        }
    }

    /// <summary>Takes a column for one more dimension of the table.</summary>
    /// <exception cref="ArgumentException">The table has that dimension.</exception>
    public void Take(DimensionColumn column, string name)
    {
        if (_data.Dimensions.ContainsKey(name))
        {
            throw new ArgumentException($"Two columns are of the dimension {name}.");
        }

        CodeStore codes = new();
        _data.Dimensions.Add(name, codes);
        _columns.Add((column, codes, column.Values.Select(codes.CodeOf).ToArray()));
    }

    /// <summary>Appends the codes of a row of the columns.</summary>
    public void Add(int row)
    {
        foreach ((DimensionColumn column, CodeStore codes, int[] map) in _columns)
        {
            int code = column.Codes[row];
            codes.Add(code < 0 ? 0 : map[code]);
        }
    }
}
