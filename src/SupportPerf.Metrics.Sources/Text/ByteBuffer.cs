namespace SupportPerf.Metrics.Sources.Text;

/// <summary>A window over an input's bytes that grows when one row does not fit.</summary>
internal sealed class ByteBuffer
{
    private const int FirstSize = 1 << 17;

    public ByteBuffer(ByteInput input) => Input = input;

    public ByteInput Input { get; }

    public byte[] Bytes { get; private set; } = new byte[FirstSize];

    /// <summary>Where the part that is still needed starts.</summary>
    public int Start { get; set; }

    /// <summary>Where the part that was read ends.</summary>
    public int End { get; private set; }

    public bool IsEnded { get; private set; }

    public ReadOnlySpan<byte> Pending => Bytes.AsSpan(Start, End - Start);

    /// <summary>Reads more bytes behind the pending ones, which move to the front. False when there are none.</summary>
    public bool More()
    {
        if (IsEnded)
        {
            return false;
        }

        if (Start > 0)
        {
            Pending.CopyTo(Bytes);
            End -= Start;
            Start = 0;
        }

        if (End == Bytes.Length)
        {
            byte[] larger = new byte[Bytes.Length * 2];
            Pending.CopyTo(larger);
            Bytes = larger;
        }

        int count = Input.Read(Bytes.AsSpan(End));
        End += count;
        IsEnded = count == 0;
        return count > 0;
    }
}
