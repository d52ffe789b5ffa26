namespace SupportPerf.Metrics.Tables;

/// <summary>A column that grows. Filled once, then only read.</summary>
/// <typeparam name="T">What a row holds.</typeparam>
/// <param name="absent">What rows hold that came before the column was needed.</param>
internal sealed class Column<T>(T absent)
    where T : unmanaged
{
    private T[] _items = [];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public int Capacity => _items.Length;

    public T this[int row] => _items[row];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(16, Count * 2));
        }

        _items[Count++] = item;
    }

    /// <summary>Appends rows that hold nothing until there are so many.</summary>
    public void Pad(int rows)
    {
        while (Count < rows)
        {
            Add(absent);
        }
    }

    /// <summary>Gives back the room for more rows.</summary>
    public void Trim() => Array.Resize(ref _items, Count);
}
