namespace SupportPerf.Metrics.Tables;

/// <summary>Numbers the (group, period) pairs that occur, so that every KPI finds its cell of a pair by an index. Not thread-safe.</summary>
internal sealed class Places
{
    /// <summary>The periods of a group that are looked up in an array: from a little before the first one that came.</summary>
    private const int Before = 32;
    private const int Most = 1024;

    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<long> _keys = [];

    // A row a group: one more than the number of the pair, 0 for none.
    private int[]?[] _rows = [];
    private int _firstPeriod;

    public int Count => _keys.Count;

    public int Of(int group, int period)
    {
        int[]?[] rows = _rows;
        if (group < rows.Length && rows[group] is { } row)
        {
            uint at = unchecked((uint)(period - _firstPeriod)); // Earlier periods wrap to beyond the row.
            if (at < (uint)row.Length && row[at] > 0)
            {
                return row[at] - 1;
            }
        }

        return Number(group, period);
    }

    private int Number(int group, int period)
    {
        long key = ((long)group << 32) | unchecked((uint)period);
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _keys.Count;
            _keys.Add(key);
            _numbers.Add(key, number);
        }

        Keep(group, period, number);
        return number;
    }

    private void Keep(int group, int period, int number)
    {
        _firstPeriod = _rows.Length == 0 ? unchecked(period - Before) : _firstPeriod;
        uint at = unchecked((uint)(period - _firstPeriod));
        if (at >= Most)
        {
            return;
        }

        if (group >= _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(group + 1, _rows.Length * 2));
        }

        int[] row = _rows[group] ?? [];
        if (at >= row.Length)
        {
            Array.Resize(ref row, Math.Min(Most, (int)at + Before));
            _rows[group] = row;
        }

        row[at] = number + 1;
    }

    /// <summary>The number of a pair; -1 where it has none yet.</summary>
    public int Find(int group, int period) => _numbers.TryGetValue(((long)group << 32) | unchecked((uint)period), out int number) ? number : -1;

    public int GroupOf(int place) => (int)(_keys[place] >> 32);

    public int PeriodOf(int place) => unchecked((int)_keys[place]);
}
