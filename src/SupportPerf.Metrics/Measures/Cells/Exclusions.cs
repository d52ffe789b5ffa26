namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>How many records were left out, by reason.</summary>
internal sealed class Exclusions
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Total { get; private set; }

    public void Add(string reason, long count = 1)
    {
        _counts.TryGetValue(reason, out long before);
        _counts[reason] = before + count;
        Total += count;
    }

    public void Merge(Exclusions? other)
    {
        if (other is null)
        {
            return;
        }

        foreach (KeyValuePair<string, long> entry in other._counts)
        {
            Add(entry.Key, entry.Value);
        }
    }

    public IReadOnlyDictionary<string, long> ToDictionary() => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
}
