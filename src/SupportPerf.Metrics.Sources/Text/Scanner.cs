namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Reads digits and fixed characters from the front of a text.</summary>
internal ref struct Scanner(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool Is(byte expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    public bool Is(ReadOnlySpan<byte> expected)
    {
        if (!_rest.StartsWith(expected))
        {
            return false;
        }

        _rest = _rest[expected.Length..];
        return true;
    }

    /// <summary>A number of at least and at most so many digits; takes as many as there are. At most nine, so that it cannot overflow.</summary>
    public bool Digits(int min, int max, out int value)
    {
        value = 0;
        int count = 0;
        while (count < max && count < _rest.Length && _rest[count] is >= (byte)'0' and <= (byte)'9')
        {
            value = (value * 10) + (_rest[count] - '0');
            count++;
        }

        _rest = _rest[count..];
        return count >= min;
    }

    /// <summary>A fraction of a second of one to nine digits behind a point or comma, in nanoseconds; none is zero. More digits are refused.</summary>
    public bool Fraction(out long nanoseconds)
    {
        nanoseconds = 0;
        if (!Is((byte)'.') && !Is((byte)','))
        {
            return true;
        }

        int before = _rest.Length;
        if (!Digits(1, 9, out int digits))
        {
            return false;
        }

        nanoseconds = digits;
        for (int i = before - _rest.Length; i < 9; i++)
        {
            nanoseconds *= 10;
        }

        return _rest.IsEmpty || _rest[0] is < (byte)'0' or > (byte)'9';
    }
}
