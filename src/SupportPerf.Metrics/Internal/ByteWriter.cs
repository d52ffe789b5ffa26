using System.Buffers;

namespace SupportPerf.Metrics.Internal;

/// <summary>Writes whole numbers and texts in as few bytes as one way allows, always the same ones for the same value.</summary>
/// <remarks>
/// Numbers are little-endian base-128 varints (seven bits a byte, the eighth says that more follow); signed ones are zigzag varints.
/// A text is its count of UTF-16 units, then each unit as a varint: exact for any text, and one byte for an ASCII letter.
/// </remarks>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Number(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)((value & 0x7F) | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    public void Count(long value) => Number(checked((ulong)value));

    public void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>Eight bytes, least significant first.</summary>
    public void Word(ulong value)
    {
        Reserve(8);
        for (int i = 0; i < 8; i++)
        {
            _bytes[Length++] = (byte)(value >> (8 * i) & 0xFF);
        }
    }

    public void Hash(TextHash value)
    {
        Word(value.High);
        Word(value.Low);
    }

    /// <summary>An exact sum of fewer than 128 bits, which may be negative: its lower word, then its upper one as a signed number.</summary>
    public void Sum(in WideSum value)
    {
        Number(value.Low);
        Signed(unchecked((long)value.Middle));
    }

    public void Text(string value)
    {
        Count(value.Length);
        foreach (char unit in value)
        {
            Number(unit);
        }
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>The count of another writer's bytes, then the bytes.</summary>
    public void Part(ByteWriter part)
    {
        Count(part.Length);
        Bytes(part.Written);
    }

    public void CopyTo(IBufferWriter<byte> destination)
    {
        // Piece by piece: a destination need not have room for everything at once.
        const int piece = 64 * 1024;
        for (int from = 0; from < Length; from += piece)
        {
            ReadOnlySpan<byte> next = Written.Slice(from, Math.Min(piece, Length - from));
            next.CopyTo(destination.GetSpan(next.Length));
            destination.Advance(next.Length);
        }
    }

    private void Reserve(int more)
    {
        int needed = checked(Length + more);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max((uint)needed, (uint)_bytes.Length * 2), 0x7FFF_FFC7));
        }
    }
}
