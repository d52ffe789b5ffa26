using System.IO.Compression;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The bytes of an input, decompressed where they start like gzip. What the stream throws becomes a <see cref="SourceException"/>.</summary>
internal sealed class ByteInput : ForwardStream
{
    private readonly RawBytes _raw;
    private readonly GZipStream? _gzip;
    private byte[] _peeked = [];
    private int _peekedAt;
    private long _given;

    private ByteInput(string name, RawBytes raw)
    {
        Name = name;
        _raw = raw;
        _gzip = raw.IsGzip ? new GZipStream(raw, CompressionMode.Decompress) : null;
    }

    public string Name { get; }

    public long BytesRead => _raw.BytesRead;

    public long? TotalBytes => _raw.TotalBytes;

    public static ByteInput Open(SourceFile file)
    {
        Stream stream = file.Open();
        try
        {
            return new(file.Name, new RawBytes(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            stream.Dispose();
            throw Unreadable(file.Name, e);
        }
    }

    /// <summary>The first bytes, which are read again afterwards; fewer only where the input is shorter. Before anything was read.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        byte[] first = new byte[count];
        int length = ReadAtLeast(first, count, throwOnEndOfStream: false);
        _peeked = first[..length];
        return _peeked;
    }

    /// <summary>Reads some bytes; 0 only at the end.</summary>
    public override int Read(Span<byte> buffer)
    {
        if (_peekedAt < _peeked.Length)
        {
            int again = Math.Min(buffer.Length, _peeked.Length - _peekedAt);
            _peeked.AsSpan(_peekedAt, again).CopyTo(buffer);
            _peekedAt += again;
            return again;
        }

        try
        {
            if (_gzip is null)
            {
                return _raw.Read(buffer);
            }

            int count = _gzip.Read(buffer);
            _given += count;
            return count > 0 || buffer.IsEmpty || _raw.GzipEnd.IsWhole(_given) ? count : throw new InvalidDataException("The data ends too early.");
        }
        catch (InvalidDataException e)
        {
            throw new SourceException(Name, null, null, "The gzip data is cut off or damaged; expected a whole .gz file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw Unreadable(Name, e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip?.Dispose();
            _raw.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SourceException Unreadable(string name, Exception e) => new(name, null, null, $"It cannot be read: {e.Message}", e);
}
