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
    private readonly List<uint> lengths = [];
    private readonly byte[] window = new byte[Kept + 2];
    private int count;

    /// <summary>Takes the next compressed bytes.</summary>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        // A member may start where two pushes meet, or right behind: look at both sides together.
        Span<byte> seam = stackalloc byte[Kept + 2 + SeamHead];
        int head = Math.Min(bytes.Length, SeamHead);
        this.window.AsSpan(0, this.count).CopyTo(seam);
        bytes[..head].CopyTo(seam[this.count..]);
        this.FindMembers(seam[..(this.count + head)], Math.Max(0, this.count - 2));
        this.FindMembers(bytes, 4);

        if (bytes.Length >= this.window.Length)
        {
            bytes[^this.window.Length..].CopyTo(this.window);
            this.count = this.window.Length;
            return;
        }

        int keep = Math.Min(this.count, this.window.Length - bytes.Length);
        this.window.AsSpan(this.count - keep, keep).CopyTo(this.window);
        bytes.CopyTo(this.window.AsSpan(keep));
        this.count = keep + bytes.Length;
    }

    /// <summary>Whether the data that was pushed can have given that many bytes and is whole.</summary>
    public bool IsWhole(long uncompressed)
    {
        if (this.count < Kept)
        {
            return false;
        }

        uint total = unchecked((uint)uncompressed);
        uint sum = BinaryPrimitives.ReadUInt32LittleEndian(this.window.AsSpan(this.count - 4));
        if (sum == total)
        {
            return true;
        }

        foreach (uint length in this.lengths)
        {
            sum = unchecked(sum + length);
        }

        // Compressed data may hold what looks like the start of a member by chance, so one of them may be none.
        return sum == total || this.lengths.Exists(length => unchecked(sum - length) == total);
    }

    private void FindMembers(ReadOnlySpan<byte> bytes, int from)
    {
        ReadOnlySpan<byte> magic = [0x1F, 0x8B, 0x08];
        while (from < bytes.Length && bytes[from..].IndexOf(magic) is >= 0 and int found)
        {
            int at = from + found;
            if (at >= 4)
            {
                this.lengths.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at - 4)..]));
            }

            from = at + 1;
        }
    }
}
