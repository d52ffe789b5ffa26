namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The stored bytes of an input: looks at the first two before it gives them out, and counts.</summary>
internal sealed class RawBytes : Stream
{
    private readonly Stream stream;
    private readonly byte[] first = new byte[2];
    private readonly int firstCount;
    private int firstGiven;

    public RawBytes(Stream stream)
    {
        this.stream = stream;
        this.TotalBytes = stream.CanSeek ? stream.Length : null;
        this.firstCount = stream.ReadAtLeast(this.first, this.first.Length, throwOnEndOfStream: false);
    }

    public long BytesRead { get; private set; }

    public long? TotalBytes { get; }

    public GzipEnd GzipEnd { get; } = new();

    public bool IsGzip => this.firstCount == 2 && this.first[0] == 0x1F && this.first[1] == 0x8B;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (this.firstGiven < this.firstCount)
        {
            count = Math.Min(buffer.Length, this.firstCount - this.firstGiven);
            this.first.AsSpan(this.firstGiven, count).CopyTo(buffer);
            this.firstGiven += count;
        }
        else
        {
            count = this.stream.Read(buffer);
        }

        this.BytesRead += count;
        if (this.IsGzip)
        {
            this.GzipEnd.Push(buffer[..count]);
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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            this.stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
