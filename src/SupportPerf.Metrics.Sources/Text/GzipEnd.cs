using System.Buffers.Binary;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// Tells whole gzip data from data that was cut off, which <see cref="System.IO.Compression.GZipStream"/> takes for the end without a word.
/// Each member of a gzip file ends with its uncompressed length modulo 2^32 (RFC 1952); these must add up to what came out.
/// </summary>
internal sealed class GzipEnd
{
    private const int Kept = 8;
    private const int SeamHead = 6;
    private readonly List<uint> _lengths = [];
    private readonly byte[] _window = new byte[Kept + 2];
    private int _count;

    /// <summary>Takes the next compressed bytes.</summary>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        // A member may start where two pushes meet, or right behind: look at both sides together.
        Span<byte> seam = stackalloc byte[Kept + 2 + SeamHead];
        int head = Math.Min(bytes.Length, SeamHead);
        _window.AsSpan(0, _count).CopyTo(seam);
        bytes[..head].CopyTo(seam[_count..]);
        FindMembers(seam[..(_count + head)], Math.Max(0, _count - 2));
        FindMembers(bytes, 4);

        if (bytes.Length >= _window.Length)
        {
            bytes[^_window.Length..].CopyTo(_window);
            _count = _window.Length;
            return;
        }

        int keep = Math.Min(_count, _window.Length - bytes.Length);
        _window.AsSpan(_count - keep, keep).CopyTo(_window);
        bytes.CopyTo(_window.AsSpan(keep));
        _count = keep + bytes.Length;
    }

    /// <summary>Whether the data that was pushed can have given that many bytes and is whole.</summary>
    public bool IsWhole(long uncompressed)
    {
        if (_count < Kept)
        {
            return false;
        }

        uint total = unchecked((uint)uncompressed);
        uint sum = BinaryPrimitives.ReadUInt32LittleEndian(_window.AsSpan(_count - 4));
        if (sum == total)
        {
            return true;
        }

        foreach (uint length in _lengths)
        {
            sum = unchecked(sum + length);
        }

        // Compressed data may hold what looks like the start of a member by chance, so one of them may be none.
        return sum == total || _lengths.Exists(length => unchecked(sum - length) == total);
    }

    private void FindMembers(ReadOnlySpan<byte> bytes, int from)
    {
        ReadOnlySpan<byte> magic = [0x1F, 0x8B, 0x08];
        while (from < bytes.Length && bytes[from..].IndexOf(magic) is >= 0 and int found)
        {
            int at = from + found;
            if (at >= 4)
            {
                _lengths.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at - 4)..]));
            }

            from = at + 1;
        }
    }
}
