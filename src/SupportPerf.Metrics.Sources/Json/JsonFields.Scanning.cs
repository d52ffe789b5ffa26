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
        switch (Here)
        {
            case (byte)'"':
                _isBeforeValue = false;
                value = RawText(out isEscaped);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                _isBeforeValue = false;
                value = RawNumber();
                break;
            default:
                Skip();
                break;
        }

        _scalarLength = value.Length;
        return value;
    }

    private bool Enter(byte bracket)
    {
        if (Here != bracket)
        {
            Skip();
            return false;
        }

        _isBeforeValue = false;
        _at++;
        return true;
    }

    /// <summary>Goes to the next member or element; false behind the closing bracket. Commas stand between them and nowhere else.</summary>
    private bool NextItem(byte open, byte close)
    {
        bool isFirst = _text[_at - 1] == open;
        SkipBlanks();
        byte here = Here;
        if (here == close)
        {
            _at++;
            return false;
        }

        if (here == ',')
        {
            _at++;
            SkipBlanks();
            if (isFirst || Here == close)
            {
                throw Bad("a value");
            }
        }
        else if (!isFirst)
        {
            throw Bad("','");
        }

        return true;
    }

    private void SkipValue()
    {
        switch (Here)
        {
            case (byte)'"':
                RawText(out _);
                break;
            case (byte)'{' or (byte)'[':
                int length = JsonStructure.Length(_text[_at..]);
                _at += length >= 0 ? length : throw Bad("a closing bracket");
                break;
            case (byte)'t':
                Literal("true"u8);
                break;
            case (byte)'f':
                Literal("false"u8);
                break;
            case (byte)'n':
                Literal("null"u8);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                RawNumber();
                break;
            default:
                throw Bad("a value");
        }
    }

    private void Literal(scoped ReadOnlySpan<byte> literal)
    {
        if (!_text[_at..].StartsWith(literal))
        {
            throw Bad("true, false or null");
        }

        _at += literal.Length;
    }

    private ReadOnlySpan<byte> RawText(out bool isEscaped)
    {
        if (Here != '"')
        {
            throw Bad("a text");
        }

        isEscaped = false;
        int from = _at + 1;
        int i = from;
        while (i < _text.Length)
        {
            int found = QuoteOrEscape(_text[i..]);
            if (found < 0)
            {
                break;
            }

            i += found;
            if (_text[i] == '"')
            {
                _at = i + 1;
                return _text[from..i];
            }

            isEscaped = true;
            i += 2;
        }

        throw Bad("the end of a text");
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
        int from = _at;
        while (_at < _text.Length && _text[_at] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')
        {
            _at++;
        }

        return _text[from.._at];
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    private readonly JsonException Bad(string expected) =>
        new(FormattableString.Invariant($"At byte {_at} of the record, expected {expected}; found '{Encoding.UTF8.GetString(_text[Math.Min(_at, _text.Length)..Math.Min(_at + 20, _text.Length)])}'."));
}
