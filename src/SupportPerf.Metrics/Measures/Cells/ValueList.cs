using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// Values kept for exact quantiles, with their exact sum. Whole seconds below 2^32 take four bytes each; the first value
/// that is finer or larger turns the list into eight bytes each.
/// </summary>
internal sealed class ValueList
{
    private uint[] _seconds = [];
    private long[]? _nanoseconds;
    private WideSum _sum;

    public int Count { get; private set; }

    public WideSum Sum => _sum;

    public void Add(long value)
    {
        _sum.Add(value);
        if (_nanoseconds is null)
        {
            long whole = value / Nanoseconds.PerSecond;
            if (whole * Nanoseconds.PerSecond == value && (ulong)whole <= uint.MaxValue)
            {
                if (Count == _seconds.Length)
                {
                    Array.Resize(ref _seconds, Grow(Count));
                }

                _seconds[Count++] = unchecked((uint)whole);
                return;
            }

            Widen();
        }

        if (Count == _nanoseconds!.Length)
        {
            Array.Resize(ref _nanoseconds, Grow(Count));
        }

        _nanoseconds[Count++] = value;
    }

    public void Merge(ValueList other)
    {
        // A merge with itself would read what it writes.
        int count = other.Count;
        for (int i = 0; i < count; i++)
        {
            Add(other[i]);
        }
    }

    public long this[int index] => _nanoseconds is null ? _seconds[index] * Nanoseconds.PerSecond : _nanoseconds[index];

    /// <summary>The values in ascending order, in nanoseconds.</summary>
    public long[] ToSorted()
    {
        long[] sorted = new long[Count];
        if (_nanoseconds is null)
        {
            uint[] copy = new uint[Count];
            Array.Copy(_seconds, copy, Count);
            Array.Sort(copy);
            for (int i = 0; i < copy.Length; i++)
            {
                sorted[i] = copy[i] * Nanoseconds.PerSecond;
            }
        }
        else
        {
            Array.Copy(_nanoseconds, sorted, Count);
            Array.Sort(sorted);
        }

        return sorted;
    }

    private static int Grow(int length) => length < 4 ? 4 : length + (length / 2);

    private void Widen()
    {
        long[] wide = new long[Math.Max(4, _seconds.Length)];
        for (int i = 0; i < Count; i++)
        {
            wide[i] = _seconds[i] * Nanoseconds.PerSecond;
        }

        _nanoseconds = wide;
        _seconds = [];
    }
}
