using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Whole numbers of a unit of time as data frames and Arrow have them, and a bitmap that says which are there. Immutable.</summary>
internal sealed class NumberColumn
{
    private readonly ReadOnlyMemory<long> _values;
    private readonly ReadOnlyMemory<uint> _narrow;
    private readonly ReadOnlyMemory<byte> _validity;
    private readonly long _unit;

    /// <param name="values">One a row.</param>
    /// <param name="narrow">The same in 32 bits; one of both is empty.</param>
    /// <param name="validity">One bit a row, the lowest of a byte first. Empty: all are there.</param>
    /// <param name="unit">In nanoseconds.</param>
    /// <exception cref="ArgumentException">The bitmap is shorter than the column.</exception>
    public NumberColumn(ReadOnlyMemory<long> values, ReadOnlyMemory<uint> narrow, ReadOnlyMemory<byte> validity, long unit)
    {
        _values = values;
        _narrow = narrow;
        _validity = validity;
        _unit = unit;
        Count = Math.Max(values.Length, narrow.Length);
        ColumnChecks.Validity(validity.Length, Count, nameof(validity));
    }

    public int Count { get; }

    /// <summary>The number of a row in nanoseconds; false: it has none.</summary>
    /// <exception cref="ArgumentException">It lies beyond what can be counted.</exception>
    public bool TryGet(int row, string column, string bounds, out long nanoseconds)
    {
        nanoseconds = 0;
        if (!ColumnChecks.IsValid(_validity, row))
        {
            return false;
        }

        long value = _narrow.Length > 0 ? _narrow.Span[row] : _values.Span[row];
        if (value > Nanoseconds.Latest / _unit || value < Nanoseconds.Earliest / _unit)
        {
            throw new ArgumentException(FormattableString.Invariant($"{column}, row {row}: {value} lies outside {bounds}. Is its unit right?"));
        }

        nanoseconds = value * _unit;
        return true;
    }
}
