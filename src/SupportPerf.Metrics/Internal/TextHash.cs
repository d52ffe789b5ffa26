using System.Runtime.InteropServices;

namespace SupportPerf.Metrics.Internal;

/// <summary>128 bits of texts, to remember ids in 16 bytes. Among a thousand million ids, two share one with a chance of about 1 in 10^21.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct TextHash : IEquatable<TextHash>, IComparable<TextHash>
{
    public TextHash(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    public ulong High { get; }

    public ulong Low { get; }

    /// <summary>The hash of a text under a salt: equal texts under different salts have nothing in common.</summary>
    public static TextHash Of(string text, ulong salt = 0)
    {
        // Wrapping is what a hash does: unchecked. Two lanes that mix each group of four characters in different ways.
        unchecked
        {
            ulong a = Mix(salt ^ 0x9E3779B97F4A7C15UL) ^ (ulong)text.Length;
            ulong b = Mix(salt + 0xC2B2AE3D27D4EB4FUL) + (ulong)text.Length;
            for (int i = 0; i < text.Length; i += 4)
            {
                ulong word = text[i];
                word |= i + 1 < text.Length ? (ulong)text[i + 1] << 16 : 0;
                word |= i + 2 < text.Length ? (ulong)text[i + 2] << 32 : 0;
                word |= i + 3 < text.Length ? (ulong)text[i + 3] << 48 : 0;
                a = (a ^ Mix(word + 0xA0761D6478BD642FUL)) * 0x9FB21C651E98DF25UL;
                a ^= a >> 32;
                b = (((b << 27) | (b >> 37)) + Mix(word ^ 0xE7037ED1A0B428DBUL)) * 0xD6E8FEB86659FD93UL;
            }

            return new TextHash(Mix(a + b), Mix(b ^ Mix(a)));
        }
    }

    /// <summary>A number to salt the hash of a text with another text: texts of two parts hash apart from their joined text.</summary>
    public ulong ToSalt() => unchecked((High * 0x9E3779B97F4A7C15UL) ^ Low);

    public int CompareTo(TextHash other)
    {
        int order = High.CompareTo(other.High);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }

    public bool Equals(TextHash other) => High == other.High && Low == other.Low;

    public override bool Equals(object? obj) => obj is TextHash other && Equals(other);

    public override int GetHashCode() => unchecked((int)Low);

    // The finalizer of MurmurHash3: every bit of the input changes half of the output's.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDUL;
            value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53UL;
            return value ^ (value >> 33);
        }
    }
}
