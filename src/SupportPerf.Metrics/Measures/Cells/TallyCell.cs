namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a count a record, for example reopens a ticket: how many records have which count.</summary>
internal sealed class TallyCell
{
    private readonly SortedDictionary<long, long> _tally = [];

    public Exclusions? Excluded { get; set; }

    public long Records { get; private set; }

    public long Sum { get; private set; }

    public void Add(long value, long records = 1)
    {
        _tally.TryGetValue(value, out long before);
        _tally[value] = before + records;
        Records += records;
        Sum += value * records;
    }

    public long[] ToSorted()
    {
        long[] sorted = new long[Records];
        int at = 0;
        foreach (KeyValuePair<long, long> entry in _tally)
        {
            for (long i = 0; i < entry.Value; i++)
            {
                sorted[at++] = entry.Key;
            }
        }

        return sorted;
    }

    public void Merge(TallyCell other)
    {
        foreach (KeyValuePair<long, long> entry in other._tally.ToArray())
        {
            Add(entry.Key, entry.Value);
        }

        if (other.Excluded is not null)
        {
            (Excluded ??= new()).Merge(other.Excluded);
        }
    }
}
