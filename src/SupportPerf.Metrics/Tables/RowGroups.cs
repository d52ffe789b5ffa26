namespace SupportPerf.Metrics.Tables;

/// <summary>The group of each row of a table, by the codes of the dimensions that a report is broken down by. Not thread-safe.</summary>
internal sealed class RowGroups
{
    private const int Unknown = -1;

    /// <summary>Up to this many combinations of values are looked up in an array.</summary>
    private const int MostListed = 1 << 16;

    private readonly Grouping _grouping;
    private readonly CodeStore?[] _codes;
    private readonly int[]? _listed;
    private readonly Dictionary<long, int> _found = [];

    public RowGroups(TableData data, Grouping grouping)
    {
        _grouping = grouping;
        _codes = grouping.By.Select(dimension => data.Dimensions.TryGetValue(dimension.Name, out CodeStore? codes) ? codes : null).ToArray();
        double combinations = _codes.Aggregate(1d, static (product, codes) => product * (codes?.Values.Count ?? 1));
        if (combinations > long.MaxValue / 2)
        {
            throw new ArgumentException(FormattableString.Invariant($"The {grouping.By.Count} dimensions have {combinations:E1} combinations of values. Break down by fewer of them."), nameof(grouping));
        }

        if (combinations <= MostListed)
        {
            _listed = new int[(int)combinations];
            _listed.AsSpan().Fill(Unknown);
        }
    }

    /// <summary>The group of a row.</summary>
    public int Of(int row)
    {
        long key = KeyOf(row);
        int group = _listed is not null ? _listed[key] : _found.TryGetValue(key, out int known) ? known : Unknown;
        return group != Unknown ? group : Note(key);
    }

    private long KeyOf(int row)
    {
        long key = 0;
        foreach (CodeStore? codes in _codes)
        {
            if (codes is not null)
            {
                key = (key * codes.Values.Count) + codes[row];
            }
        }

        return key;
    }

    private int Note(long key)
    {
        string?[] values = new string?[_codes.Length];
        long rest = key;
        for (int i = _codes.Length - 1; i >= 0; i--)
        {
            if (_codes[i] is { } codes)
            {
                values[i] = codes.Values[(int)(rest % codes.Values.Count)];
                rest /= codes.Values.Count;
            }
        }

        int group = _grouping.Of(values);
        if (_listed is not null)
        {
            _listed[key] = group;
        }
        else
        {
            _found.Add(key, group);
        }

        return group;
    }
}
