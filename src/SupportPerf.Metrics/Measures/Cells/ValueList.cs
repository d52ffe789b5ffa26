using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// Durations kept for quantiles; their order means nothing. Exact: every value is kept; whole seconds below 2^32 take four bytes each, and the first value
/// that is finer or larger turns the list into eight bytes each. Approximate: buckets are counted.
/// </summary>
internal sealed partial class ValueList
{
    // Pieces grow with the list, so that a third of the room is spare at most.
    private const int LeastPiece = 16;
    private const int LargestPiece = 512;

    /// <summary>No value can be appended to the array as it is.</summary>
    private const int NoRoom = -1;

    private readonly LogLinearHistogram? _histogram;
    private readonly ValueArena? _arena;
    private uint[] _seconds = [];
    private long[]? _nanoseconds;
    private int _count;
    private int _room;

    /// <summary>Up to so many values there is room: the next whole second goes into the array at their number and the offset.</summary>
    private int _limit;
    private int _offset;

    /// <summary>The pieces that values were appended to, where each begins, and how many values stand before it; null where all values stand in one array.</summary>
    private List<(uint[] Array, int Start, int Before)>? _pieces;

    /// <summary>Where the values begin in an array that others share, and that is not written to; -1 for an own array.</summary>
    private int _sharedFrom = -1;

    /// <param name="mode">How values are kept.</param>
    /// <param name="arena">Where values that are added one by one find room. Null: in an array of the list's own.</param>
    public ValueList(QuantileMode mode = QuantileMode.Exact, ValueArena? arena = null)
    {
        _histogram = mode == QuantileMode.Approximate ? new LogLinearHistogram() : null;
        _arena = arena;
        _limit = _histogram is null ? 0 : NoRoom;
    }

    private ValueList(LogLinearHistogram histogram) => (_histogram, _limit) = (histogram, NoRoom);

    private ValueList(uint[] seconds, long[]? nanoseconds, int first, int count) => (_seconds, _nanoseconds, _sharedFrom, _count, _limit) = (seconds, nanoseconds, first, count, NoRoom);

    /// <summary>A list of values that stand somewhere in an array. The array is read only, and must hold them as long as the list or a summary of it is asked.</summary>
    public static ValueList Shared(uint[] seconds, int first, int count) => new(seconds, null, first, count);

    /// <inheritdoc cref="Shared(uint[], int, int)"/>
    public static ValueList Shared(long[] nanoseconds, int first, int count) => new([], nanoseconds, first, count);

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
                for (int i = 0; i < Spans; i++)
                {
                    sum.AddProduct(SumKernel.Of(SpanAt(i)), Nanoseconds.PerSecond);
                }

                return sum;
            }

            foreach (long value in Fine)
            {
                sum.Add(value);
            }

            return sum;
        }
    }

    /// <summary>In how many spans the values stand, where they are all whole seconds.</summary>
    private int Spans => _pieces?.Count ?? 1;

    /// <summary>The values in nanoseconds, where some may be no whole seconds.</summary>
    private ReadOnlySpan<long> Fine => _nanoseconds.AsSpan(Math.Max(_sharedFrom, 0), _count);

    public void Add(long value)
    {
        if (_histogram is not null)
        {
            _histogram.Add(value);
            return;
        }

        if (_nanoseconds is null)
        {
            long whole = value / Nanoseconds.PerSecond;
            if (whole * Nanoseconds.PerSecond == value && unchecked((ulong)whole) <= uint.MaxValue)
            {
                AddSeconds(unchecked((uint)whole));
                return;
            }

            Widen();
        }

        Own();
        if (_count == _nanoseconds!.Length)
        {
            Array.Resize(ref _nanoseconds, Grow(_count));
        }

        _nanoseconds[_count++] = value;
    }

    /// <summary>Adds a value of whole seconds.</summary>
    public void AddSeconds(uint seconds)
    {
        if (_count >= _limit && !MakeRoom())
        {
            if (_histogram is not null)
            {
                _histogram.AddSeconds(seconds);
            }
            else
            {
                Add(seconds * Nanoseconds.PerSecond);
            }

            return;
        }

        _seconds[_offset + _count++] = seconds;
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
            _nanoseconds = other._nanoseconds;
            _count += count;
            _limit = NoRoom;
            return;
        }

        Own();
        if (_nanoseconds is null && other._nanoseconds is null)
        {
            Array.Resize(ref _seconds, GrowTo(_seconds.Length, _count + count));
            other.CopyTo(_seconds.AsSpan(_count));
            _limit = _seconds.Length;
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

    public long this[int index]
    {
        get
        {
            if (_nanoseconds is not null)
            {
                return Fine[index];
            }

            int span = Spans - 1;
            while (span > 0 && _pieces![span].Before > index)
            {
                span--;
            }

            return SpanAt(span)[index - (_pieces is null ? 0 : _pieces[span].Before)] * Nanoseconds.PerSecond;
        }
    }

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
        : _nanoseconds is not null ? (_sharedFrom >= 0 ? new ExactValues(_nanoseconds, _sharedFrom, _count) : new ExactValues(Fine.ToArray()))
        : _sharedFrom >= 0 ? new ExactValues(_seconds, _sharedFrom, _count)
        : new ExactValues(Copy());

    /// <summary>The values in ascending order, in nanoseconds.</summary>
    public long[] ToSorted()
    {
        long[] sorted = new long[_count];
        if (_nanoseconds is null)
        {
            uint[] copy = Copy();
            Array.Sort(copy);
            for (int i = 0; i < copy.Length; i++)
            {
                sorted[i] = copy[i] * Nanoseconds.PerSecond;
            }
        }
        else
        {
            Fine.CopyTo(sorted);
            Array.Sort(sorted);
        }

        return sorted;
    }
}
