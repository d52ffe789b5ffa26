using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Statistics;

/// <summary>A sample with every value: ranks that were announced are selected at once, any other has a copy of the sample sorted.</summary>
/// <remarks>Safe for any number of threads: what is found is published whole.</remarks>
internal sealed class ExactValues : OrderedValues
{
    private readonly uint[] _seconds = [];
    private readonly int _first;
    private readonly long[] _nanoseconds = [];
    private readonly bool _isWhole;
    private Selected _selected = new([], []);
    private Array? _sorted;

    /// <param name="seconds">Whole seconds in any order, which become this one's own.</param>
    public ExactValues(uint[] seconds)
        : this(seconds, 0, seconds.Length)
    {
    }

    /// <param name="seconds">Whole seconds in any order, which stay as they are as long as this is asked.</param>
    /// <param name="first">Where its own begin.</param>
    /// <param name="count">How many they are.</param>
    public ExactValues(uint[] seconds, int first, int count)
    {
        _seconds = seconds;
        _first = first;
        _isWhole = true;
        Count = count;
    }

    /// <param name="nanoseconds">Nanoseconds in any order, which become this one's own.</param>
    public ExactValues(long[] nanoseconds)
        : this(nanoseconds, 0, nanoseconds.Length)
    {
    }

    /// <param name="nanoseconds">Nanoseconds in any order, which stay as they are as long as this is asked.</param>
    /// <param name="first">Where its own begin.</param>
    /// <param name="count">How many they are.</param>
    public ExactValues(long[] nanoseconds, int first, int count)
    {
        _nanoseconds = nanoseconds;
        _first = first;
        Count = count;
    }

    public override long Count { get; }

    public override WideSum SumOfSquares
    {
        get
        {
            WideSum sum = default;
            foreach (uint value in Seconds)
            {
                sum.AddSquare(value * Nanoseconds.PerSecond);
            }

            foreach (long value in Fine)
            {
                sum.AddSquare(value);
            }

            return sum;
        }
    }

    private ReadOnlySpan<uint> Seconds => _isWhole ? _seconds.AsSpan(_first, (int)Count) : [];

    private ReadOnlySpan<long> Fine => _isWhole ? [] : _nanoseconds.AsSpan(_first, (int)Count);

    public override long At(long rank)
    {
        Selected selected = Volatile.Read(ref _selected);
        int known = Array.BinarySearch(selected.Ranks, (int)rank);
        if (known >= 0)
        {
            return selected.Values[known];
        }

        return _isWhole ? ((uint[])Sorted())[rank] * Nanoseconds.PerSecond : ((long[])Sorted())[rank];
    }

    public override void Expect(ReadOnlySpan<long> ranks)
    {
        int[] wanted = Ascending(ranks);
        long[] values = new long[wanted.Length];
        if (_isWhole)
        {
            Span<uint> seconds = stackalloc uint[wanted.Length];
            SelectKernel.Select(Seconds, wanted, seconds);
            for (int i = 0; i < seconds.Length; i++)
            {
                values[i] = seconds[i] * Nanoseconds.PerSecond;
            }
        }
        else
        {
            SelectKernel.Select(Fine, wanted, values);
        }

        Volatile.Write(ref _selected, new Selected(wanted, values));
    }

    public override (long[] Values, long[] Counts) Distinct()
    {
        Array sorted = Sorted();
        List<long> values = [];
        List<long> counts = [];
        for (int i = 0; i < Count; i++)
        {
            long value = _isWhole ? ((uint[])sorted)[i] * Nanoseconds.PerSecond : ((long[])sorted)[i];
            if (i > 0 && value == values[values.Count - 1])
            {
                counts[counts.Count - 1]++;
            }
            else
            {
                values.Add(value);
                counts.Add(1);
            }
        }

        return (values.ToArray(), counts.ToArray());
    }

    /// <summary>The ranks that there are, in order, each once.</summary>
    private int[] Ascending(ReadOnlySpan<long> ranks)
    {
        Span<int> wanted = stackalloc int[ranks.Length];
        int distinct = 0;
        foreach (long rank in ranks)
        {
            if (rank < 0 || rank >= Count)
            {
                continue;
            }

            // A few that are nearly in order: put in where they belong.
            int at = distinct;
            while (at > 0 && wanted[at - 1] > rank)
            {
                at--;
            }

            if (at == 0 || wanted[at - 1] != rank)
            {
                wanted.Slice(at, distinct - at).CopyTo(wanted.Slice(at + 1));
                wanted[at] = (int)rank;
                distinct++;
            }
        }

        return wanted.Slice(0, distinct).ToArray();
    }

    private Array Sorted()
    {
        if (Volatile.Read(ref _sorted) is { } done)
        {
            return done;
        }

        Array sorted = _isWhole ? Seconds.ToArray() : Fine.ToArray();
        if (sorted is uint[] seconds)
        {
            Array.Sort(seconds);
        }
        else
        {
            Array.Sort((long[])sorted);
        }

        Volatile.Write(ref _sorted, sorted);
        return sorted;
    }

    private sealed class Selected(int[] ranks, long[] values)
    {
        public int[] Ranks { get; } = ranks;

        public long[] Values { get; } = values;
    }
}
