using NodaTime;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The facts of calls as compact columns, for reports over large sets: decided once, then read as often as asked. It carries <see cref="Metrics"/>; the rows of its reports are those that
/// <see cref="SupportReportBuilder"/> gives for the same calls, bit for bit.
/// </summary>
/// <remarks>
/// <para>About 20 bytes a call: its outcome in one, its dimensions as codes of one, two or four bytes, its offer and each of its times that calls of the table have as seconds in 32 bits, with
/// the nanoseconds beside them where any is finer. Nothing is rounded, no id is kept.</para>
/// <para>Slices share the columns. Immutable and thread-safe.</para>
/// </remarks>
public sealed class CallTable
{
    private readonly CallData _data;
    private readonly TableView _view;

    internal CallTable(CallData data)
        : this(data, new TableView(data, "calls"))
    {
    }

    private CallTable(CallData data, TableView view) => (_data, _view) = (data, view);

    /// <summary>The KPIs that a call table carries, by their keys.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "handle_time",
        "speed_of_answer",
        QueueTime.Metric.Key,
        TimeToAbandon.Metric.Key,
        "abandonment_rate",
        "service_level",
        CallsOffered.Metric.Key,
        CallsAnswered.Metric.Key,
    ];

    /// <summary>How many calls it has; those that count nowhere, for example test calls, are none of them.</summary>
    public int Count => _view.Count;

    /// <summary>The definitions that its facts were decided under.</summary>
    public Definitions Definitions => _data.Definitions;

    /// <summary>As of when its calls are judged: the instant given, else the latest in all calls of the table. Null: there is none.</summary>
    public Instant? AsOf => _data.JudgedAsOf;

    /// <summary>How many bytes the columns take, which all slices share.</summary>
    public long ColumnBytes => _data.Bytes;

    /// <summary>A table of calls.</summary>
    /// <param name="calls">The calls, ids unique.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when calls are judged; those offered later are left out. Null: the latest instant in the calls.</param>
    public static CallTable Of(IEnumerable<Call> calls, Definitions? definitions = null, Instant? asOf = null)
    {
        Guard.NotNull(calls, nameof(calls));
        CallTableBuilder builder = new(definitions, asOf);
        foreach (Call call in calls)
        {
            builder.Add(call);
        }

        return builder.Build();
    }

    /// <summary>A table of columns; they are copied.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when calls are judged; those offered later are left out. Null: the latest instant in the columns.</param>
    /// <exception cref="ArgumentException">The columns have different lengths, an instant lies outside the years 1824 to 2115, an offer is null, or two columns are of one dimension.</exception>
    public static CallTable FromColumns(CallColumns columns, Definitions? definitions = null, Instant? asOf = null)
    {
        Guard.NotNull(columns, nameof(columns));
        return new CallColumnReader(columns, new CallTableBuilder(definitions, asOf)).Read();
    }

    /// <summary>Some consecutive calls of this table, without copying.</summary>
    /// <param name="start">The first one, from 0, in the order in which they were given.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many.</exception>
    public CallTable Slice(int start, int length) => new(_data, _view.Slice(start, length));

    /// <summary>The calls of this table that have one of some values of a dimension, without copying.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="values">The values; <see cref="SupportReport.NoValue"/> stands for none.</param>
    /// <exception cref="ArgumentException">The dimension is the hour or the weekday of a KPI's anchor.</exception>
    public CallTable Where(Dimension dimension, params string[] values) => new(_data, _view.Where(dimension, values));

    /// <summary>The report of its calls; the table can be asked again.</summary>
    /// <remarks>
    /// The definitions are those of the table; the options may repeat them or leave them at their defaults. The same holds for the as-of instant, which may also be a later one where the table
    /// was given none. <see cref="ReportOptions.Metrics"/> may name what <see cref="Metrics"/> has; empty: all of those.
    /// Its quality names what was wrong when the table was made, a part or not.
    /// </remarks>
    /// <param name="options">What the report shall show. Null: the defaults.</param>
    /// <param name="degreeOfParallelism">How many threads may work at it. The result does not depend on it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">The options ask for other definitions, another as-of instant, comparisons, or a KPI that the table does not carry.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SupportReport Report(ReportOptions? options = null, int degreeOfParallelism = 1, CancellationToken cancellationToken = default)
    {
        ReportOptions asked = _view.Checked(options, Metrics, degreeOfParallelism);
        return TableReport.Of(_data, _view, asked, degreeOfParallelism, builder => new CallScan(_data, builder), cancellationToken);
    }
}
