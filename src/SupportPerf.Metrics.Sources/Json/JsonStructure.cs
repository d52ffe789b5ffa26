using System.Numerics;
using System.Runtime.Intrinsics;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>Finds where a JSON object or array ends, 64 bytes at a time, without looking at what is in it.</summary>
/// <remarks>
/// The bitmap method of Langdale and Lemire, "Parsing Gigabytes of JSON per Second" (2019): a mask of quotes turned into a mask of string bodies
/// by a prefix xor, then brackets outside strings. It checks nothing but nesting; a record is checked when it is parsed.
/// </remarks>
internal static class JsonStructure
{
    /// <summary>The length of the object or array at the start of <paramref name="text"/>, or -1 where it does not end within it.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        State state = default;
        int at = 0;
        for (; at <= text.Length - 64; at += 64)
        {
            if (state.Next(text.Slice(at, 64), out int end))
            {
                return at + end;
            }
        }

        // The rest, padded: blanks neither open nor close anything.
        Span<byte> rest = stackalloc byte[64];
        rest.Fill((byte)' ');
        text[at..].CopyTo(rest);
        return state.Next(rest, out int last) ? at + last : -1;
    }

    private struct State
    {
        private int _depth;
        private ulong _inString;
        private bool _isEscaped;

        public bool Next(ReadOnlySpan<byte> block, out int end)
        {
            Masks(block, out ulong quote, out ulong backslash, out ulong open, out ulong close);
            if (backslash != 0 || _isEscaped)
            {
                quote &= ~Escaped(backslash);
            }

            ulong strings = PrefixXor(quote) ^ _inString;
            _inString = unchecked((ulong)((long)strings >> 63));
            open &= ~strings;
            close &= ~strings;
            if (BitOperations.PopCount(close) < _depth)
            {
                _depth += BitOperations.PopCount(open) - BitOperations.PopCount(close);
                end = 0;
                return false;
            }

            for (ulong both = open | close; both != 0; both &= both - 1)
            {
                _depth += (open & both & (~both + 1)) != 0 ? 1 : -1;
                if (_depth <= 0)
                {
                    end = BitOperations.TrailingZeroCount(both) + 1;
                    return true;
                }
            }

            end = 0;
            return false;
        }

        /// <summary>The characters that follow an odd run of backslashes.</summary>
        private ulong Escaped(ulong backslash)
        {
            unchecked
            {
                const ulong Even = 0x5555_5555_5555_5555;
                ulong carry = _isEscaped ? 1UL : 0UL;
                backslash &= ~carry;
                ulong follows = (backslash << 1) | carry;
                ulong oddStarts = backslash & ~Even & ~follows;
                ulong even = oddStarts + backslash;
                _isEscaped = even < oddStarts;
                return (Even ^ (even << 1)) & follows;
            }
        }

        private static ulong PrefixXor(ulong mask)
        {
            mask ^= mask << 1;
            mask ^= mask << 2;
            mask ^= mask << 4;
            mask ^= mask << 8;
            mask ^= mask << 16;
            return mask ^ (mask << 32);
        }

        private static void Masks(ReadOnlySpan<byte> block, out ulong quote, out ulong backslash, out ulong open, out ulong close)
        {
            quote = backslash = open = close = 0;
            if (Vector256.IsHardwareAccelerated)
            {
                for (int half = 0; half < 2; half++)
                {
                    Vector256<byte> bytes = Vector256.Create(block.Slice(half * 32, 32));
                    Vector256<byte> folded = bytes | Vector256.Create((byte)0x20);
                    quote |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits() << (half * 32);
                    backslash |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits() << (half * 32);
                    open |= (ulong)Vector256.Equals(folded, Vector256.Create((byte)'{')).ExtractMostSignificantBits() << (half * 32);
                    close |= (ulong)Vector256.Equals(folded, Vector256.Create((byte)'}')).ExtractMostSignificantBits() << (half * 32);
                }

                return;
            }

            if (Vector128.IsHardwareAccelerated)
            {
                for (int quarter = 0; quarter < 4; quarter++)
                {
                    Vector128<byte> bytes = Vector128.Create(block.Slice(quarter * 16, 16));
                    Vector128<byte> folded = bytes | Vector128.Create((byte)0x20);
                    quote |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits() << (quarter * 16);
                    backslash |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'\\')).ExtractMostSignificantBits() << (quarter * 16);
                    open |= (ulong)Vector128.Equals(folded, Vector128.Create((byte)'{')).ExtractMostSignificantBits() << (quarter * 16);
                    close |= (ulong)Vector128.Equals(folded, Vector128.Create((byte)'}')).ExtractMostSignificantBits() << (quarter * 16);
                }

                return;
            }

            for (int at = 0; at < 64; at++)
            {
                ulong bit = 1UL << at;
                switch (block[at])
                {
                    case (byte)'"': quote |= bit; break;
                    case (byte)'\\': backslash |= bit; break;
                    case (byte)'{' or (byte)'[': open |= bit; break;
                    case (byte)'}' or (byte)']': close |= bit; break;
                    default: break;
                }
            }
        }
    }
}
