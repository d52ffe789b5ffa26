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

    /// <summary>Requires a column that is given to be as long as the one that must be.</summary>
    public static void Length(int? count, string column, int rows, string required)
    {
        if (count is { } given && given != rows)
        {
            throw new ArgumentException(FormattableString.Invariant($"{column} has {given} rows; {required} has {rows}. All columns of a table are of one length."));
        }
    }

    public static bool IsValid(ReadOnlyMemory<byte> validity, int row) => validity.IsEmpty || (validity.Span[row >> 3] & (1 << (row & 7))) != 0;
}
