using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Reports;

/// <summary>The columns of one kind of record, and the cells of the record at hand. Not thread-safe.</summary>
internal abstract class FactSheet
{
    /// <summary>The name of the kind, as in the column <c>record</c>.</summary>
    public abstract string Record { get; }

    /// <summary>The columns of this kind alone, always the same.</summary>
    public abstract IReadOnlyList<FactColumn> Columns { get; }

    /// <summary>The id of the record at hand.</summary>
    public string Id { get; protected set; } = "";

    /// <summary>The instant that it belongs to. Null: not known.</summary>
    public Instant? At { get; protected set; }

    /// <summary>Why it counts nowhere. Null: it counts.</summary>
    public string? LeftOut { get; protected set; }

    /// <summary>The value of a dimension of the record at hand.</summary>
    public abstract string? ValueOf(Dimension dimension);

    internal static string? Text(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at) : null;

    internal static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    internal static string? Text(bool? flag) => flag is { } yes ? yes ? "true" : "false" : null;

    /// <summary>Nanoseconds as exact seconds, whole where they are.</summary>
    internal static string? Seconds(long? nanoseconds) =>
        nanoseconds is { } value ? (value / (decimal)Nanoseconds.PerSecond).ToString("0.#########", CultureInfo.InvariantCulture) : null;
}
