using System.Buffers.Binary;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>128 bits of a text, to remember ids in 16 bytes. Among a thousand million ids, the chance that any two share one is 1 in 10^20.</summary>
internal static class TextHash
{
    public static UInt128 Start => new(0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F);

    /// <summary>Adds a text to a hash. Its length counts, so that parts that are cut elsewhere differ.</summary>
    public static UInt128 Add(UInt128 hash, ReadOnlySpan<byte> text)
    {
        // Two multiply-and-fold hashes over eight bytes at a time; wraps by design.
        unchecked
        {
            ulong a = (ulong)(hash >> 64) ^ (ulong)text.Length;
            ulong b = (ulong)hash + (ulong)text.Length;
            while (text.Length >= sizeof(ulong))
            {
                Mix(ref a, ref b, BinaryPrimitives.ReadUInt64LittleEndian(text));
                text = text[sizeof(ulong)..];
            }

            Span<byte> rest = stackalloc byte[sizeof(ulong)];
            rest.Clear();
            text.CopyTo(rest);
            Mix(ref a, ref b, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            return new UInt128(Fold(a ^ b, 0x8EBC6AF09C88C6E3), Fold(b, 0x589965CC75374CC3) ^ a);
        }
    }

    private static void Mix(ref ulong a, ref ulong b, ulong word)
    {
        unchecked
        {
            a = Fold(a ^ word, 0xA0761D6478BD642F);
            b = Fold(b + word, 0xE7037ED1A0B428DB) ^ a;
        }
    }

    private static ulong Fold(ulong x, ulong y)
    {
        ulong high = Math.BigMul(x, y, out ulong low);
        return high ^ low;
    }
}
