using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using TextEncoding = System.Text.Encoding;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// CSV by RFC 4180 in UTF-8, split in place: fields are bytes of the buffer and no string is made. Lines end with LF, CR LF or CR.
/// A row with another number of fields than the header, or with text behind a closing quote, is passed over and reported.
/// </summary>
internal sealed class CsvRows : RowSource
{
    /// <summary>A row longer than this has a quote that nothing closes.</summary>
    private const int MaxRow = 1 << 22;
    private readonly ByteBuffer buffer;
    private readonly byte delimiter;
    private readonly SearchValues<byte> fieldEnds;
    private readonly List<string> columns = [];
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private bool[] escaped = new bool[16];
    private int count;
    private long nextLine = 1;

    public CsvRows(ByteBuffer buffer, RowFormat format)
        : base(buffer.Input)
    {
        this.buffer = buffer;
        this.delimiter = format.Delimiter;
        this.fieldEnds = SearchValues.Create([format.Delimiter, (byte)'\n', (byte)'\r']);
        this.ReadHeader();
        List<DataIssue> ignored = [];
        for (int i = 0; i < format.SkipRows && this.ReadFields(ignored.Add); i++)
        {
        }
    }

    private enum Split
    {
        Whole,
        NeedsMore,
        TextBehindQuote,
        OpenQuote,
    }

    public override IReadOnlyList<string> Columns => this.columns;

    public override bool Has(string column) => this.columns.Contains(column);

    public override RowBinding Bind(IReadOnlyList<string> columns)
    {
        int[] indices = new int[columns.Count];
        for (int slot = 0; slot < indices.Length; slot++)
        {
            indices[slot] = this.columns.IndexOf(columns[slot]);
            if (indices[slot] >= 0 && this.columns.IndexOf(columns[slot], indices[slot] + 1) is >= 0 and int second)
            {
                throw new SourceException(
                    this.Name, 1, columns[slot], string.Create(CultureInfo.InvariantCulture, $"The header has it twice, as fields {indices[slot] + 1} and {second + 1}; expected it once."));
            }
        }

        return new CsvBinding(this, indices);
    }

    public override bool Read(Action<DataIssue> issues)
    {
        while (this.ReadFields(issues))
        {
            this.Rows++;
            if (this.count == this.columns.Count)
            {
                return true;
            }

            issues(new DataIssue
            {
                Kind = DataIssueKind.WrongColumnCount,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{SourceException.Place(this.Name, this.Line, null)}{this.count} fields; expected {this.columns.Count} as in the header. The row is left out."),
            });
        }

        return false;
    }

    private void ReadHeader()
    {
        if (!this.ReadFields(issue => throw new SourceException(issue.Message)))
        {
            throw new SourceException(this.Name, null, null, "It is empty; expected CSV with a header line, or JSON.");
        }

        for (int i = 0; i < this.count; i++)
        {
            ReadOnlySpan<byte> name = this.Field(i).Trim(" \t"u8);
            if (!Utf8.IsValid(name) || name.Contains((byte)0))
            {
                throw new SourceException(
                    this.Name, this.Line, null, string.Create(CultureInfo.InvariantCulture, $"Field {i + 1} of the header is not valid UTF-8; expected text in UTF-8."));
            }

            this.columns.Add(TextEncoding.UTF8.GetString(name));
        }
    }

    /// <summary>The next line that is not blank, whatever its number of fields.</summary>
    private bool ReadFields(Action<DataIssue> issues)
    {
        while (true)
        {
            switch (this.SplitRow(out int length, out int lines))
            {
                case Split.NeedsMore when this.buffer.Pending.Length <= MaxRow:
                    this.buffer.More();
                    continue;
                case Split.Whole when length == 0:
                    return false;
                case Split.Whole:
                    this.Line = this.nextLine;
                    this.nextLine += lines;
                    this.buffer.Start += length;
                    if (this.count == 1 && this.lengths[0] == 0 && !this.escaped[0])
                    {
                        continue;
                    }

                    return true;
                case Split.TextBehindQuote:
                    this.Skip(issues, $"There is text behind the closing quote of field {this.count + 1}; expected a delimiter or the end of the line. The row is left out.");
                    break;
                case Split.NeedsMore:
                    this.Skip(issues, $"The row is longer than {MaxRow} bytes. The line is left out.");
                    break;
                default:
                    this.Skip(issues, $"The quote that opens field {this.count + 1} is never closed. The line is left out.");
                    break;
            }
        }
    }

    /// <summary>Passes over one line, to go on with the next.</summary>
    private void Skip(Action<DataIssue> issues, FormattableString message)
    {
        issues(new DataIssue
        {
            Kind = DataIssueKind.UnreadableRecord,
            Message = SourceException.Place(this.Name, this.nextLine, null) + message.ToString(CultureInfo.InvariantCulture),
        });
        int end;
        while ((end = this.buffer.Pending.IndexOf((byte)'\n')) < 0 && this.buffer.More())
        {
        }

        this.buffer.Start = end < 0 ? this.buffer.End : this.buffer.Start + end + 1;
        this.nextLine++;
        this.Rows++;
    }

    private Split SplitRow(out int length, out int lines)
    {
        ReadOnlySpan<byte> bytes = this.buffer.Pending;
        int offset = this.buffer.Start;
        int at = 0;
        this.count = 0;
        lines = 0;
        length = 0;
        if (bytes.IsEmpty)
        {
            return this.buffer.IsEnded ? Split.Whole : Split.NeedsMore;
        }

        while (true)
        {
            int start = at;
            int end;
            bool hasEscapes = false;
            if (at < bytes.Length && bytes[at] == (byte)'"')
            {
                start++;
                at++;
                while (true)
                {
                    int quote = bytes[at..].IndexOf((byte)'"');
                    if (quote < 0 || (at + quote + 1 == bytes.Length && !this.buffer.IsEnded))
                    {
                        return this.buffer.IsEnded || bytes.Length > MaxRow ? Split.OpenQuote : Split.NeedsMore;
                    }

                    at += quote + 1;
                    if (at < bytes.Length && bytes[at] == (byte)'"')
                    {
                        hasEscapes = true;
                        at++;
                        continue;
                    }

                    break;
                }

                end = at - 1;
                lines += CountLines(bytes[start..end]);
                if (at < bytes.Length && bytes[at] != this.delimiter && bytes[at] is not ((byte)'\n' or (byte)'\r'))
                {
                    return Split.TextBehindQuote;
                }
            }
            else
            {
                int found = bytes[at..].IndexOfAny(this.fieldEnds);
                at = found < 0 ? bytes.Length : at + found;
                end = at;
            }

            if (at == bytes.Length && !this.buffer.IsEnded)
            {
                return Split.NeedsMore;
            }

            this.AddField(offset + start, end - start, hasEscapes);
            if (at == bytes.Length)
            {
                length = at;
                return Split.Whole;
            }

            byte stop = bytes[at++];
            if (stop == this.delimiter)
            {
                continue;
            }

            if (stop == (byte)'\r')
            {
                if (at == bytes.Length && !this.buffer.IsEnded)
                {
                    return Split.NeedsMore;
                }

                if (at < bytes.Length && bytes[at] == (byte)'\n')
                {
                    at++;
                }
            }

            lines++;
            length = at;
            return Split.Whole;
        }
    }

    private static int CountLines(ReadOnlySpan<byte> quoted)
    {
        int feeds = quoted.Count((byte)'\n');
        int returns = quoted.Count((byte)'\r');
        return returns == 0 ? feeds : feeds + returns - quoted.Count("\r\n"u8);
    }

    private void AddField(int start, int length, bool hasEscapes)
    {
        if (this.count == this.starts.Length)
        {
            Array.Resize(ref this.starts, this.count * 2);
            Array.Resize(ref this.lengths, this.count * 2);
            Array.Resize(ref this.escaped, this.count * 2);
        }

        this.starts[this.count] = start;
        this.lengths[this.count] = length;
        this.escaped[this.count++] = hasEscapes;
    }

    /// <summary>A field of the current row; doubled quotes become single ones in place, once.</summary>
    private ReadOnlySpan<byte> Field(int index)
    {
        Span<byte> field = this.buffer.Bytes.AsSpan(this.starts[index], this.lengths[index]);
        if (this.escaped[index])
        {
            int to = 0;
            for (int from = 0; from < field.Length; from++, to++)
            {
                field[to] = field[from];
                if (field[from] == (byte)'"')
                {
                    from++;
                }
            }

            this.lengths[index] = to;
            this.escaped[index] = false;
        }

        return this.buffer.Bytes.AsSpan(this.starts[index], this.lengths[index]);
    }

    private sealed class CsvBinding(CsvRows rows, int[] columns) : RowBinding
    {
        public override void Fill(Row row)
        {
            row.Buffer = rows.buffer.Bytes;
            row.Line = rows.Line;
            row.File = rows.Name;
            for (int slot = 0; slot < columns.Length; slot++)
            {
                int column = columns[slot];
                if (column < 0)
                {
                    row.Set(slot, 0, 0);
                    continue;
                }

                if (rows.escaped[column])
                {
                    rows.Field(column);
                }

                row.Set(slot, rows.starts[column], rows.lengths[column]);
            }
        }
    }
}
