namespace SupportPerf.Metrics.Tables;

/// <summary>What columns given from outside must be.</summary>
internal static class ColumnChecks
{
    public static void Validity(int bytes, int rows, string name)
    {
        if (bytes > 0 && bytes < (rows + 7L) / 8)
        {
            throw new ArgumentException(FormattableString.Invariant($"The validity bitmap has {bytes} bytes; {rows} rows need {(rows + 7L) / 8}."), name);
        }
    }

    public static void Length(int count, int rows, string column)
    {
        if (count != rows)
        {
            throw new ArgumentException(FormattableString.Invariant($"{column} has {count} rows; {nameof(TicketColumns.Created)} has {rows}. All columns of a table are of one length."));
        }
    }

    public static bool IsValid(ReadOnlyMemory<byte> validity, int row) => validity.IsEmpty || (validity.Span[row >> 3] & (1 << (row & 7))) != 0;
}
