using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <content>Taking away, saving and loading.</content>
internal sealed partial class ValueList
{
    /// <summary>Up to this many values are looked for one by one; more are sorted and walked through together.</summary>
    private const int FewValues = 8;

    /// <summary>Whether each value of another list is here as often as there.</summary>
    public bool Holds(ValueList other)
    {
        if (other.Count > Count)
        {
            return false;
        }

        if (_histogram is not null)
        {
            return _histogram.Holds(other._histogram!);
        }

        if (other._count <= FewValues)
        {
            for (int i = 0; i < other._count; i++)
            {
                if (CountOf(other[i]) < other.CountOf(other[i]))
                {
                    return false;
                }
            }

            return true;
        }

        long[] mine = ToSorted();
        int at = 0;
        foreach (long value in other.ToSorted())
        {
            while (at < mine.Length && mine[at] < value)
            {
                at++;
            }

            if (at == mine.Length || mine[at] != value)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    /// <summary>Takes each value of another list away once; all of them are here.</summary>
    public void Subtract(ValueList other)
    {
        if (_histogram is not null)
        {
            _histogram.Subtract(other._histogram!);
            return;
        }

        Own();
        if (other._count <= FewValues)
        {
            for (int i = 0; i < other._count; i++)
            {
                RemoveAt(IndexOf(other[i], 0));
            }

            return;
        }

        long[] mine = ToSorted();
        long[] theirs = other.ToSorted();
        _count = 0;
        int next = 0;
        foreach (long value in mine)
        {
            if (next < theirs.Length && theirs[next] == value)
            {
                next++;
            }
            else
            {
                Add(value);
            }
        }
    }

    /// <summary>Count, unit, the least value, then how much more each next one is.</summary>
    public void Write(ByteWriter into)
    {
        if (_histogram is not null)
        {
            _histogram.Write(into);
            return;
        }

        into.Count(_count);
        if (_count == 0)
        {
            return;
        }

        long[] sorted = ToSorted();
        int unit = TimeUnit.Seconds;
        foreach (long value in sorted)
        {
            unit = TimeUnit.Narrow(unit, value);
        }

        into.Count(unit);
        long divisor = TimeUnit.NanosecondsOf(unit);
        long last = sorted[0] / divisor;
        into.Signed(last);
        for (int i = 1; i < sorted.Length; i++)
        {
            long value = sorted[i] / divisor;
            into.Number(unchecked((ulong)(value - last)));
            last = value;
        }
    }

    public static ValueList Read(ref ByteReader from, QuantileMode mode = QuantileMode.Exact)
    {
        if (mode == QuantileMode.Approximate)
        {
            return new ValueList(LogLinearHistogram.Read(ref from));
        }

        ValueList list = new();
        int count = from.Length();
        if (count == 0)
        {
            return list;
        }

        int unit = from.Index(TimeUnit.Count);
        if (count > from.Left)
        {
            throw from.Bad("announces more than its bytes can hold");
        }

        long multiplier = TimeUnit.NanosecondsOf(unit);
        long most = long.MaxValue / multiplier;
        long least = long.MinValue / multiplier;
        int narrowest = TimeUnit.Seconds;
        long value = from.Signed();
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                ulong step = from.Number();
                if (step > unchecked((ulong)(most - value)))
                {
                    throw from.Bad("has a duration beyond all durations");
                }

                value = unchecked(value + (long)step);
            }

            if (value < least || value > most)
            {
                throw from.Bad("has a duration beyond all durations");
            }

            narrowest = TimeUnit.Narrow(narrowest, value * multiplier);
            list.Add(value * multiplier);
        }

        InstantList.CheckUnit(unit, narrowest, from);
        return list;
    }

    private int CountOf(long value)
    {
        int count = 0;
        for (int at = IndexOf(value, 0); at >= 0; at = IndexOf(value, at + 1))
        {
            count++;
        }

        return count;
    }

    private int IndexOf(long value, int from)
    {
        int found;
        if (_nanoseconds is not null)
        {
            found = Fine.Slice(from).IndexOf(value);
        }
        else
        {
            long whole = value / Nanoseconds.PerSecond;
            if (whole * Nanoseconds.PerSecond != value || unchecked((ulong)whole) > uint.MaxValue)
            {
                return -1;
            }

            Own();
            found = SpanAt(0).Slice(from).IndexOf(unchecked((uint)whole));
        }

        return found < 0 ? -1 : from + found;
    }

    private void RemoveAt(int index)
    {
        _count--;
        if (_nanoseconds is null)
        {
            _seconds[index] = _seconds[_count];
        }
        else
        {
            _nanoseconds[index] = _nanoseconds[_count];
        }
    }
}
