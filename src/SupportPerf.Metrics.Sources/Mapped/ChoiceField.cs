using SupportPerf.Metrics.Sources.Text;
using TextEncoding = System.Text.Encoding;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>One of a few meanings, by the map's list of values. A text that is not in the list has no meaning and is reported, unless the map gives one to all others.</summary>
internal sealed class ChoiceField<T>(FieldColumn column, IReadOnlyDictionary<string, T> values, T? other)
    where T : struct
{
    private readonly TextCache<(string? Raw, T? Value, string? Problem)> _known = new();

    public T? Read(Row row, RowIssues issues) => Read(row, issues, out _);

    public T? Read(Row row, RowIssues issues, out string? raw)
    {
        ReadOnlySpan<byte> text = column.Raw(row);
        if (!_known.TryGet(text, out (string? Raw, T? Value, string? Problem) entry))
        {
            entry = Work(text, row);
            _known.Add(text, entry);
        }

        if (entry.Problem is not null)
        {
            issues.Add(DataIssueKind.UnknownValue, entry.Problem);
        }

        raw = entry.Raw;
        return entry.Value;
    }

    private (string? Raw, T? Value, string? Problem) Work(ReadOnlySpan<byte> bytes, Row row)
    {
        string text = TextEncoding.UTF8.GetString(bytes);
        if (values.TryGetValue(text, out T value))
        {
            return (text, value, null);
        }

        if (column.IsMissing(bytes))
        {
            return default;
        }

        return other is { } meaning
            ? (text, meaning, null)
            : (text, null, RowIssues.Repeated(row, column.Name, $"'{text}' is none of the map's values ({string.Join(", ", values.Keys)}); it is kept by its name, without a meaning."));
    }
}
