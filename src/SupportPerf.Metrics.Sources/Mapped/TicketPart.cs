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
    private readonly Dictionary<string, Pending> pending = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> finished = [];
    private readonly ColumnSet columns = columns;
    private Pending? current;

    public bool AreUpdates { get; init; }

    public bool AreGrouped { get; init; }

    /// <summary>The messages of the tickets, where the map has a part for them.</summary>
    public MessagePart? Messages { get; init; }

    public override bool RowsAreRecords => !this.AreUpdates;

    protected override void TakeRow(Row row, IRecordSink sink, RowIssues issues)
    {
        if (!this.AreUpdates)
        {
            if (this.Id.Read(row, issues) is { } ticketId)
            {
                this.Emit(ticketId, row, [], sink, issues);
            }

            return;
        }

        if (this.current is { } last && this.Id.AreSame(last.Row, row))
        {
            issues.RecordId = last.Id;
            this.Update(last, row, issues);
            return;
        }

        if (this.Id.Read(row, issues) is not { } id)
        {
            return;
        }

        if (this.AreGrouped)
        {
            this.EmitCurrent(sink, issues);
            issues.RecordId = id;
            if (!this.finished.Add(this.Id.Hash(row)!.Value))
            {
                throw new SourceException(
                    row.File, row.Line, this.Id.ColumnNames, $"The rows of '{id}' do not stand together; expected so, for the map says rowsGrouped. Take rowsGrouped out of the map.");
            }

            this.current = this.current?.For(id) ?? new Pending(id, this.columns.Names.Count);
        }
        else if (!this.pending.TryGetValue(id, out this.current))
        {
            this.current = new Pending(id, this.columns.Names.Count);
            this.pending.Add(id, this.current);
        }

        this.Update(this.current, row, issues);
    }

    public override void Finish(IRecordSink sink, RowIssues issues)
    {
        if (this.AreGrouped)
        {
            this.EmitCurrent(sink, issues);
        }

        foreach (Pending ticket in this.pending.Values)
        {
            this.Emit(ticket.Id, ticket.Row, ticket.Events, sink, issues);
        }
    }

    protected override Instant? VersionOf(Row row) => this.UpdatedAt?.Read(row, RowIssues.Nowhere);

    private void EmitCurrent(IRecordSink sink, RowIssues issues)
    {
        if (this.current is { } done)
        {
            this.Emit(done.Id, done.Row, done.Events, sink, issues);
        }
    }

    private void Update(Pending ticket, Row row, RowIssues issues)
    {
        ticket.Row.CopyFrom(row);
        TicketStatus? status = this.Status!.Read(row, issues, out string? name);
        if (this.UpdatedAt!.Read(row, issues) is not { } at)
        {
            issues.Add(DataIssueKind.MissingAnchor, row, this.UpdatedAt.ColumnName, "The update has no instant; its status change is left out.");
        }
        else if (name is not null)
        {
            ticket.Events.Add(new TicketEvent { At = at, Kind = TicketEventKind.Status, Status = status, StatusName = name });
        }
    }

    private void Emit(string id, Row row, List<TicketEvent> updates, IRecordSink sink, RowIssues issues)
    {
        issues.RecordId = id;
        IReadOnlyList<TicketEvent> messages = this.Messages?.Of(id) ?? [];
        if (!this.IsWanted(row))
        {
            return;
        }

        if (this.CreatedAt.Read(row, issues) is not { } created)
        {
            issues.Add(DataIssueKind.MissingCreated, row, this.CreatedAt.ColumnName, "The ticket has no instant of creation; it is left out.");
            return;
        }

        IReadOnlyList<TicketEvent> events = updates.Count == 0 ? messages : [.. updates, .. messages];
        sink.Add(this.Build(id, created, row, events, issues));
    }

    private sealed class Pending(string id, int slots)
    {
        public string Id { get; private set; } = id;

        public Row Row { get; } = new(slots);

        public List<TicketEvent> Events { get; } = [];

        /// <summary>The same memory for the next ticket.</summary>
        public Pending For(string next)
        {
            this.Id = next;
            this.Events.Clear();
            return this;
        }
    }
}
