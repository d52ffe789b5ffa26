using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <content>Where the values stand: in an array of the list's own, in pieces of a shared one, or in an array that others have filled.</content>
internal sealed partial class ValueList
{
    /// <summary>Makes room for a whole second; false: it cannot be kept as one.</summary>
    private bool MakeRoom()
    {
        if (_histogram is not null || _nanoseconds is not null)
        {
            return false;
        }

        if (_arena is not null && (_pieces is not null || (_count == 0 && _seconds.Length == 0 && _sharedFrom < 0)))
        {
            _seconds = _arena.Take(Math.Min(Math.Max(LeastPiece, _count / 2), LargestPiece), out int start, out int length);
            (_pieces ??= []).Add((_seconds, start, _count));
            _offset = start - _count;
            _limit = _count + length;
            return true;
        }

        Own();
        if (_count == _seconds.Length)
        {
            Array.Resize(ref _seconds, Grow(_count));
        }

        _limit = _seconds.Length;
        return true;
    }

    /// <summary>Some values that stand side by side; they are all whole seconds.</summary>
    private ReadOnlySpan<uint> SpanAt(int index)
    {
        if (_pieces is null)
        {
            return _seconds.AsSpan(Math.Max(_sharedFrom, 0), _count);
        }

        (uint[] array, int start, int before) = _pieces[index];
        return array.AsSpan(start, (index + 1 < _pieces.Count ? _pieces[index + 1].Before : _count) - before);
    }

    private void CopyTo(Span<uint> into)
    {
        for (int i = 0; i < Spans; i++)
        {
            ReadOnlySpan<uint> values = SpanAt(i);
            values.CopyTo(into);
            into = into.Slice(values.Length);
        }
    }

    private uint[] Copy()
    {
        uint[] copy = new uint[_count];
        CopyTo(copy);
        return copy;
    }

    /// <summary>Room for so many: exactly those for the first values, more for further ones, since a total takes in one list after the other.</summary>
    private int GrowTo(int length, int needed) => needed <= length ? length : length == 0 ? Math.Max(needed, _room) : Math.Max(needed, Grow(length));

    /// <summary>Whether another list's shared values follow right after this one's, or this one has none.</summary>
    private bool Continues(ValueList other) =>
        _count == 0
            ? _nanoseconds is null && _seconds.Length == 0
            : ReferenceEquals(_seconds, other._seconds) && ReferenceEquals(_nanoseconds, other._nanoseconds) && _sharedFrom + _count == other._sharedFrom;

    /// <summary>Before changes other than to append: values that are shared or stand in pieces are copied into one array.</summary>
    private void Own()
    {
        if (_sharedFrom >= 0 || _pieces is not null)
        {
            if (_nanoseconds is null)
            {
                _seconds = Copy();
            }
            else
            {
                _nanoseconds = Fine.ToArray();
            }

            _sharedFrom = -1;
            _pieces = null;
            _offset = 0;
            _limit = _nanoseconds is null ? _count : NoRoom;
        }
    }

    private static int Grow(int length) => length < 4 ? 4 : length + (length / 2);

    private void Widen()
    {
        Own();
        long[] wide = new long[Math.Max(4, _seconds.Length)];
        for (int i = 0; i < _count; i++)
        {
            wide[i] = _seconds[i] * Nanoseconds.PerSecond;
        }

        _nanoseconds = wide;
        _seconds = [];
        _limit = NoRoom;
    }
}
