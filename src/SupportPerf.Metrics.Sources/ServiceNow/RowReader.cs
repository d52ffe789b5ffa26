using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Finds the wanted columns of a table's rows. Its memory serves row after row.</summary>
/// <remarks>
/// A field is a text (<c>sysparm_display_value=false</c> or <c>true</c>, or CSV), an object of value and display value (<c>all</c>), or a reference with
/// a link. Copies in warehouses split a reference into <c>x_value</c> and <c>x_link</c>; their <c>x_value</c> is the value of x.
/// </remarks>
internal sealed class RowReader
{
    private readonly TextCache<int> _places = new();
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public RowReader(TextCache<string> texts, params string[] columns)
    {
        Texts = texts;
        Fields = new Field[columns.Length];
        for (int at = 0; at < columns.Length; at++)
        {
            _columns.Add(columns[at], at);
            _places.Add(System.Text.Encoding.UTF8.GetBytes(columns[at]), at);
        }

        foreach ((string column, int at) in _columns)
        {
            if (!_columns.ContainsKey(column + "_value"))
            {
                _places.Add(System.Text.Encoding.UTF8.GetBytes(column + "_value"), at);
            }
        }
    }

    public TextCache<string> Texts { get; }

    public Field[] Fields { get; }

    public int this[string column] => _columns[column];

    public Row Read(ReadOnlySpan<byte> record)
    {
        Array.Clear(Fields);
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (!_places.TryGet(json.Name, out int place))
            {
                json.Skip();
                continue;
            }

            ref Field field = ref Fields[place];
            JsonFields whole = json;
            if (!json.EnterObject())
            {
                json = whole;
                field.Value = Part.Of(record, ref json);
                field.IsPlain = true;
                continue;
            }

            Part link = default;
            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("value"u8))
                {
                    field.Value = Part.Of(record, ref json);
                }
                else if (json.Name.SequenceEqual("display_value"u8))
                {
                    field.Display = Part.Of(record, ref json);
                }
                else if (json.Name.SequenceEqual("link"u8))
                {
                    link = Part.Of(record, ref json);
                }
                else
                {
                    json.Skip();
                }
            }

            if (field.Value.Length == 0 && field.Display.Length > 0)
            {
                field.IsPlain = true;
                field.Value = IdIn(record, link);
            }
        }

        return new(this, record);
    }

    /// <summary>The id at the end of a reference's link.</summary>
    private static Part IdIn(ReadOnlySpan<byte> record, Part link)
    {
        const int Length = 32;
        ReadOnlySpan<byte> text = link.In(record);
        return text.Length > Length && text[^(Length + 1)] == '/' ? new(link.Start + text.Length - Length, Length, false) : default;
    }

    /// <summary>Where a text stands in the record.</summary>
    internal readonly record struct Part(int Start, int Length, bool IsEscaped)
    {
        public static Part Of(ReadOnlySpan<byte> record, ref JsonFields json)
        {
            ReadOnlySpan<byte> text = json.Any(out bool isEscaped);
            return !text.IsEmpty && record.Overlaps(text, out int start) ? new(start, text.Length, isEscaped) : default;
        }

        public ReadOnlySpan<byte> In(ReadOnlySpan<byte> record) => record.Slice(Start, Length);
    }

    /// <summary>A field of the row.</summary>
    internal struct Field
    {
        public Part Value;
        public Part Display;

        /// <summary>Only one text is there; whether it is the raw or the display value, the row does not say.</summary>
        public bool IsPlain;
    }
}
