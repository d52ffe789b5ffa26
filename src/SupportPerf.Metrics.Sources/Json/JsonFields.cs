using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>
/// Walks over the members of one whole JSON object, taking the few values that are needed and jumping over the rest. Allocates nothing by itself,
/// and is about twice as fast as a reader that looks at every token: most of a helpdesk's record is text and lists that no KPI needs.
/// </summary>
/// <remarks>
/// After <see cref="NextMember"/> at most one of the value methods, <see cref="Skip"/> or an Enter method is called, so members of nested objects
/// need no depth. Values that are taken are checked, and so is the structure around them; within values that are jumped over only the nesting is.
/// </remarks>
internal ref partial struct JsonFields
{
    private const long LastSecond = 253_402_300_799;
    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private int _nameStart;
    private int _nameEnd;
    private bool _isBeforeValue;
    private int _scalarLength;

    public JsonFields(ReadOnlySpan<byte> record)
    {
        _text = record;
        _at = 0;
        SkipBlanks();
        if (Here != '{')
        {
            throw Bad("an object");
        }

        _at++;
    }

    /// <summary>The name of the member, as it stands in the file.</summary>
    public readonly ReadOnlySpan<byte> Name => _text[_nameStart.._nameEnd];

    private readonly byte Here => _at < _text.Length ? _text[_at] : throw Bad("more");

    /// <summary>Goes to the next member; false at the end of the object. A value that nobody took is skipped.</summary>
    public bool NextMember()
    {
        if (_isBeforeValue)
        {
            Skip();
        }

        if (!NextItem((byte)'{', (byte)'}'))
        {
            return false;
        }

        ReadOnlySpan<byte> name = RawText(out _);
        _nameStart = _at - 1 - name.Length;
        _nameEnd = _at - 1;
        SkipBlanks();
        if (Here != ':')
        {
            throw Bad("':'");
        }

        _at++;
        SkipBlanks();
        _isBeforeValue = true;
        return true;
    }

    /// <summary>Skips the value of the member.</summary>
    public void Skip()
    {
        if (_isBeforeValue)
        {
            _isBeforeValue = false;
            SkipValue();
        }
    }

    /// <summary>Enters the value where it is an object; otherwise skips it and says false.</summary>
    public bool EnterObject() => Enter((byte)'{');

    /// <summary>Enters the value where it is an array; otherwise skips it and says false.</summary>
    public bool EnterArray() => Enter((byte)'[');

    /// <summary>Enters the next element that is an object; false at the end of the array.</summary>
    public bool NextObject()
    {
        while (NextItem((byte)'[', (byte)']'))
        {
            if (Here == '{')
            {
                _at++;
                return true;
            }

            SkipValue();
        }

        return false;
    }

    /// <summary>The next element that is a text or a number, as it stands in the file; false at the end of the array.</summary>
    public bool NextText(out ReadOnlySpan<byte> value)
    {
        while (NextItem((byte)'[', (byte)']'))
        {
            switch (Here)
            {
                case (byte)'"':
                    value = RawText(out _);
                    return true;
                case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                    value = RawNumber();
                    return true;
                default:
                    SkipValue();
                    break;
            }
        }

        value = default;
        return false;
    }

    /// <summary>A whole number, also one written as a text. Null: anything else.</summary>
    public long? Int64() => Utf8Parser.TryParse(Scalar(out _), out long number, out int used) && used == _scalarLength ? number : null;

    /// <summary>A whole number of 32 bits. Null: anything else.</summary>
    public int? Int32() => Int64() is { } number && number >= int.MinValue && number <= int.MaxValue ? (int)number : null;

    /// <summary>A number, also one written as a text. Null: anything else.</summary>
    public decimal? Decimal() => Utf8Parser.TryParse(Scalar(out _), out decimal number, out int used) && used == _scalarLength ? number : null;

    /// <summary>A truth value. Null: anything else.</summary>
    public bool? Bool()
    {
        byte first = Here;
        Skip();
        return first switch { (byte)'t' => true, (byte)'f' => false, _ => null };
    }

    /// <summary>The bytes of a text as they stand in the file, escapes included. Empty: not a text.</summary>
    public ReadOnlySpan<byte> Raw()
    {
        if (Here == '"')
        {
            return Scalar(out _);
        }

        Skip();
        return default;
    }

    /// <summary>The bytes of a text, a number or a truth value as they stand in the file. Empty: anything else.</summary>
    public ReadOnlySpan<byte> Any(out bool isEscaped)
    {
        int from = _at;
        if (Here is not ((byte)'t' or (byte)'f'))
        {
            return Scalar(out isEscaped);
        }

        isEscaped = false;
        Skip();
        return _text[from.._at];
    }

    /// <summary>A text, a number or a truth value as one string for each distinct text. Null: anything else.</summary>
    public string? Text(TextCache<string> cache) => Text(cache, int.MaxValue);

    /// <summary>A text, a number or a truth value as one string for each distinct text. Null: anything else, or longer than <paramref name="longest"/> bytes.</summary>
    public string? Text(TextCache<string> cache, int longest)
    {
        if (Here is (byte)'t' or (byte)'f')
        {
            return Bool() == true ? "true" : "false";
        }

        if (Here is (byte)'n' or (byte)'{' or (byte)'[')
        {
            Skip();
            return null;
        }

        ReadOnlySpan<byte> value = Scalar(out bool isEscaped);
        return value.Length > longest ? null : isEscaped ? Unescaped(value) : Cached(value, cache);
    }

    /// <summary>A text as a string of its own. Null: not a text.</summary>
    public string? Text()
    {
        if (Here != '"')
        {
            Skip();
            return null;
        }

        ReadOnlySpan<byte> value = Scalar(out bool isEscaped);
        return isEscaped ? Unescaped(value) : Encoding.UTF8.GetString(value);
    }

    /// <summary>An instant with its zone. Null: none; <paramref name="unreadable"/> then tells a value that is not one.</summary>
    public Instant? Instant(ref string? unreadable) => Instant(InstantForm.Zoned, ref unreadable);

    /// <summary>An instant that lacks its zone because the source fixed it as UTC.</summary>
    public Instant? InstantUtc(ref string? unreadable) => Instant(InstantForm.Utc, ref unreadable);

    /// <summary>An instant with its zone whose text starts with the day.</summary>
    public Instant? InstantDayFirst(ref string? unreadable) => Instant(InstantForm.DayFirst, ref unreadable);

    /// <summary>An instant as a whole number of seconds since 1970. Null: none, which the source may also write as 0.</summary>
    public Instant? UnixSeconds(ref string? unreadable)
    {
        if (Here == 'n')
        {
            Skip();
            return null;
        }

        int from = _at;
        bool isNumber = Here != '"';
        if (isNumber && Int64() is { } seconds and >= 0 and <= LastSecond)
        {
            return seconds == 0 ? null : NodaTime.Instant.FromUnixTimeSeconds(seconds);
        }

        Skip();
        unreadable ??= $"'{Encoding.UTF8.GetString(_text[from..Math.Min(_at, from + 60)])}' is not an instant in seconds since 1970.";
        return null;
    }

    internal static string Cached(ReadOnlySpan<byte> value, TextCache<string> cache)
    {
        if (!cache.TryGet(value, out string known))
        {
            known = Encoding.UTF8.GetString(value);
            cache.Add(value, known);
        }

        return known;
    }

    /// <summary>The bytes of a text or name without its escapes; the same bytes where it has none.</summary>
    internal static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> raw) => raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(Unescaped(raw)) : raw;

    /// <summary>The platform's reader knows the escapes.</summary>
    internal static string Unescaped(ReadOnlySpan<byte> value)
    {
        byte[] quoted = new byte[value.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        value.CopyTo(quoted.AsSpan(1));
        Utf8JsonReader reader = new(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"'{Encoding.UTF8.GetString(value)}' is not a text in UTF-8.", e);
        }
    }

    private Instant? Instant(InstantForm form, ref string? unreadable)
    {
        byte first = Here;
        if (first == 'n')
        {
            Skip();
            return null;
        }

        int from = _at;
        if (first == '"')
        {
            // Some programs that pass payloads on write the sign of an offset as an escape.
            ReadOnlySpan<byte> value = Plain(Scalar(out _));
            Instant instant;
            bool isRead = form switch
            {
                InstantForm.Utc => Utf8Instant.TryParseUtc(value, out instant),
                InstantForm.DayFirst => Utf8Instant.TryParseDayFirst(value, out instant),
                _ => Utf8Instant.TryParse(value, out instant),
            };
            if (isRead)
            {
                return instant;
            }
        }
        else
        {
            Skip();
        }

        ReadOnlySpan<byte> seen = _text[from..Math.Min(_at, from + 60)];
        unreadable ??= $"{(first == '"' ? Encoding.UTF8.GetString(seen).Replace('"', '\'') : $"'{Encoding.UTF8.GetString(seen)}'")} is not an instant as {(form == InstantForm.DayFirst ? "31-12-2026 10:00:00 Z" : "2026-11-02T10:00:00Z")}.";
        return null;
    }

    private enum InstantForm
    {
        Zoned,
        Utc,
        DayFirst,
    }
}
