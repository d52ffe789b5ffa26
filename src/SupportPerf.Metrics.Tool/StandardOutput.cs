using Microsoft.Win32.SafeHandles;

namespace SupportPerf.Metrics.Tool;

/// <summary>
/// The process's standard output, which tells when nobody reads it any more. The one that the runtime gives swallows that on purpose,
/// so a tool in front of <c>head</c> would work on for nobody, for ever where its input has no end.
/// </summary>
internal sealed class StandardOutput(Stream inner) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static StandardOutput Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            FileStream file = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

            // A file shared with other programs must move on with every write; only the runtime's own stream does that.
            if (!file.CanSeek)
            {
                return new StandardOutput(file);
            }
        }

        return new StandardOutput(Console.OpenStandardOutput());
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException closed)
        {
            throw new OutputClosedException(closed);
        }
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
