using SupportPerf.Metrics.Sources.Text;
using TextEncoding = System.Text.Encoding;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>Reports what is wrong with a field: file, line, column, what it holds and what was expected.</summary>
internal sealed class RowIssues(IRecordSink? sink)
{
    private const int Shown = 60;

    /// <summary>Takes what was or will be reported elsewhere.</summary>
    public static RowIssues Nowhere { get; } = new(null);

    /// <summary>The record that is being read.</summary>
    public string? RecordId { get; set; }

    public void Add(DataIssueKind kind, Row row, string column, string message) => Add(kind, Place(row, column) + message);

    public void Add(DataIssueKind kind, string message) => sink?.Add(new DataIssue { RecordId = RecordId, Kind = kind, Message = message });

    public void Add(DataIssueKind kind, Row row, string column, ReadOnlySpan<byte> text, string message) =>
        Add(kind, $"{Place(row, column)}'{Show(text)}' {message}");

    public static string Place(Row row, string column) => SourceException.Place(row.File, row.Line, column);

    /// <summary>A message that all rows with the same text share, so that each text is worked out and worded once.</summary>
    public static string Repeated(Row row, string column, string message) =>
        FormattableString.Invariant($"{SourceException.Place(row.File, null, column)}{message} First on line {row.Line}.");

    public static string Show(ReadOnlySpan<byte> text) =>
        text.Length <= Shown ? TextEncoding.UTF8.GetString(text) : TextEncoding.UTF8.GetString(text[..Shown]) + "...";
}
