using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// The rows of a CSV file as lines of JSON, one object a row with the columns as members, so that what reads an API's answers reads its tables too.
/// Empty fields are left out; a column that comes twice is a member that comes twice.
/// </summary>
/// <remarks>One row is held at a time. The header and rows that are passed over become empty lines, so that line numbers stay true.</remarks>
internal sealed class CsvAsJson : ForwardStream
{
    private static readonly JsonEncodedText Nothing = JsonEncodedText.Encode("");
    private readonly CsvRows _rows;
    private readonly Action<DataIssue> _issues;
    private readonly JsonEncodedText[] _columns;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;
    private int _given;
    private long _lines;

    /// <summary>Opens the file.</summary>
    /// <param name="file">The table.</param>
    /// <param name="issues">Gets the rows that cannot be read.</param>
    public CsvAsJson(SourceFile file, Action<DataIssue> issues)
    {
        _issues = issues;
        ByteInput input = ByteInput.Open(file);
        try
        {
            _rows = new(input, RowFormat.Default);
        }
        catch
        {
            input.Dispose();
            throw;
        }

        _columns = [.. _rows.Columns.Select(name => name.Length == 0 ? Nothing : JsonEncodedText.Encode(name))];
        _json = new(_line);
        EndLine();
    }

    public override int Read(Span<byte> buffer)
    {
        int filled = 0;
        while (filled < buffer.Length && (_given < _line.WrittenCount || NextLine()))
        {
            int count = Math.Min(buffer.Length - filled, _line.WrittenCount - _given);
            _line.WrittenSpan.Slice(_given, count).CopyTo(buffer[filled..]);
            _given += count;
            filled += count;
        }

        return filled;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _json.Dispose();
            _rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool NextLine()
    {
        _given = 0;
        _line.ResetWrittenCount();
        if (!_rows.Read(_issues))
        {
            return false;
        }

        // Rows that were passed over, and line breaks within fields, are lines too.
        for (long line = _lines + 1; line < _rows.Line; line++)
        {
            EndLine();
        }

        if (HasBadText())
        {
            _issues(new() { Kind = DataIssueKind.UnreadableRecord, Message = $"{SourceException.Place(_rows.Name, _rows.Line, null)}The row is not valid UTF-8; it is left out." });
        }
        else
        {
            _json.Reset();
            _json.WriteStartObject();
            for (int at = 0; at < _columns.Length; at++)
            {
                if (_rows.Field(at) is { IsEmpty: false } field)
                {
                    _json.WriteString(_columns[at], field);
                }
            }

            _json.WriteEndObject();
            _json.Flush();
        }

        EndLine();
        return true;
    }

    private bool HasBadText()
    {
        for (int at = 0; at < _columns.Length; at++)
        {
            if (!Utf8.IsValid(_rows.Field(at)))
            {
                return true;
            }
        }

        return false;
    }

    private void EndLine()
    {
        _line.GetSpan(1)[0] = (byte)'\n';
        _line.Advance(1);
        _lines++;
    }
}
