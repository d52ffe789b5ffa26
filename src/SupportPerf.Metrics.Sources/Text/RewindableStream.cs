namespace SupportPerf.Metrics.Sources.Text;

/// <summary>A stream that can be read twice although it is opened once. What cannot seek, such as standard input, is kept in memory as it is stored.</summary>
internal sealed class RewindableStream : Stream
{
    private readonly Stream stream;
    private readonly long start;
    private List<byte[]>? kept;
    private int keptAt;

    public RewindableStream(Stream stream)
    {
        this.stream = stream;
        if (stream.CanSeek)
        {
            this.start = stream.Position;
        }
        else
        {
            this.kept = [];
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => this.stream.CanSeek;

    public override bool CanWrite => false;

    public override long Length => this.stream.Length - this.start;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsReplay { get; set; }

    /// <summary>It will be read once only: nothing needs to be kept.</summary>
    public void ReadOnce() => this.kept = null;

    /// <summary>Goes back to the beginning, after a first reading to the end.</summary>
    public void Rewind()
    {
        this.IsReplay = true;
        if (this.stream.CanSeek)
        {
            this.stream.Position = this.start;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (this.IsReplay && this.kept is not null)
        {
            return this.Replay(buffer);
        }

        int count = this.stream.Read(buffer);
        if (count > 0)
        {
            this.kept?.Add(buffer[..count].ToArray());
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => this.Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Closes the stream. Disposing does not, for a first reading disposes what it has read.</summary>
    public void Release() => this.stream.Dispose();

    /// <summary>Gives out a kept piece; a rest that does not fit takes its place, so that memory shrinks on the way.</summary>
    private int Replay(Span<byte> buffer)
    {
        if (this.keptAt == this.kept!.Count)
        {
            return 0;
        }

        byte[] piece = this.kept[this.keptAt];
        int count = Math.Min(piece.Length, buffer.Length);
        piece.AsSpan(0, count).CopyTo(buffer);
        this.kept[this.keptAt] = piece[count..];
        if (count == piece.Length)
        {
            this.keptAt++;
        }

        return count;
    }
}
