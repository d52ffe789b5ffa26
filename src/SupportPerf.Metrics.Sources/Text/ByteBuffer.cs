namespace SupportPerf.Metrics.Sources.Text;

/// <summary>A window over an input's bytes that grows when one row does not fit.</summary>
internal sealed class ByteBuffer
{
    private const int FirstSize = 1 << 17;

    public ByteBuffer(ByteInput input) => this.Input = input;

    public ByteInput Input { get; }

    public byte[] Bytes { get; private set; } = new byte[FirstSize];

    /// <summary>Where the part that is still needed starts.</summary>
    public int Start { get; set; }

    /// <summary>Where the part that was read ends.</summary>
    public int End { get; private set; }

    public bool IsEnded { get; private set; }

    public ReadOnlySpan<byte> Pending => this.Bytes.AsSpan(this.Start, this.End - this.Start);

    /// <summary>Reads more bytes behind the pending ones, which move to the front. False when there are none.</summary>
    public bool More()
    {
        if (this.IsEnded)
        {
            return false;
        }

        if (this.Start > 0)
        {
            this.Pending.CopyTo(this.Bytes);
            this.End -= this.Start;
            this.Start = 0;
        }

        if (this.End == this.Bytes.Length)
        {
            byte[] larger = new byte[this.Bytes.Length * 2];
            this.Pending.CopyTo(larger);
            this.Bytes = larger;
        }

        int count = this.Input.Read(this.Bytes.AsSpan(this.End));
        this.End += count;
        this.IsEnded = count == 0;
        return count > 0;
    }

    public void SkipByteOrderMark()
    {
        while (this.Pending.Length < 4 && this.More())
        {
        }

        ReadOnlySpan<byte> pending = this.Pending;
        if (pending.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            this.Start += 3;
        }
        else if (pending.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || pending.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || (pending.Length >= 2 && (pending[0] == 0 || pending[1] == 0)))
        {
            throw new SourceException(this.Input.Name, 1, null, "It looks like UTF-16 or binary data; expected text in UTF-8.");
        }
    }

    /// <summary>The first character that is no white space, without taking it. Null: there is none.</summary>
    public char? PeekText()
    {
        int offset = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = this.Pending[offset..];
            int found = rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (found >= 0)
            {
                return (char)rest[found];
            }

            offset += rest.Length;
            if (!this.More())
            {
                return null;
            }
        }
    }
}
