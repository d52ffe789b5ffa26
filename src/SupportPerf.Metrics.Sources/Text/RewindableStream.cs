namespace SupportPerf.Metrics.Sources.Text;

/// <summary>A stream that can be read twice although it is opened once. What cannot seek, such as standard input, is kept in memory as it is stored.</summary>
internal sealed class RewindableStream : Stream
{
    private readonly Stream _stream;
    private readonly long _start;
    private List<byte[]>? _kept;
    private int _keptAt;

    public RewindableStream(Stream stream)
    {
        _stream = stream;
        if (stream.CanSeek)
        {
            _start = stream.Position;
        }
        else
        {
            _kept = [];
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => _stream.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _stream.Length - _start;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsReplay { get; set; }

    /// <summary>It will be read once only: nothing needs to be kept.</summary>
    public void ReadOnce() => _kept = null;

    /// <summary>Goes back to the beginning, after a first reading to the end.</summary>
    public void Rewind()
    {
        IsReplay = true;
        if (_stream.CanSeek)
        {
            _stream.Position = _start;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (IsReplay && _kept is not null)
        {
            return Replay(buffer);
        }

        int count = _stream.Read(buffer);
        if (count > 0)
        {
            _kept?.Add(buffer[..count].ToArray());
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Closes the stream. Disposing does not, for a first reading disposes what it has read.</summary>
    public void Release() => _stream.Dispose();

    /// <summary>Gives out a kept piece; a rest that does not fit takes its place, so that memory shrinks on the way.</summary>
    private int Replay(Span<byte> buffer)
    {
        if (_keptAt == _kept!.Count)
        {
            return 0;
        }

        byte[] piece = _kept[_keptAt];
        int count = Math.Min(piece.Length, buffer.Length);
        piece.AsSpan(0, count).CopyTo(buffer);
        _kept[_keptAt] = piece[count..];
        if (count == piece.Length)
        {
            _keptAt++;
        }

        return count;
    }
}
