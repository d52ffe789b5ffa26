namespace SupportPerf.Metrics.Benchmarks.Reading;

/// <summary>The same bytes again and again, as a stream.</summary>
internal sealed class Repeated(byte[] bytes, int copies)
{
    public long Length => (long)bytes.Length * copies;

    public Stream Open() => new Reader(bytes, Length);

    private sealed class Reader(byte[] bytes, long length) : Stream
    {
        private long _position;

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
            int from = (int)(_position % bytes.Length);
            int count = (int)Math.Min(Math.Min(buffer.Length, bytes.Length - from), length - _position);
            bytes.AsSpan(from, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
