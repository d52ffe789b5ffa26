using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>A column of instants as data frames and Arrow have them: whole numbers of a unit since 1970-01-01T00:00Z, and a bitmap that says which are there.</summary>
/// <remarks>It holds what it was given, not a copy: do not change that before the table is made. Nothing is rounded. Immutable itself.</remarks>
public sealed class InstantColumn
{
    private readonly NumberColumn _numbers;

    private InstantColumn(ReadOnlyMemory<long> values, ReadOnlyMemory<uint> seconds, ReadOnlyMemory<byte> validity, long unit) => _numbers = new NumberColumn(values, seconds, validity, unit);

    /// <summary>How many rows it has.</summary>
    public int Count => _numbers.Count;

    /// <summary>Seconds.</summary>
    /// <param name="values">One a row; where the bitmap says null, any number.</param>
    /// <param name="validity">One bit a row, the lowest of a byte first; 1: there is an instant. Empty: there is one in every row.</param>
    /// <exception cref="ArgumentException">The bitmap is shorter than the column.</exception>
    public static InstantColumn FromUnixSeconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, default, validity, Nanoseconds.PerSecond);

    /// <summary>Seconds in 32 bits, from 1970 to 2106.</summary>
    /// <inheritdoc cref="FromUnixSeconds(ReadOnlyMemory{long}, ReadOnlyMemory{byte})"/>
    public static InstantColumn FromUnixSeconds32(ReadOnlyMemory<uint> values, ReadOnlyMemory<byte> validity = default) => new(default, values, validity, Nanoseconds.PerSecond);

    /// <summary>Milliseconds.</summary>
    /// <inheritdoc cref="FromUnixSeconds(ReadOnlyMemory{long}, ReadOnlyMemory{byte})"/>
    public static InstantColumn FromUnixMilliseconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, default, validity, 1_000_000);

    /// <summary>Microseconds.</summary>
    /// <inheritdoc cref="FromUnixSeconds(ReadOnlyMemory{long}, ReadOnlyMemory{byte})"/>
    public static InstantColumn FromUnixMicroseconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, default, validity, 1_000);

    /// <summary>Nanoseconds.</summary>
    /// <inheritdoc cref="FromUnixSeconds(ReadOnlyMemory{long}, ReadOnlyMemory{byte})"/>
    public static InstantColumn FromUnixNanoseconds(ReadOnlyMemory<long> values, ReadOnlyMemory<byte> validity = default) => new(values, default, validity, 1);

    /// <summary>The instant of a row; null: it has none.</summary>
    /// <exception cref="ArgumentException">It lies beyond the years that can be counted.</exception>
    internal Instant? At(int row, string column) => TryGet(row, column, out long instant) ? Nanoseconds.ToInstant(instant) : null;

    /// <summary>The instant of a row in nanoseconds; false: it has none.</summary>
    /// <exception cref="ArgumentException">It lies beyond the years that can be counted.</exception>
    internal bool TryGet(int row, string column, out long instant) => _numbers.TryGet(row, column, "the years 1824 to 2115", out instant);
}
