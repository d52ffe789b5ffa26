using NodaTime;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The facts of tickets as compact columns, for reports over large sets: decided once, then read as often as asked, each time in a few nanoseconds a ticket. It carries
/// <see cref="Metrics"/>; the rows of its reports are those that <see cref="SupportReportBuilder"/> gives for the same tickets, bit for bit.
/// </summary>
/// <remarks>
/// <para>About 20 bytes a ticket: instants as seconds in 32 bits, with the nanoseconds beside them where any is finer, dimensions as codes of one, two or four bytes. Nothing is rounded.
/// Tickets that a row cannot hold, for example one that was solved several times where each counts, keep their facts whole and cost as much as they do in memory.</para>
/// <para>Response and resolution, rates, creations, solves and ratings are counted block by block; closes, the backlog and the ages of what is open one by one, which costs more: name
/// what you want (<see cref="ReportOptions.Metrics"/>). SLAs, those of a policy too, are one by one as well: on the first response and the full resolution, with targets by dimensions; pauses
/// and targets by dimensions only where no ticket that is a row has a history.</para>
/// <para>Slices share the columns. Immutable and thread-safe.</para>
/// </remarks>
public sealed class TicketTable
{
    /// <summary>Where the schedules of tickets are kept: no dimension has this name.</summary>
    internal const string ScheduleName = "\0schedule";

    private readonly TicketData _data;
    private readonly TableView _view;

    internal TicketTable(TicketData data)
        : this(data, new TableView(data, "tickets"))
    {
    }

    private TicketTable(TicketData data, TableView view) => (_data, _view) = (data, view);

    /// <summary>The KPIs that a ticket table carries, by their keys.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        FirstResponseTime.Metric.Key,
        ResolutionTime.Metric.Key,
        TicketHandleTime.Metric.Key,
        ResolutionRate.Metric.Key,
        SlaAttainment.Key,
        Measures.Reopens.Metric.Key,
        TicketsCreated.Metric.Key,
        TicketsSolved.Metric.Key,
        TicketsClosed.Metric.Key,
        Measures.Backlog.Metric.Key,
        OpenAge.Key,
        "throughput_ratio",
        "csat",
        "nps",
    ];

    /// <summary>How many tickets it has; tickets that count nowhere, for example spam, are none of them.</summary>
    public int Count => _view.Count;

    /// <summary>The definitions that its facts were decided under.</summary>
    public Definitions Definitions => _data.Definitions;

    /// <summary>As of when its tickets are judged: the instant given, else the latest in all tickets of the table. Null: there is no ticket.</summary>
    public Instant? AsOf => _data.JudgedAsOf;

    /// <summary>How many bytes the columns take, which all slices share.</summary>
    public long ColumnBytes => _data.Bytes;

    /// <summary>A table of tickets.</summary>
    /// <param name="tickets">The tickets, ids unique.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant in the tickets.</param>
    public static TicketTable Of(IEnumerable<Ticket> tickets, Definitions? definitions = null, Instant? asOf = null)
    {
        Guard.NotNull(tickets, nameof(tickets));
        TicketTableBuilder builder = new(definitions, asOf);
        foreach (Ticket ticket in tickets)
        {
            builder.Add(ticket);
        }

        return builder.Build();
    }

    /// <summary>A table of columns; they are copied.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant in the columns.</param>
    /// <exception cref="ArgumentException">The columns have different lengths, an instant lies outside the years 1824 to 2115, a creation is null, or two columns are of one dimension.</exception>
    public static TicketTable FromColumns(TicketColumns columns, Definitions? definitions = null, Instant? asOf = null)
    {
        Guard.NotNull(columns, nameof(columns));
        return new ColumnReader(columns, definitions ?? Definitions.Default, asOf).Read();
    }

    /// <summary>Some consecutive tickets of this table, without copying.</summary>
    /// <param name="start">The first one, from 0, in the order in which they were given.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many.</exception>
    public TicketTable Slice(int start, int length) => new(_data, _view.Slice(start, length));

    /// <summary>The tickets of this table that have one of some values of a dimension, without copying.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="values">The values; <see cref="SupportReport.NoValue"/> stands for none.</param>
    /// <exception cref="ArgumentException">The dimension is the hour or the weekday of a KPI's anchor.</exception>
    public TicketTable Where(Dimension dimension, params string[] values) => new(_data, _view.Where(dimension, values));

    /// <summary>The report of its tickets; the table can be asked again.</summary>
    /// <remarks>
    /// The definitions are those of the table; the options may repeat them or leave them at their defaults. The same holds for the as-of instant, which may also be a later one where the table
    /// was given none. <see cref="ReportOptions.Metrics"/> may name what <see cref="Metrics"/> has; empty: all of those.
    /// Its quality names what was wrong when the table was made, a part or not.
    /// </remarks>
    /// <param name="options">What the report shall show. Null: the defaults.</param>
    /// <param name="degreeOfParallelism">How many threads may work at it. The result does not depend on it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">The options ask for other definitions, another as-of instant, comparisons, or a KPI or an SLA that the table does not carry.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SupportReport Report(ReportOptions? options = null, int degreeOfParallelism = 1, CancellationToken cancellationToken = default) =>
        Report(options, degreeOfParallelism, SecondsKernel.HasVectors ? EnginePath.Vectors : EnginePath.Scalar, cancellationToken);

    /// <summary>The report by a chosen way; it is the same by all of them.</summary>
    internal SupportReport Report(ReportOptions? options, int degreeOfParallelism, EnginePath path, CancellationToken cancellationToken = default)
    {
        ReportOptions asked = _view.Checked(options, Metrics, degreeOfParallelism);
        if (Definitions.Surveys.ExcludeReopened && _data.Csat is not null)
        {
            throw new ArgumentException($"A table cannot leave out the satisfaction with reopened tickets ({nameof(SurveyDefinitions)}.{nameof(SurveyDefinitions.ExcludeReopened)}): give tickets and answers to a {nameof(SupportReportBuilder)}.", nameof(options));
        }

        SupportReportBuilder builder = new(asked);
        _data.Issues.CopyTo(builder.Issues);
        RowFilter filter = _view.Filter.And(_data, asked.Where);
        if (builder.Selection.HasMetric(SlaAttainment.Key))
        {
            SlaScan.RequireCarried(_data, builder.Tickets.Definitions.Slas);
        }

        TicketScan scan = new(_data, filter, builder.Tickets, builder.Surveys, builder.Selection);
        using TicketEngine? engine = path == EnginePath.RowByRow
            ? null
            : TicketEngine.Of(_data, filter, builder.Tickets, builder.Surveys, builder.Selection, scan, _view.First, _view.End, degreeOfParallelism, path == EnginePath.Vectors);
        engine?.Run(cancellationToken);
        scan.ReadsAll = engine is null;
        scan.Run(_view.First, _view.End, cancellationToken);
        return builder.Build(threads: degreeOfParallelism);
    }
}
