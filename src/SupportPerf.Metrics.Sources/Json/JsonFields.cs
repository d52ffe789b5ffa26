using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>Walks over the members of one whole JSON object, taking the few values that are needed and skipping the rest. Allocates nothing by itself.</summary>
/// <remarks>After <see cref="NextMember"/> at most one of the value methods, <see cref="Skip"/> or an Enter method is called, so members of nested objects need no depth.</remarks>
internal ref struct JsonFields
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };
    private Utf8JsonReader reader;

    public JsonFields(ReadOnlySpan<byte> record)
    {
        this.reader = new Utf8JsonReader(record, Options);
        this.reader.Read();
    }

    /// <summary>The name of the member.</summary>
    public readonly ReadOnlySpan<byte> Name => this.reader.ValueSpan;

    /// <summary>Goes to the next member; false at the end of the object. A value that nobody took is skipped.</summary>
    public bool NextMember()
    {
        if (this.reader.TokenType == JsonTokenType.PropertyName)
        {
            this.reader.Skip();
        }

        return this.reader.Read() && this.reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Skips the value of the member.</summary>
    public void Skip() => this.reader.Skip();

    /// <summary>Enters the value where it is an object; otherwise skips it and says false.</summary>
    public bool EnterObject()
    {
        this.reader.Read();
        return this.Enters(JsonTokenType.StartObject);
    }

    /// <summary>Enters the value where it is an array; otherwise skips it and says false.</summary>
    public bool EnterArray()
    {
        this.reader.Read();
        return this.Enters(JsonTokenType.StartArray);
    }

    /// <summary>Enters the next element that is an object; false at the end of the array.</summary>
    public bool NextObject()
    {
        while (this.reader.Read() && this.reader.TokenType != JsonTokenType.EndArray)
        {
            if (this.Enters(JsonTokenType.StartObject))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next element that is a text, or that is a number, as its text; false at the end of the array.</summary>
    public bool NextText(out ReadOnlySpan<byte> text)
    {
        while (this.reader.Read() && this.reader.TokenType != JsonTokenType.EndArray)
        {
            if (this.reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                text = this.reader.ValueSpan;
                return true;
            }

            this.reader.Skip();
        }

        text = default;
        return false;
    }

    /// <summary>A whole number, also one written as a text. Null: anything else.</summary>
    public long? Int64()
    {
        this.reader.Read();
        switch (this.reader.TokenType)
        {
            case JsonTokenType.Number:
                return this.reader.TryGetInt64(out long number) ? number : null;
            case JsonTokenType.String:
                return Utf8Parser.TryParse(this.reader.ValueSpan, out long text, out int used) && used == this.reader.ValueSpan.Length ? text : null;
            default:
                this.reader.Skip();
                return null;
        }
    }

    /// <summary>A whole number of 32 bits. Null: anything else.</summary>
    public int? Int32() => this.Int64() is { } number && number >= int.MinValue && number <= int.MaxValue ? (int)number : null;

    /// <summary>A number, also one written as a text. Null: anything else.</summary>
    public decimal? Decimal()
    {
        this.reader.Read();
        switch (this.reader.TokenType)
        {
            case JsonTokenType.Number:
                return this.reader.TryGetDecimal(out decimal number) ? number : null;
            case JsonTokenType.String:
                return Utf8Parser.TryParse(this.reader.ValueSpan, out decimal text, out int used) && used == this.reader.ValueSpan.Length ? text : null;
            default:
                this.reader.Skip();
                return null;
        }
    }

    /// <summary>A truth value. Null: anything else.</summary>
    public bool? Bool()
    {
        this.reader.Read();
        switch (this.reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            default:
                this.reader.Skip();
                return null;
        }
    }

    /// <summary>The bytes of a text as they stand in the file, escapes included. Empty: not a text.</summary>
    public ReadOnlySpan<byte> Raw()
    {
        this.reader.Read();
        if (this.reader.TokenType == JsonTokenType.String)
        {
            return this.reader.ValueSpan;
        }

        this.reader.Skip();
        return default;
    }

    /// <summary>A text, a number or a truth value as one string for each distinct text. Null: anything else.</summary>
    public string? Text(TextCache<string> cache)
    {
        this.reader.Read();
        switch (this.reader.TokenType)
        {
            case JsonTokenType.String when this.reader.ValueIsEscaped:
                return this.reader.GetString();
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Cached(this.reader.ValueSpan, cache);
            default:
                this.reader.Skip();
                return null;
        }
    }

    /// <summary>A text, a number or a truth value as one string for each distinct text. Null: anything else, or longer than <paramref name="longest"/> bytes.</summary>
    public string? Text(TextCache<string> cache, int longest)
    {
        this.reader.Read();
        if (this.reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
            && this.reader.ValueSpan.Length <= longest)
        {
            return this.reader.ValueIsEscaped ? this.reader.GetString() : Cached(this.reader.ValueSpan, cache);
        }

        this.reader.Skip();
        return null;
    }

    /// <summary>A text as a string of its own. Null: not a text.</summary>
    public string? Text()
    {
        this.reader.Read();
        if (this.reader.TokenType == JsonTokenType.String)
        {
            return this.reader.GetString();
        }

        this.reader.Skip();
        return null;
    }

    /// <summary>An instant with its zone. Null: none; <paramref name="unreadable"/> then tells a value that is not one.</summary>
    public Instant? Instant(ref string? unreadable) => this.Instant(isUtc: false, ref unreadable);

    /// <summary>An instant that lacks its zone because the source fixed it as UTC.</summary>
    public Instant? InstantUtc(ref string? unreadable) => this.Instant(isUtc: true, ref unreadable);

    internal static string Cached(ReadOnlySpan<byte> text, TextCache<string> cache)
    {
        if (!cache.TryGet(text, out string value))
        {
            value = Encoding.UTF8.GetString(text);
            cache.Add(text, value);
        }

        return value;
    }

    private Instant? Instant(bool isUtc, ref string? unreadable)
    {
        this.reader.Read();
        if (this.reader.TokenType == JsonTokenType.String)
        {
            if (isUtc ? Utf8Instant.TryParseUtc(this.reader.ValueSpan, out Instant instant) : Utf8Instant.TryParse(this.reader.ValueSpan, out instant))
            {
                return instant;
            }
        }
        else if (this.reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        unreadable ??= $"'{Encoding.UTF8.GetString(this.reader.ValueSpan)}' is not an instant as 2026-11-02T10:00:00Z.";
        this.reader.Skip();
        return null;
    }

    private bool Enters(JsonTokenType start)
    {
        if (this.reader.TokenType == start)
        {
            return true;
        }

        this.reader.Skip();
        return false;
    }
}
