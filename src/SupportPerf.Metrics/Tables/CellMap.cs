namespace SupportPerf.Metrics.Tables;

/// <summary>One cell for each (group, period) that has any record. Not thread-safe.</summary>
internal sealed class CellMap<TCell>
    where TCell : class, new()
{
    private readonly Dictionary<long, TCell> _cells = [];
    private long _lastKey = long.MinValue;
    private TCell? _last;

    public int Count => _cells.Count;

    public TCell At(int group, int period)
    {
        long key = ((long)group << 32) | (uint)period;
        if (key == _lastKey)
        {
            return _last!;
        }

        if (!_cells.TryGetValue(key, out TCell? cell))
        {
            cell = new TCell();
            _cells.Add(key, cell);
        }

        _lastKey = key;
        _last = cell;
        return cell;
    }

    public IEnumerable<(int Group, int Period, TCell Cell)> All()
    {
        foreach (KeyValuePair<long, TCell> entry in _cells)
        {
            yield return ((int)(entry.Key >> 32), unchecked((int)entry.Key), entry.Value);
        }
    }
}
