using System.Buffers.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A decimal number, kept exactly.</summary>
internal sealed class DecimalField(FieldColumn column)
{
    public decimal? Read(Row row, RowIssues issues)
    {
        ReadOnlySpan<byte> text = column.Text(row);
        if (text.IsEmpty)
        {
            return null;
        }

        if (Utf8Parser.TryParse(text, out decimal value, out int consumed) && consumed == text.Length)
        {
            return value;
        }

        issues.Add(DataIssueKind.UnreadableNumber, row, column.Name, text, "is no decimal number.");
        return null;
    }
}
