using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>A dimension as a column of codes into a list of values, as data frames and Arrow have it.</summary>
/// <remarks>It holds what it was given, not a copy: do not change that before the table is made. Immutable itself.</remarks>
public sealed class DimensionColumn
{
    private readonly ReadOnlyMemory<int> _codes;

    /// <summary>A column.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="codes">One a row: the index of its value; negative: it has none.</param>
    /// <param name="values">The values. An empty one is no value.</param>
    /// <exception cref="ArgumentException">A code is not that of a value, or the dimension is the hour or the weekday of a KPI's anchor, which no record has.</exception>
    public DimensionColumn(Dimension dimension, ReadOnlyMemory<int> codes, IReadOnlyList<string> values)
    {
        Guard.NotNull(dimension, nameof(dimension));
        Guard.NotNull(values, nameof(values));
        if (dimension.Equals(Dimension.HourOfDay) || dimension.Equals(Dimension.Weekday))
        {
            throw new ArgumentException($"{dimension} is not a property of tickets but of each KPI's anchor: break down by it without a column.", nameof(dimension));
        }

        ReadOnlySpan<int> all = codes.Span;
        for (int row = 0; row < all.Length; row++)
        {
            if (all[row] >= values.Count)
            {
                throw new ArgumentException(FormattableString.Invariant($"{dimension}, row {row}: the code {all[row]} is not that of one of the {values.Count} values."), nameof(codes));
            }
        }

        Dimension = dimension;
        Values = values;
        _codes = codes;
    }

    /// <summary>The dimension.</summary>
    public Dimension Dimension { get; }

    /// <summary>The values by their codes.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>How many rows it has.</summary>
    public int Count => _codes.Length;

    /// <summary>The value of a row; null: it has none.</summary>
    internal string? At(int row) => Codes[row] < 0 ? null : Values[Codes[row]];

    /// <summary>The codes, one a row.</summary>
    internal ReadOnlySpan<int> Codes => _codes.Span;
}
