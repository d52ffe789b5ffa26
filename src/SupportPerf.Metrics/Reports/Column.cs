using System.Globalization;
using System.Text.Json;

namespace SupportPerf.Metrics.Reports;

/// <summary>One column of an output: a name and how a row fills it.</summary>
internal sealed class Column<TRow>
{
    private readonly Func<TRow, string?>? _text;
    private readonly Func<TRow, double?>? _number;
    private readonly Func<TRow, bool?>? _flag;

    public Column(string name, Func<TRow, string?> text)
    {
        Name = name;
        _text = text;
    }

    public Column(string name, Func<TRow, double?> number)
    {
        Name = name;
        _number = number;
    }

    public Column(string name, Func<TRow, bool?> flag)
    {
        Name = name;
        _flag = flag;
    }

    public string Name { get; }

    public bool IsText => _text is not null;

    /// <summary>The cell as text; null for none. Numbers read back as the same number.</summary>
    public string? Format(TRow row) =>
        _text is not null ? _text(row)
        : _flag is not null ? _flag(row) is { } flag ? (flag ? "true" : "false") : null
        : _number!(row) is { } value ? Format(value) : null;

    public void Write(Utf8JsonWriter writer, TRow row)
    {
        if (_text is not null)
        {
            writer.WriteString(Name, _text(row));
        }
        else if (Format(row) is { } value)
        {
            // One spelling of a number on every runtime: the older one prints too few or too many digits.
            writer.WritePropertyName(Name);
            writer.WriteRawValue(value);
        }
        else
        {
            writer.WriteNull(Name);
        }
    }

    private static string Format(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15)
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        // The shortest text that reads back as the same number.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
