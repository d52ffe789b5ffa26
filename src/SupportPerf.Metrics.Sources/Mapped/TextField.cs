using System.Text.Unicode;
using SupportPerf.Metrics.Sources.Text;
using TextEncoding = System.Text.Encoding;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A text, perhaps put in other words by a list of values. Texts that repeat are one string.</summary>
internal sealed class TextField(FieldColumn column, IReadOnlyDictionary<string, string>? values, bool keepOther)
{
    private readonly TextCache<(string? Value, string? Problem, DataIssueKind Kind)> _known = new();

    public string? Read(Row row, RowIssues issues)
    {
        ReadOnlySpan<byte> text = column.Raw(row);
        if (!_known.TryGet(text, out (string? Value, string? Problem, DataIssueKind Kind) entry))
        {
            entry = Work(text, row);
            _known.Add(text, entry);
        }

        if (entry.Problem is not null)
        {
            issues.Add(entry.Kind, entry.Problem);
        }

        return entry.Value;
    }

    private (string? Value, string? Problem, DataIssueKind Kind) Work(ReadOnlySpan<byte> bytes, Row row)
    {
        if (column.IsMissing(bytes))
        {
            return default;
        }

        string text = TextEncoding.UTF8.GetString(bytes);
        if (!Utf8.IsValid(bytes))
        {
            return (text, RowIssues.Repeated(row, column.Name, $"'{text}' is not valid UTF-8; expected text in UTF-8. What cannot be read became \uFFFD."), DataIssueKind.UnreadableRecord);
        }

        if (values is null)
        {
            return (text, null, default);
        }

        if (values.TryGetValue(text, out string? value))
        {
            return (value, null, default);
        }

        string problem = RowIssues.Repeated(row, column.Name, $"'{text}' is none of the map's values ({string.Join(", ", values.Keys)}); it is kept as it is.");
        return (text, keepOther ? problem : null, DataIssueKind.UnknownValue);
    }
}
