using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A duration that the source measured.</summary>
internal sealed class DurationField(FieldColumn column, DurationFormat format)
{
    public Duration? Read(Row row, RowIssues issues)
    {
        ReadOnlySpan<byte> text = column.Text(row);
        if (text.IsEmpty)
        {
            return null;
        }

        if (format.TryParse(text, out Duration duration))
        {
            return duration;
        }

        issues.Add(DataIssueKind.UnreadableNumber, row, column.Name, text, $"is no duration of the form {format.Name}.");
        return null;
    }
}
