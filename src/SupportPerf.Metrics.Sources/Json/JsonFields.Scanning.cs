using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Json;

/// <content>Where values end.</content>
internal ref partial struct JsonFields
{
    /// <summary>The bytes of a text or a number; empty for anything else, which is skipped.</summary>
    private ReadOnlySpan<byte> Scalar(out bool isEscaped)
    {
        isEscaped = false;
        ReadOnlySpan<byte> value = default;
        switch (this.Here)
        {
            case (byte)'"':
                this.isBeforeValue = false;
                value = this.RawText(out isEscaped);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                this.isBeforeValue = false;
                value = this.RawNumber();
                break;
            default:
                this.Skip();
                break;
        }

        this.scalarLength = value.Length;
        return value;
    }

    private bool Enter(byte bracket)
    {
        if (this.Here != bracket)
        {
            this.Skip();
            return false;
        }

        this.isBeforeValue = false;
        this.at++;
        return true;
    }

    /// <summary>Goes to the next member or element; false behind the closing bracket. Commas stand between them and nowhere else.</summary>
    private bool NextItem(byte open, byte close)
    {
        bool isFirst = this.text[this.at - 1] == open;
        this.SkipBlanks();
        byte here = this.Here;
        if (here == close)
        {
            this.at++;
            return false;
        }

        if (here == ',')
        {
            this.at++;
            this.SkipBlanks();
            if (isFirst || this.Here == close)
            {
                throw this.Bad("a value");
            }
        }
        else if (!isFirst)
        {
            throw this.Bad("','");
        }

        return true;
    }

    private void SkipValue()
    {
        switch (this.Here)
        {
            case (byte)'"':
                this.RawText(out _);
                break;
            case (byte)'{' or (byte)'[':
                int length = JsonStructure.Length(this.text[this.at..]);
                this.at += length >= 0 ? length : throw this.Bad("a closing bracket");
                break;
            case (byte)'t':
                this.Literal("true"u8);
                break;
            case (byte)'f':
                this.Literal("false"u8);
                break;
            case (byte)'n':
                this.Literal("null"u8);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                this.RawNumber();
                break;
            default:
                throw this.Bad("a value");
        }
    }

    private void Literal(scoped ReadOnlySpan<byte> literal)
    {
        if (!this.text[this.at..].StartsWith(literal))
        {
            throw this.Bad("true, false or null");
        }

        this.at += literal.Length;
    }

    private ReadOnlySpan<byte> RawText(out bool isEscaped)
    {
        if (this.Here != '"')
        {
            throw this.Bad("a text");
        }

        isEscaped = false;
        int from = this.at + 1;
        int i = from;
        while (i < this.text.Length)
        {
            int found = QuoteOrEscape(this.text[i..]);
            if (found < 0)
            {
                break;
            }

            i += found;
            if (this.text[i] == '"')
            {
                this.at = i + 1;
                return this.text[from..i];
            }

            isEscaped = true;
            i += 2;
        }

        throw this.Bad("the end of a text");
    }

    /// <summary>Names and most values end within sixteen bytes: one comparison finds that without a call.</summary>
    private static int QuoteOrEscape(ReadOnlySpan<byte> rest)
    {
        if (Vector128.IsHardwareAccelerated && rest.Length >= Vector128<byte>.Count)
        {
            Vector128<byte> bytes = Vector128.Create(rest);
            uint found = (Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
            if (found != 0)
            {
                return BitOperations.TrailingZeroCount(found);
            }
        }

        return rest.IndexOfAny((byte)'"', (byte)'\\');
    }

    private ReadOnlySpan<byte> RawNumber()
    {
        int from = this.at;
        while (this.at < this.text.Length && this.text[this.at] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')
        {
            this.at++;
        }

        return this.text[from..this.at];
    }

    private void SkipBlanks()
    {
        while (this.at < this.text.Length && this.text[this.at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            this.at++;
        }
    }

    private readonly JsonException Bad(string expected) =>
        new(FormattableString.Invariant($"At byte {this.at} of the record, expected {expected}; found '{Encoding.UTF8.GetString(this.text[Math.Min(this.at, this.text.Length)..Math.Min(this.at + 20, this.text.Length)])}'."));
}
