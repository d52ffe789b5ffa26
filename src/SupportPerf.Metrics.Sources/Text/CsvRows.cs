using System.Globalization;
using CsvHelper;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>CSV with a header. A row with another number of fields than the header, or with broken quotes, is passed over and reported.</summary>
internal sealed class CsvRows : RowSource
{
    /// <summary>A row longer than this has a quote that nothing closes; it must not take the memory of the whole file.</summary>
    private const int MaxRow = 1 << 24;
    private readonly CsvReader _reader;
    private readonly List<string> _columns = [];
    private CsvMalformedReason? _broken;

    public CsvRows(ByteInput input, RowFormat format)
        : base(input)
    {
        _reader = CsvReader.Create(input, new CsvReaderOptions
        {
            Separator = format.Delimiter,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRow,
            BufferSize = 1 << 17,
            OnMalformedRecord = record => _broken = record.Reason,
        });
        ReadHeader();
        for (int i = 0; i < format.SkipRows && ReadRow(); i++)
        {
        }
    }

    public override bool HasHeader => true;

    public override IReadOnlyList<string> Columns => _columns;

    public override bool Has(string column) => _columns.Contains(column);

    /// <summary>A field of the current row by its place in the header.</summary>
    public ReadOnlySpan<byte> Field(int column) => _reader.GetSpan(column);

    public override RowBinding Bind(IReadOnlyList<string> columns)
    {
        int[] indices = new int[columns.Count];
        for (int slot = 0; slot < indices.Length; slot++)
        {
            indices[slot] = _columns.IndexOf(columns[slot]);
            if (indices[slot] >= 0 && _columns.IndexOf(columns[slot], indices[slot] + 1) is >= 0 and int second)
            {
                string places = string.Create(CultureInfo.InvariantCulture, $"{indices[slot] + 1} and {second + 1}");
                throw new SourceException(Name, 1, columns[slot], $"The header has it twice, as fields {places}; expected it once.");
            }
        }

        return new CsvBinding(this, indices);
    }

    public override bool Read(Action<DataIssue> issues)
    {
        while (ReadRow())
        {
            Line = _reader.LineNumber;
            Rows++;
            if (Problem() is not { } problem)
            {
                return true;
            }

            issues(new DataIssue { Kind = problem.Kind, Message = $"{SourceException.Place(Name, Line, null)}{problem.Message} The row is left out." });
        }

        return false;
    }

    private void ReadHeader()
    {
        try
        {
            _reader.ReadHeader();
        }
        catch (CsvFormatException e)
        {
            throw new SourceException(Name, 1, null, $"The header cannot be read: {e.Message}", e);
        }

        foreach (string name in _reader.Headers ?? [])
        {
            if (name.Contains('\uFFFD', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
            {
                throw new SourceException(
                    Name, 1, null, string.Create(CultureInfo.InvariantCulture, $"Field {_columns.Count + 1} of the header is not valid UTF-8; expected text in UTF-8."));
            }

            _columns.Add(name.Trim(' ', '\t'));
        }

        if (_columns.TrueForAll(name => name.Length == 0))
        {
            throw new SourceException(Name, null, null, "It is empty; expected CSV with a header line, or JSON.");
        }
    }

    private bool ReadRow()
    {
        _broken = null;
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new SourceException(Name, Line + 1, null, $"From here on no row can be found ({e.Message}); expected every quote to be closed.", e);
        }
    }

    private (DataIssueKind Kind, string Message)? Problem()
    {
        // A quote inside of a field without quotes stands for itself.
        switch (_broken)
        {
            case CsvMalformedReason.TextAfterClosingQuote:
                return (DataIssueKind.UnreadableRecord, "There is text behind a closing quote; expected a delimiter or the end of the line.");
            case CsvMalformedReason.UnterminatedQuote:
                return (DataIssueKind.UnreadableRecord, "A quote is opened here and never closed, so the rest of the file is one row; expected every quote to be closed.");
        }

        return _reader.FieldCount == _columns.Count
            ? null
            : (DataIssueKind.WrongColumnCount, string.Create(CultureInfo.InvariantCulture, $"{_reader.FieldCount} fields; expected {_columns.Count} as in the header."));
    }

    private sealed class CsvBinding(CsvRows rows, int[] columns) : RowBinding
    {
        public override void Fill(Row row)
        {
            row.Begin(rows.Name, rows.Line);
            for (int slot = 0; slot < columns.Length; slot++)
            {
                if (columns[slot] >= 0)
                {
                    row.Set(slot, rows._reader.GetSpan(columns[slot]));
                }
            }
        }
    }
}
