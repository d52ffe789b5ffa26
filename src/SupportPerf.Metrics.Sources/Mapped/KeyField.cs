using System.Text.Unicode;
using SupportPerf.Metrics.Sources.Text;
using TextEncoding = System.Text.Encoding;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A record's id, from one or several columns joined by a slash.</summary>
internal sealed class KeyField(IReadOnlyList<FieldColumn> columns)
{
    public string ColumnNames => string.Join(", ", columns.Select(column => column.Name));

    /// <summary>The id. Null where a part is missing or no UTF-8, which is reported: the row is left out.</summary>
    public string? Read(Row row, RowIssues issues)
    {
        string? id = null;
        foreach (FieldColumn column in columns)
        {
            ReadOnlySpan<byte> text = column.Text(row);
            if (text.IsEmpty || !Utf8.IsValid(text))
            {
                issues.RecordId = null;
                issues.Add(DataIssueKind.MissingId, row, column.Name, column.Raw(row), text.IsEmpty ? "is no id. The row is left out." : "is not valid UTF-8. The row is left out.");
                return null;
            }

            string part = TextEncoding.UTF8.GetString(text);
            id = id is null ? part : $"{id}/{part}";
        }

        issues.RecordId = id;
        return id;
    }

    /// <summary>The id in 16 bytes. Null where a part is missing.</summary>
    public UInt128? Hash(Row row)
    {
        UInt128 hash = TextHash.Start;
        foreach (FieldColumn column in columns)
        {
            ReadOnlySpan<byte> text = column.Text(row);
            if (text.IsEmpty)
            {
                return null;
            }

            hash = TextHash.Add(hash, text);
        }

        return hash;
    }

    /// <summary>Whether two rows have one id.</summary>
    public bool AreSame(Row a, Row b)
    {
        foreach (FieldColumn column in columns)
        {
            if (!column.Raw(a).SequenceEqual(column.Raw(b)))
            {
                return false;
            }
        }

        return true;
    }
}
