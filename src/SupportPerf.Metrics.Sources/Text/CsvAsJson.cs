using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// The rows of a CSV file as lines of JSON, one object a row with the columns as members, so that what reads an API's answers reads its tables too.
/// Empty fields are left out; a column that comes twice is a member that comes twice.
/// </summary>
/// <remarks>One row is held at a time. The header and rows that are passed over become empty lines, so that line numbers stay true.</remarks>
internal sealed class CsvAsJson : Stream
{
    private static readonly JsonEncodedText Nothing = JsonEncodedText.Encode("");
    private readonly CsvRows rows;
    private readonly Action<DataIssue> issues;
    private readonly JsonEncodedText[] columns;
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter json;
    private int given;
    private long lines;

    /// <summary>Opens the file.</summary>
    /// <param name="file">The table.</param>
    /// <param name="issues">Gets the rows that cannot be read.</param>
    public CsvAsJson(SourceFile file, Action<DataIssue> issues)
    {
        this.issues = issues;
        ByteInput input = ByteInput.Open(file);
        try
        {
            this.rows = new(input, RowFormat.Default);
        }
        catch
        {
            input.Dispose();
            throw;
        }

        this.columns = [.. this.rows.Columns.Select(name => name.Length == 0 ? Nothing : JsonEncodedText.Encode(name))];
        this.json = new(this.line);
        this.EndLine();
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int filled = 0;
        while (filled < buffer.Length && (this.given < this.line.WrittenCount || this.NextLine()))
        {
            int count = Math.Min(buffer.Length - filled, this.line.WrittenCount - this.given);
            this.line.WrittenSpan.Slice(this.given, count).CopyTo(buffer[filled..]);
            this.given += count;
            filled += count;
        }

        return filled;
    }

    public override int Read(byte[] buffer, int offset, int count) => this.Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            this.json.Dispose();
            this.rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool NextLine()
    {
        this.given = 0;
        this.line.ResetWrittenCount();
        if (!this.rows.Read(this.issues))
        {
            return false;
        }

        // Rows that were passed over, and line breaks within fields, are lines too.
        for (long line = this.lines + 1; line < this.rows.Line; line++)
        {
            this.EndLine();
        }

        if (this.HasBadText())
        {
            this.issues(new() { Kind = DataIssueKind.UnreadableRecord, Message = $"{SourceException.Place(this.rows.Name, this.rows.Line, null)}The row is not valid UTF-8; it is left out." });
        }
        else
        {
            this.json.Reset();
            this.json.WriteStartObject();
            for (int at = 0; at < this.columns.Length; at++)
            {
                if (this.rows.Field(at) is { IsEmpty: false } field)
                {
                    this.json.WriteString(this.columns[at], field);
                }
            }

            this.json.WriteEndObject();
            this.json.Flush();
        }

        this.EndLine();
        return true;
    }

    private bool HasBadText()
    {
        for (int at = 0; at < this.columns.Length; at++)
        {
            if (!Utf8.IsValid(this.rows.Field(at)))
            {
                return true;
            }
        }

        return false;
    }

    private void EndLine()
    {
        this.line.GetSpan(1)[0] = (byte)'\n';
        this.line.Advance(1);
        this.lines++;
    }
}
