using NodaTime;

namespace SupportPerf.Metrics.Tool.Calendars;

/// <summary>Collects answer lines and hands them on in large pieces.</summary>
internal sealed class AnswerWriter(Stream output)
{
    private const int Room = 64;
    private readonly byte[] buffer = new byte[1 << 16];
    private int used;

    public void Seconds(Duration duration) => this.used += LineText.WriteSeconds(duration, this.buffer.AsSpan(this.used));

    /// <summary>The instant; nothing for none.</summary>
    public void Instant(Instant? instant)
    {
        if (instant is { } known)
        {
            this.used += InstantText.Write(known, this.buffer.AsSpan(this.used));
        }
    }

    public void Truth(bool value)
    {
        ReadOnlySpan<byte> word = value ? "true"u8 : "false"u8;
        word.CopyTo(this.buffer.AsSpan(this.used));
        this.used += word.Length;
    }

    public void EndLine()
    {
        this.buffer[this.used++] = (byte)'\n';
        if (this.used > this.buffer.Length - Room)
        {
            this.Flush();
        }
    }

    public void Flush()
    {
        output.Write(this.buffer.AsSpan(0, this.used));
        this.used = 0;
        output.Flush();
    }
}
