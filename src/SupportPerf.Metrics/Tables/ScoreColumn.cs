namespace SupportPerf.Metrics.Tables;

/// <summary>A column of survey scores, and a bitmap that says which are there.</summary>
/// <remarks>It holds what it was given, not a copy: do not change that before the table is made. Immutable itself.</remarks>
public sealed class ScoreColumn
{
    private readonly ReadOnlyMemory<sbyte> _values;
    private readonly ReadOnlyMemory<byte> _validity;

    /// <summary>A column.</summary>
    /// <param name="values">One score a row, above -128; where the bitmap says null, any number.</param>
    /// <param name="validity">One bit a row, the lowest of a byte first; 1: there is a score. Empty: there is one in every row.</param>
    /// <param name="scale">The scale of the scores. Null: 1..5 for CSAT, 0..10 for NPS.</param>
    /// <exception cref="ArgumentException">The bitmap is shorter than the column.</exception>
    public ScoreColumn(ReadOnlyMemory<sbyte> values, ReadOnlyMemory<byte> validity = default, SurveyScale? scale = null)
    {
        ColumnChecks.Validity(validity.Length, values.Length, nameof(validity));
        _values = values;
        _validity = validity;
        Scale = scale;
    }

    /// <summary>How many rows it has.</summary>
    public int Count => _values.Length;

    /// <summary>The scale of the scores. Null: the usual one.</summary>
    public SurveyScale? Scale { get; }

    /// <summary>The score of a row; null: it has none.</summary>
    internal sbyte? At(int row) => ColumnChecks.IsValid(_validity, row) ? _values.Span[row] : null;
}
