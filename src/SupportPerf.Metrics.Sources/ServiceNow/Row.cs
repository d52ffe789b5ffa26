using System.Buffers.Text;
using System.Text;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>One row of a table. An empty text is none, as ServiceNow writes it.</summary>
internal readonly ref struct Row(RowReader reader, ReadOnlySpan<byte> record)
{
    private readonly ReadOnlySpan<byte> _record = record;

    /// <summary>The value, else the display value. Null: none.</summary>
    public string? Text(string column)
    {
        RowReader.Field field = reader.Fields[reader[column]];
        return Text(field.Value) ?? Text(field.Display);
    }

    /// <summary>The display value, else the value. Null: none.</summary>
    public string? Display(string column)
    {
        RowReader.Field field = reader.Fields[reader[column]];
        return Text(field.Display) ?? Text(field.Value);
    }

    /// <summary>The raw value where the row tells it, not what may be a display value.</summary>
    public string? Id(string column) => Text(reader.Fields[reader[column]].Value);

    /// <summary>The value, else the display value, of a column whose values are nearly all different: they must not fill the cache of texts.</summary>
    public string? Key(string column)
    {
        ReadOnlySpan<byte> text = Bytes(column);
        return text.IsEmpty ? null : Encoding.UTF8.GetString(text);
    }

    /// <summary>Whether the field is there, be it empty.</summary>
    public bool Has(string column) => reader.Fields[reader[column]] is { } field && (field.IsPlain || field.Value.Length > 0 || field.Display.Length > 0);

    /// <summary>Whether it is one of the words for true.</summary>
    public bool? Bool(string column) =>
        Text(column) is not { } text ? null
        : text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1" ? true
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) || text == "0" ? false : null;

    /// <summary>A whole number; in display values groups of three may be set apart by commas. Null: none.</summary>
    public long? Int64(string column)
    {
        ReadOnlySpan<byte> text = Bytes(column);
        Span<byte> digits = stackalloc byte[24];
        int length = 0;
        for (int at = 0; at < text.Length; at++)
        {
            bool isGroup = text[at] == ',' && at > 0 && (text.Length - at) % 4 == 0;
            if (length == digits.Length || (text[at] == ',' && !isGroup))
            {
                return null;
            }

            if (!isGroup)
            {
                digits[length++] = text[at];
            }
        }

        return length > 0 && Utf8Parser.TryParse(digits[..length], out long number, out int used) && used == length ? number : null;
    }

    /// <summary>A whole number of 32 bits. Null: none, or larger.</summary>
    public int? Int32(string column) => Int64(column) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>A decimal number with a point. Null: none, or not one.</summary>
    public decimal? Decimal(string column)
    {
        ReadOnlySpan<byte> text = Bytes(column);
        return text.Length > 0 && Utf8Parser.TryParse(text, out decimal number, out int used) && used == text.Length ? number : null;
    }

    /// <summary>An instant: raw ones are UTC, display ones in the zone of the user who asked for them. Null: none, or not one.</summary>
    public Instant? Instant(string column, InstantReader instants)
    {
        RowReader.Field field = reader.Fields[reader[column]];
        bool isRaw = field.Value.Length > 0;
        ReadOnlySpan<byte> text = (isRaw ? field.Value : field.Display).In(_record);
        return text.IsEmpty ? null : instants.Read(text, mayBeDisplay: field.IsPlain, column);
    }

    /// <summary>A duration. Null: none, or not one.</summary>
    public Duration? Duration(string column, InstantReader instants) => Duration(column, instants, out _);

    /// <summary>A duration and the step that it is written in.</summary>
    public Duration? Duration(string column, InstantReader instants, out Duration precision)
    {
        ReadOnlySpan<byte> text = Bytes(column);
        precision = NodaTime.Duration.FromSeconds(1);
        if (text.IsEmpty)
        {
            return null;
        }

        if (GlideDuration.TryParse(text, out Duration duration, out precision))
        {
            return duration;
        }

        instants.NotADuration(text, column);
        return null;
    }

    /// <summary>The value's bytes, else those of the display value.</summary>
    public ReadOnlySpan<byte> Bytes(string column)
    {
        RowReader.Field field = reader.Fields[reader[column]];
        return (field.Value.Length > 0 ? field.Value : field.Display).In(_record);
    }

    private string? Text(RowReader.Part part) =>
        part.Length == 0 ? null
        : part.IsEscaped ? JsonFields.Unescaped(part.In(_record)) : JsonFields.Cached(part.In(_record), reader.Texts);
}
