using System.Runtime.InteropServices;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>128 bits of a text, to remember ids in 16 bytes. Among a thousand million ids, two share one with a chance of 1 in 10^20.</summary>
internal static class TextHash
{
    public static UInt128 Of(string text)
    {
        // Two independent multiply-and-fold hashes over four characters at a time; wraps by design.
        unchecked
        {
            ReadOnlySpan<char> rest = text;
            ulong a = 0x9E3779B97F4A7C15 ^ (ulong)text.Length;
            ulong b = 0xC2B2AE3D27D4EB4F + (ulong)text.Length;
            Span<char> four = stackalloc char[4];
            while (rest.Length > 0)
            {
                four.Clear();
                int length = Math.Min(4, rest.Length);
                rest[..length].CopyTo(four);
                ulong word = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(four));
                a = Fold(a ^ word, 0xA0761D6478BD642F);
                b = Fold(b + word, 0xE7037ED1A0B428DB) ^ a;
                rest = rest[length..];
            }

            return new UInt128(Fold(a ^ b, 0x8EBC6AF09C88C6E3), Fold(b, 0x589965CC75374CC3));
        }
    }

    private static ulong Fold(ulong x, ulong y)
    {
        ulong high = Math.BigMul(x, y, out ulong low);
        return high ^ low;
    }
}
