using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Makes a <see cref="TicketTable"/> from tickets given one by one, so that readers can push into it.</summary>
/// <remarks>
/// Facts are decided as tickets come, under one set of definitions; about 20 bytes a ticket are kept; more of one that several
/// agents worked on (<see cref="Definitions.AgentAttribution"/>). Ids must be unique within the input. Answers to surveys,
/// calls and reviews are no part of a ticket table and are passed over: give them to a <see cref="SupportReportBuilder"/>. Not thread-safe.
/// </remarks>
public sealed class TicketTableBuilder : IRecordSink
{
    private readonly TicketReader _reader;
    private readonly TicketRowReader _rows;
    private TicketFacts _facts = new();
    private readonly TicketData _data;

    /// <summary>An empty builder.</summary>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant in the tickets.</param>
    public TicketTableBuilder(Definitions? definitions = null, Instant? asOf = null)
        : this(definitions ?? Definitions.Default, definitions ?? Definitions.Default, asOf)
    {
    }

    /// <param name="read">The definitions to read by.</param>
    /// <param name="definitions">Those that the table names.</param>
    /// <param name="asOf">As of when.</param>
    internal TicketTableBuilder(Definitions read, Definitions definitions, Instant? asOf)
    {
        _data = new TicketData(definitions, asOf);
        _reader = new TicketReader(read, asOf, _data.Issues.Add);
        _rows = new TicketRowReader(read);
    }

    /// <summary>Adds a ticket.</summary>
    /// <exception cref="InvalidOperationException">The table was built.</exception>
    public void Add(Ticket ticket)
    {
        Guard.NotNull(ticket, nameof(ticket));
        _data.RequireOpen();
        AddRow(ticket);
    }

    /// <summary>Passes over an answer to a survey.</summary>
    public void Add(SurveyResponse response) => Guard.NotNull(response, nameof(response));

    /// <summary>Passes over a call.</summary>
    public void Add(Call call) => Guard.NotNull(call, nameof(call));

    /// <summary>Passes over a quality review.</summary>
    public void Add(QaReview review) => Guard.NotNull(review, nameof(review));

    /// <summary>Takes note of what a reader found wrong.</summary>
    /// <exception cref="InvalidOperationException">The table was built.</exception>
    public void Add(DataIssue issue)
    {
        Guard.NotNull(issue, nameof(issue));
        _data.RequireOpen();
        _data.Issues.Add(issue);
    }

    /// <summary>The table of all that was added. The builder is used up.</summary>
    /// <exception cref="InvalidOperationException">The table was built before.</exception>
    public TicketTable Build()
    {
        _data.Trim();
        return new TicketTable(_data);
    }

    internal TicketData Data => _data;

    /// <summary>Adds a ticket; false: it counts nowhere.</summary>
    internal bool AddRow(Ticket ticket)
    {
        bool leftOut = _reader.Read(ticket, _facts).LeftOut is not null;
        long latest = _reader.TakeLatest();
        if (leftOut)
        {
            return false;
        }

        int number = _data.Count;
        _data.Latest = Math.Max(_data.Latest, latest);
        if (_rows.Read(_facts, out TicketRow row))
        {
            _data.Add(row);
        }
        else
        {
            _data.Add(new TicketRow { Flags = RowFlags.IsKeptWhole });
            _data.Whole.Add(number, _facts);
        }

        _data.SetDimensions(number, ticket, RecordDimensions.Of, ticket.Dimensions);
        _data.Set(number, TicketTable.ScheduleName, _facts.Schedule);
        if (_data.Whole.ContainsKey(number))
        {
            // Those facts are the table's now.
            _facts = new TicketFacts();
        }

        return true;
    }
}
