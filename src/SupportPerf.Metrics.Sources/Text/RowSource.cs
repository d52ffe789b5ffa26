namespace SupportPerf.Metrics.Sources.Text;

/// <summary>The rows of one input, forward only: CSV or JSON, told apart by their first character.</summary>
internal abstract class RowSource : IDisposable
{
    private const int LookAhead = 4096;

    private protected RowSource(ByteInput input) => Input = input;

    public ByteInput Input { get; }

    public string Name => Input.Name;

    /// <summary>The line of the current row.</summary>
    public long Line { get; private protected set; }

    /// <summary>The rows read so far.</summary>
    public long Rows { get; private protected set; }

    public static RowSource Open(SourceFile file, RowFormat format)
    {
        ByteInput input = ByteInput.Open(file);
        try
        {
            ReadOnlySpan<byte> start = input.Peek(LookAhead);
            if (start.IsEmpty)
            {
                throw new SourceException(file.Name, null, null, "It is empty; expected CSV with a header line, or JSON.");
            }

            if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            {
                start = start[3..];
            }

            start = start.TrimStart(" \t\r\n"u8);
            return !start.IsEmpty && (start[0] is (byte)'[' or (byte)'{') ? new JsonRows(new ByteBuffer(input), format) : new CsvRows(input, format);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Whether all its rows have the same columns, which a header names.</summary>
    public abstract bool HasHeader { get; }

    /// <summary>Whether it has that column. JSON records may differ, so there it means that one of the first records has it.</summary>
    public abstract bool Has(string column);

    /// <summary>The names of its columns, for messages.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Prepares to fill rows with these columns; a column that is not there stays empty.</summary>
    public abstract RowBinding Bind(IReadOnlyList<string> columns);

    /// <summary>Goes to the next row. False at the end. A row that cannot be read goes to <paramref name="issues"/> and is passed over.</summary>
    public abstract bool Read(Action<DataIssue> issues);

    public void Dispose() => Input.Dispose();
}
