using System.Buffers.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A whole number; a decimal whose fraction is zero is one too.</summary>
internal sealed class CountField(FieldColumn column)
{
    public string ColumnName => column.Name;

    public int? Read(Row row, RowIssues issues)
    {
        ReadOnlySpan<byte> text = column.Text(row);
        if (text.IsEmpty)
        {
            return null;
        }

        if (TryParse(text, out long value) && value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }

        issues.Add(DataIssueKind.UnreadableNumber, row, column.Name, text, "is no whole number.");
        return null;
    }

    /// <summary>A number of things that cannot be below zero.</summary>
    public int? ReadCount(Row row, RowIssues issues)
    {
        int? value = Read(row, issues);
        if (value is >= 0 or null)
        {
            return value;
        }

        issues.Add(DataIssueKind.UnreadableNumber, row, column.Name, column.Text(row), "is below zero; expected a count.");
        return null;
    }

    public long? ReadLong(Row row, RowIssues issues)
    {
        ReadOnlySpan<byte> text = column.Text(row);
        if (text.IsEmpty)
        {
            return null;
        }

        if (TryParse(text, out long value))
        {
            return value;
        }

        issues.Add(DataIssueKind.UnreadableNumber, row, column.Name, text, "is no whole number.");
        return null;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out int consumed) && consumed == text.Length)
        {
            return true;
        }

        bool whole = Utf8Parser.TryParse(text, out decimal number, out consumed) && consumed == text.Length
            && decimal.Truncate(number) == number && Math.Abs(number) <= long.MaxValue;
        value = whole ? (long)number : 0;
        return whole;
    }
}
