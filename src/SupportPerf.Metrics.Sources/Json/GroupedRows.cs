using System.Runtime.InteropServices;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>Rows of the first pass, found again by their ticket: one list, sorted once.</summary>
internal sealed class GroupedRows<TKey, TRow>(Func<TRow, TKey> keyOf, IComparer<TRow> order)
    where TKey : notnull
{
    private readonly List<TRow> _rows = [];
    private Dictionary<TKey, (int From, int To)> _places = [];

    public int Count => _rows.Count;

    /// <summary>The tickets that have rows, after <see cref="Complete"/>.</summary>
    public IEnumerable<TKey> Keys => _places.Keys;

    public void Add(TRow row) => _rows.Add(row);

    /// <summary>Sorts; rows of one ticket must stand together in the order given.</summary>
    public void Complete()
    {
        Span<TRow> sorted = CollectionsMarshal.AsSpan(_rows);
        sorted.Sort(order);
        _places = [];
        int from = 0;
        for (int at = 1; at <= sorted.Length; at++)
        {
            if (at == sorted.Length || !keyOf(sorted[at]).Equals(keyOf(sorted[from])))
            {
                _places.Add(keyOf(sorted[from]), (from, at));
                from = at;
            }
        }
    }

    /// <summary>The rows of a ticket in their order; empty where there are none.</summary>
    public ReadOnlySpan<TRow> Of(TKey key) =>
        _places.TryGetValue(key, out (int From, int To) place) ? CollectionsMarshal.AsSpan(_rows)[place.From..place.To] : default;
}
