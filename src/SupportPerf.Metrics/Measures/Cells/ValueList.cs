using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// Durations kept for quantiles; their order means nothing. Exact: every value is kept; whole seconds below 2^32 take four bytes each, and the first value
/// that is finer or larger turns the list into eight bytes each. Approximate: buckets are counted.
/// </summary>
internal sealed partial class ValueList
{
    private readonly LogLinearHistogram? _histogram;
    private uint[] _seconds = [];
    private long[]? _nanoseconds;
    private int _count;
    private int _room;

    /// <summary>Where the values begin in an array that others share, and that is not written to; -1 for an own array.</summary>
    private int _sharedFrom = -1;

    public ValueList(QuantileMode mode = QuantileMode.Exact) => _histogram = mode == QuantileMode.Approximate ? new LogLinearHistogram() : null;

    private ValueList(LogLinearHistogram histogram) => _histogram = histogram;

    private ValueList(uint[] shared, int first, int count) => (_seconds, _sharedFrom, _count) = (shared, first, count);

    /// <summary>A list of values that stand somewhere in an array. The array is read only, and must hold them as long as the list or a summary of it is asked.</summary>
    public static ValueList Shared(uint[] seconds, int first, int count) => new(seconds, first, count);

    /// <summary>An empty one that keeps values as this one does.</summary>
    public ValueList NewEmpty() => new(_histogram is null ? QuantileMode.Exact : QuantileMode.Approximate);

    public long Count => _histogram?.Count ?? _count;

    /// <summary>The exact sum.</summary>
    public WideSum Sum
    {
        get
        {
            if (_histogram is not null)
            {
                return _histogram.Sum;
            }

            WideSum sum = default;
            if (_nanoseconds is null)
            {
                sum.AddProduct(SumKernel.Of(Seconds), Nanoseconds.PerSecond);
                return sum;
            }

            foreach (long value in _nanoseconds.AsSpan(0, _count))
            {
                sum.Add(value);
            }

            return sum;
        }
    }

    /// <summary>The values in seconds, where they are all whole.</summary>
    private ReadOnlySpan<uint> Seconds => _seconds.AsSpan(Math.Max(_sharedFrom, 0), _count);

    public void Add(long value)
    {
        if (_histogram is not null)
        {
            _histogram.Add(value);
            return;
        }

        Own();
        if (_nanoseconds is null)
        {
            long whole = value / Nanoseconds.PerSecond;
            if (whole * Nanoseconds.PerSecond == value && unchecked((ulong)whole) <= uint.MaxValue)
            {
                Append(unchecked((uint)whole));
                return;
            }

            Widen();
        }

        if (_count == _nanoseconds!.Length)
        {
            Array.Resize(ref _nanoseconds, Grow(_count));
        }

        _nanoseconds[_count++] = value;
    }

    /// <summary>Adds a value of whole seconds.</summary>
    public void AddSeconds(uint seconds)
    {
        if (_histogram is null && _nanoseconds is null && _sharedFrom < 0)
        {
            Append(seconds);
        }
        else
        {
            Add(seconds * Nanoseconds.PerSecond);
        }
    }

    /// <summary>Says how many values will be merged into an empty list, so that it grows once.</summary>
    public void Reserve(long count) => _room = (int)Math.Min(count, int.MaxValue / 2);

    public void Merge(ValueList other)
    {
        if (_histogram is not null)
        {
            _histogram.Merge(other._histogram!);
            return;
        }

        int count = other._count;
        if (other._sharedFrom >= 0 && Continues(other))
        {
            _sharedFrom = _count == 0 ? other._sharedFrom : _sharedFrom;
            _seconds = other._seconds;
            _count += count;
            return;
        }

        Own();
        if (_nanoseconds is null && other._nanoseconds is null)
        {
            Array.Resize(ref _seconds, GrowTo(_seconds.Length, _count + count));
            other.Seconds.CopyTo(_seconds.AsSpan(_count));
            _count += count;
            return;
        }

        if (_nanoseconds is null)
        {
            Widen();
        }

        Array.Resize(ref _nanoseconds, GrowTo(_nanoseconds!.Length, _count + count));
        for (int i = 0; i < count; i++)
        {
            _nanoseconds[_count + i] = other[i];
        }

        _count += count;
    }

    public long this[int index] => _nanoseconds is null ? _seconds[index + Math.Max(_sharedFrom, 0)] * Nanoseconds.PerSecond : _nanoseconds[index];

    /// <summary>The largest value; <see cref="long.MinValue"/> for none.</summary>
    public long Max()
    {
        long max = long.MinValue;
        for (int i = 0; i < _count; i++)
        {
            max = Math.Max(max, this[i]);
        }

        return max;
    }

    /// <summary>The smallest value; <see cref="long.MaxValue"/> for none.</summary>
    public long Min()
    {
        long min = long.MaxValue;
        for (int i = 0; i < _count; i++)
        {
            min = Math.Min(min, this[i]);
        }

        return min;
    }

    /// <summary>The values by rank, as they are now.</summary>
    public OrderedValues ToOrdered() =>
        _histogram is not null ? new HistogramValues(_histogram)
        : _nanoseconds is not null ? new ExactValues(_nanoseconds.AsSpan(0, _count).ToArray())
        : _sharedFrom >= 0 ? new ExactValues(_seconds, _sharedFrom, _count)
        : new ExactValues(Seconds.ToArray());

    /// <summary>The values in ascending order, in nanoseconds.</summary>
    public long[] ToSorted()
    {
        long[] sorted = new long[_count];
        if (_nanoseconds is null)
        {
            uint[] copy = Seconds.ToArray();
            Array.Sort(copy);
            for (int i = 0; i < copy.Length; i++)
            {
                sorted[i] = copy[i] * Nanoseconds.PerSecond;
            }
        }
        else
        {
            Array.Copy(_nanoseconds, sorted, _count);
            Array.Sort(sorted);
        }

        return sorted;
    }

    private void Append(uint value)
    {
        if (_count == _seconds.Length)
        {
            Array.Resize(ref _seconds, Grow(_count));
        }

        _seconds[_count++] = value;
    }

    /// <summary>Room for so many: exactly those for the first values, more for further ones, since a total takes in one list after the other.</summary>
    private int GrowTo(int length, int needed) => needed <= length ? length : length == 0 ? Math.Max(needed, _room) : Math.Max(needed, Grow(length));

    /// <summary>Whether another list's shared values follow right after this one's, or this one has none.</summary>
    private bool Continues(ValueList other) =>
        _count == 0 ? _nanoseconds is null && _seconds.Length == 0 : ReferenceEquals(_seconds, other._seconds) && _sharedFrom + _count == other._sharedFrom;

    /// <summary>Before the first change: values that are shared are copied.</summary>
    private void Own()
    {
        if (_sharedFrom >= 0)
        {
            _seconds = Seconds.ToArray();
            _sharedFrom = -1;
        }
    }

    private static int Grow(int length) => length < 4 ? 4 : length + (length / 2);

    private void Widen()
    {
        long[] wide = new long[Math.Max(4, _seconds.Length)];
        for (int i = 0; i < _count; i++)
        {
            wide[i] = _seconds[i] * Nanoseconds.PerSecond;
        }

        _nanoseconds = wide;
        _seconds = [];
    }
}
