namespace SupportPerf.Metrics.Internal;

/// <summary>
/// Reads what <see cref="ByteWriter"/> writes, and nothing else: bytes that end too soon, numbers in more bytes than they need, counts that the
/// bytes left cannot hold are refused. So no input makes it allocate more than a small multiple of its own size.
/// </summary>
internal ref struct ByteReader
{
    /// <summary>No count of records is larger: sums of a thousand of them still fit 64 bits.</summary>
    public const long MostRecords = 1L << 53;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _offset;
    private int _at;

    public ByteReader(ReadOnlySpan<byte> bytes, int offset = 0)
    {
        _bytes = bytes;
        _offset = offset;
        _at = 0;
    }

    public readonly int Left => _bytes.Length - _at;

    /// <summary>Where in the whole this part begins.</summary>
    public readonly int Offset => _offset;

    public readonly bool IsAtEnd => _at == _bytes.Length;

    public byte Byte()
    {
        if (_at >= _bytes.Length)
        {
            throw Bad("ends too soon");
        }

        return _bytes[_at++];
    }

    public ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            if (shift == 63 && next > 1)
            {
                throw Bad("has a number of more than 64 bits");
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return next == 0 && shift > 0 ? throw Bad("has a number in more bytes than it needs") : value;
            }
        }

        throw Bad("has a number of more than 64 bits");
    }

    public long Signed()
    {
        ulong value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>How many records something stands for.</summary>
    public long Count()
    {
        ulong value = Number();
        return value <= MostRecords ? (long)value : throw Bad("counts more records than there can be");
    }

    /// <summary>How many records something stands for, which is not written where there are none.</summary>
    public long Positive()
    {
        long count = Count();
        return count > 0 ? count : throw Bad("has a count of zero where none is written");
    }

    /// <summary>How many things follow, each in at least some bytes.</summary>
    public int Length(int bytesEach = 1)
    {
        ulong value = Number();
        return value <= (ulong)(Left / bytesEach) ? (int)value : throw Bad("announces more than its bytes can hold");
    }

    /// <summary>A whole number from 0 to less than an end.</summary>
    public int Index(int end)
    {
        ulong value = Number();
        return value < (ulong)end ? (int)value : throw Bad("refers to something that is not there");
    }

    public ulong Word()
    {
        ReadOnlySpan<byte> bytes = Take(8);
        ulong value = 0;
        for (int i = 0; i < 8; i++)
        {
            value |= (ulong)bytes[i] << (8 * i);
        }

        return value;
    }

    public TextHash Hash() => new(Word(), Word());

    /// <summary>Nanoseconds of Unix time, within the range of instants.</summary>
    public long Instant()
    {
        long instant = Signed();
        return Nanoseconds.IsInstant(instant) ? instant : throw Bad("has an instant beyond all years");
    }

    public WideSum Sum() => WideSum.FromTwoWords(Number(), unchecked((ulong)Signed()));

    public string Text()
    {
        char[] text = new char[Length()];
        for (int i = 0; i < text.Length; i++)
        {
            ulong unit = Number();
            text[i] = unit <= char.MaxValue ? (char)unit : throw Bad("has a text with a unit of more than 16 bits");
        }

        return new string(text);
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
        {
            throw Bad("ends too soon");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    /// <summary>What <see cref="ByteWriter.Part"/> wrote.</summary>
    public ByteReader Part()
    {
        int length = Length();
        int offset = _offset + _at;
        return new ByteReader(Take(length), offset);
    }

    public ReadOnlySpan<byte> Rest() => Take(Left);

    public readonly void End()
    {
        if (!IsAtEnd)
        {
            throw Bad("has bytes left over");
        }
    }

    /// <summary>What is wrong, and where.</summary>
    public readonly InvalidStateException Bad(string what) =>
        new(FormattableString.Invariant($"The saved state {what} (byte {_offset + _at}). It is damaged, or was not written by this library; nothing of it was used."));
}
