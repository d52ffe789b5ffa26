using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>A column of durations as data frames and Arrow have them: whole numbers of a unit, and a bitmap that says which are there.</summary>
/// <remarks>It holds what it was given, not a copy: do not change that before the table is made. Nothing is rounded. Immutable itself.</remarks>
public sealed class DurationColumn
{
    private readonly NumberColumn _numbers;

    private DurationColumn(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity, long unit) => _numbers = new NumberColumn(values, default, validity, unit);

    /// <summary>How many rows it has.</summary>
    public int Count => _numbers.Count;

    /// <summary>Seconds.</summary>
    /// <param name="values">One a row; where the bitmap says null, any number. A negative one is a data issue, not an error.</param>
    /// <param name="validity">One bit a row, the lowest of a byte first; 1: there is a duration. Empty: there is one in every row.</param>
    /// <exception cref="ArgumentException">The bitmap is shorter than the column.</exception>
    public static DurationColumn FromSeconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, validity, Nanoseconds.PerSecond);

    /// <summary>Milliseconds.</summary>
    /// <inheritdoc cref="FromSeconds(ReadOnlyMemory{long}, ReadOnlyMemory{byte})"/>
    public static DurationColumn FromMilliseconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, validity, 1_000_000);

    /// <summary>Microseconds.</summary>
    /// <inheritdoc cref="FromSeconds(ReadOnlyMemory{long}, ReadOnlyMemory{byte})"/>
    public static DurationColumn FromMicroseconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, validity, 1_000);

    /// <summary>Nanoseconds.</summary>
    /// <inheritdoc cref="FromSeconds(ReadOnlyMemory{long}, ReadOnlyMemory{byte})"/>
    public static DurationColumn FromNanoseconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, validity, 1);

    /// <summary>The duration of a row; null: it has none.</summary>
    /// <exception cref="ArgumentException">It is longer than what can be counted.</exception>
    internal Duration? At(int row, string column) => _numbers.TryGet(row, column, "146 years", out long nanoseconds) ? Duration.FromNanoseconds(nanoseconds) : null;
}
