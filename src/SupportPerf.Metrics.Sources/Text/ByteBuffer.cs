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
}
