namespace SupportPerf.Metrics.Tables;

/// <summary>A dimension as codes into its values, as narrow as their number allows; code 0 is no value. Filled once, then only read.</summary>
internal sealed class CodeStore
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string?> _values = [null];
    private readonly List<bool> _used = [false];
    private readonly CodeColumn _rows = new();

    /// <summary>The values by code; the first is none.</summary>
    public IReadOnlyList<string?> Values => _values;

    public int Count => _rows.Count;

    public long Bytes => _rows.Bytes;

    public int this[int row] => _rows[row];

    /// <summary>The code of a value, new or known; null or empty is none.</summary>
    public int CodeOf(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return 0;
        }

        if (!_codes.TryGetValue(value!, out int code))
        {
            code = _values.Count;
            _values.Add(value);
            _used.Add(false);
            _codes.Add(value!, code);
        }

        return code;
    }

    /// <summary>Whether any row has a code.</summary>
    public bool IsUsed(int code) => _used[code];

    public void Add(int code)
    {
        _used[code] = true;
        _rows.Add(code);
    }

    /// <summary>Appends rows without a value: the dimension was not heard of before.</summary>
    public void Pad(int rows)
    {
        while (Count < rows)
        {
            Add(0);
        }
    }

    /// <inheritdoc cref="CodeColumn.Map"/>
    public void Map(int first, int[] numbers, Span<int> into) => _rows.Map(first, numbers, into);

    /// <summary>Gives back the room for more rows.</summary>
    public void Trim() => _rows.Trim();
}
