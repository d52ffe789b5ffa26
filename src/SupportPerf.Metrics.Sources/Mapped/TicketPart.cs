using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>Rows that are tickets, or updates of tickets: then the last row gives the attributes and each row a status event.</summary>
/// <remarks>
/// Tickets leave at once. Updates are held until all are read: one row and the events of each ticket, or of one ticket only
/// where the rows of a ticket stand together; then 16 bytes an id remain, to see that they do.
/// </remarks>
internal sealed partial class TicketPart(ColumnSet columns, KeyField id, IReadOnlyList<Condition> where) : RowPart("tickets", columns, id, where)
{
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _finished = [];
    private readonly ColumnSet _columns = columns;
    private Pending? _current;

    public bool AreUpdates { get; init; }

    public bool AreGrouped { get; init; }

    /// <summary>The messages of the tickets, where the map has a part for them.</summary>
    public MessagePart? Messages { get; init; }

    public override bool RowsAreRecords => !AreUpdates;

    protected override void TakeRow(Row row, IRecordSink sink, RowIssues issues)
    {
        if (!AreUpdates)
        {
            if (Id.Read(row, issues) is { } ticketId)
            {
                Emit(ticketId, row, [], sink, issues);
            }

            return;
        }

        if (_current is { } last && Id.AreSame(last.Row, row))
        {
            issues.RecordId = last.Id;
            Update(last, row, issues);
            return;
        }

        if (Id.Read(row, issues) is not { } id)
        {
            return;
        }

        if (AreGrouped)
        {
            EmitCurrent(sink, issues);
            issues.RecordId = id;
            if (!_finished.Add(Id.Hash(row)!.Value))
            {
                throw new SourceException(
                    row.File, row.Line, Id.ColumnNames, $"The rows of '{id}' do not stand together; expected so, for the map says rowsGrouped. Take rowsGrouped out of the map.");
            }

            _current = _current?.For(id) ?? new Pending(id, _columns.Names.Count);
        }
        else if (!_pending.TryGetValue(id, out _current))
        {
            _current = new Pending(id, _columns.Names.Count);
            _pending.Add(id, _current);
        }

        Update(_current, row, issues);
    }

    public override void Finish(IRecordSink sink, RowIssues issues)
    {
        if (AreGrouped)
        {
            EmitCurrent(sink, issues);
        }

        foreach (Pending ticket in _pending.Values)
        {
            Emit(ticket.Id, ticket.Row, ticket.Events, sink, issues);
        }
    }

    protected override Instant? VersionOf(Row row) => UpdatedAt?.Read(row, RowIssues.Nowhere);

    private void EmitCurrent(IRecordSink sink, RowIssues issues)
    {
        if (_current is { } done)
        {
            Emit(done.Id, done.Row, done.Events, sink, issues);
        }
    }

    private void Update(Pending ticket, Row row, RowIssues issues)
    {
        ticket.Row.CopyFrom(row);
        TicketStatus? status = Status!.Read(row, issues, out string? name);
        if (UpdatedAt!.Read(row, issues) is not { } at)
        {
            issues.Add(DataIssueKind.MissingAnchor, row, UpdatedAt.ColumnName, "The update has no instant; its status change is left out.");
        }
        else if (name is not null)
        {
            ticket.Events.Add(new TicketEvent { At = at, Kind = TicketEventKind.Status, Status = status, StatusName = name });
        }
    }

    private void Emit(string id, Row row, List<TicketEvent> updates, IRecordSink sink, RowIssues issues)
    {
        issues.RecordId = id;
        IReadOnlyList<TicketEvent> messages = Messages?.Of(id) ?? [];
        if (!IsWanted(row))
        {
            return;
        }

        if (CreatedAt.Read(row, issues) is not { } created)
        {
            issues.Add(DataIssueKind.MissingCreated, row, CreatedAt.ColumnName, "The ticket has no instant of creation; it is left out.");
            return;
        }

        IReadOnlyList<TicketEvent> events = updates.Count == 0 ? messages : [.. updates, .. messages];
        sink.Add(Build(id, created, row, events, issues));
    }

    private sealed class Pending(string id, int slots)
    {
        public string Id { get; private set; } = id;

        public Row Row { get; } = new(slots);

        public List<TicketEvent> Events { get; } = [];

        /// <summary>The same memory for the next ticket.</summary>
        public Pending For(string next)
        {
            Id = next;
            Events.Clear();
            return this;
        }
    }
}
