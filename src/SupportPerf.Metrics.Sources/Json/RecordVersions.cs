using System.Runtime.InteropServices;
using NodaTime;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>Which of several records with one id counts: the version updated last, of equal ones the last in the files. About 40 bytes a record.</summary>
internal sealed class RecordVersions<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Winner> _winners = [];
    private int _occurrences;

    public int Count => _winners.Count;

    public bool Contains(TKey id) => _winners.ContainsKey(id);

    /// <summary>Notes a version.</summary>
    public void Add(TKey id, Instant? updatedAt)
    {
        ref Winner winner = ref CollectionsMarshal.GetValueRefOrAddDefault(_winners, id, out bool exists);
        long version = updatedAt?.ToUnixTimeTicks() ?? long.MinValue;
        if (!exists || version >= winner.Version)
        {
            winner = new(version, _occurrences);
        }

        _occurrences++;
    }

    /// <summary>Whether the given occurrence of a record, counted in the order of <see cref="Add"/>, is the version that counts.</summary>
    public bool Counts(TKey id, int occurrence) => _winners.TryGetValue(id, out Winner winner) && winner.Occurrence == occurrence;

    private readonly record struct Winner(long Version, int Occurrence);
}
