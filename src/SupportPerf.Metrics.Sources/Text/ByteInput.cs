using System.IO.Compression;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The bytes of an input, decompressed where they start like gzip. What the stream throws becomes a <see cref="SourceException"/>.</summary>
internal sealed class ByteInput : IDisposable
{
    private readonly RawBytes raw;
    private readonly GZipStream? gzip;
    private long given;

    private ByteInput(string name, RawBytes raw)
    {
        this.Name = name;
        this.raw = raw;
        this.gzip = raw.IsGzip ? new GZipStream(raw, CompressionMode.Decompress) : null;
    }

    public string Name { get; }

    public long BytesRead => this.raw.BytesRead;

    public long? TotalBytes => this.raw.TotalBytes;

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

    /// <summary>Reads some bytes; 0 only at the end.</summary>
    public int Read(Span<byte> destination)
    {
        try
        {
            if (this.gzip is null)
            {
                return this.raw.Read(destination);
            }

            int count = this.gzip.Read(destination);
            this.given += count;
            return count > 0 || this.raw.GzipEnd.IsWhole(this.given) ? count : throw new InvalidDataException("The data ends too early.");
        }
        catch (InvalidDataException e)
        {
            throw new SourceException(this.Name, null, null, "The gzip data is cut off or damaged; expected a whole .gz file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw Unreadable(this.Name, e);
        }
    }

    public void Dispose()
    {
        this.gzip?.Dispose();
        this.raw.Dispose();
    }

    private static SourceException Unreadable(string name, Exception e) => new(name, null, null, $"It cannot be read: {e.Message}", e);
}
