namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The stored bytes of an input: looks at the first two before it gives them out, and counts.</summary>
internal sealed class RawBytes : ForwardStream
{
    private readonly Stream _stream;
    private readonly byte[] _first = new byte[2];
    private readonly int _firstCount;
    private int _firstGiven;

    public RawBytes(Stream stream)
    {
        _stream = stream;
        TotalBytes = stream.CanSeek ? stream.Length : null;
        _firstCount = stream.ReadAtLeast(_first, _first.Length, throwOnEndOfStream: false);
    }

    public long BytesRead { get; private set; }

    public long? TotalBytes { get; }

    public GzipEnd GzipEnd { get; } = new();

    public bool IsGzip => _firstCount == 2 && _first[0] == 0x1F && _first[1] == 0x8B;

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (_firstGiven < _firstCount)
        {
            count = Math.Min(buffer.Length, _firstCount - _firstGiven);
            _first.AsSpan(_firstGiven, count).CopyTo(buffer);
            _firstGiven += count;
        }
        else
        {
            count = _stream.Read(buffer);
        }

        BytesRead += count;
        if (IsGzip)
        {
            GzipEnd.Push(buffer[..count]);
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
