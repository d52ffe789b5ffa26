using NodaTime;

namespace SupportPerf.Metrics.Tool.Calendars;

/// <summary>Collects answer lines and hands them on in large pieces.</summary>
internal sealed class AnswerWriter(Stream output)
{
    private const int Room = 64;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    public void Seconds(Duration duration) => _used += LineText.WriteSeconds(duration, _buffer.AsSpan(_used));

    /// <summary>The instant; nothing for none.</summary>
    public void Instant(Instant? instant)
    {
        if (instant is { } known)
        {
            _used += InstantText.Write(known, _buffer.AsSpan(_used));
        }
    }

    public void Truth(bool value)
    {
        ReadOnlySpan<byte> word = value ? "true"u8 : "false"u8;
        word.CopyTo(_buffer.AsSpan(_used));
        _used += word.Length;
    }

    public void EndLine()
    {
        _buffer[_used++] = (byte)'\n';
        if (_used > _buffer.Length - Room)
        {
            Flush();
        }
    }

    public void Flush()
    {
        output.Write(_buffer.AsSpan(0, _used));
        _used = 0;
        output.Flush();
    }
}
