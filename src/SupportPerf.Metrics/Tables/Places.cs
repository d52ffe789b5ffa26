namespace SupportPerf.Metrics.Tables;

/// <summary>Numbers the (group, period) pairs that occur, so that every KPI finds its cell of a pair by an index. Not thread-safe.</summary>
internal sealed class Places
{
    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<long> _keys = [];

    public int Count => _keys.Count;

    public int Of(int group, int period)
    {
        long key = ((long)group << 32) | (uint)period;
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _keys.Count;
            _keys.Add(key);
            _numbers.Add(key, number);
        }

        return number;
    }

    /// <summary>The number of a pair; -1 where it has none yet.</summary>
    public int Find(int group, int period) => _numbers.TryGetValue(((long)group << 32) | (uint)period, out int number) ? number : -1;

    public int GroupOf(int place) => (int)(_keys[place] >> 32);

    public int PeriodOf(int place) => unchecked((int)_keys[place]);
}
