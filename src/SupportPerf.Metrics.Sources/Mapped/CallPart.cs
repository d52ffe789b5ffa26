using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>Rows that are calls.</summary>
internal sealed class CallPart(ColumnSet columns, KeyField id, IReadOnlyList<Condition> where) : RowPart("calls", columns, id, where)
{
    public required InstantField OfferedAt { get; init; }

    public InstantField? AnsweredAt { get; init; }

    public InstantField? EndedAt { get; init; }

    public required ChoiceField<CallOutcome> Outcome { get; init; }

    public Condition? Queued { get; init; }

    public DurationField? IvrTime { get; init; }

    public DurationField? QueueTime { get; init; }

    public DurationField? TalkTime { get; init; }

    public DurationField? HoldTime { get; init; }

    public DurationField? WrapTime { get; init; }

    public DurationField? DialTime { get; init; }

    public CountField? Concurrency { get; init; }

    public Condition? Transferred { get; init; }

    public TextField? Requester { get; init; }

    public TextField? TicketId { get; init; }

    public required SharedFields Shared { get; init; }

    public override bool RowsAreRecords => true;

    protected override void TakeRow(Row row, IRecordSink sink, RowIssues issues)
    {
        if (!this.IsWanted(row) || this.Id.Read(row, issues) is not { } id)
        {
            return;
        }

        if (this.OfferedAt.Read(row, issues) is not { } offered)
        {
            issues.Add(DataIssueKind.MissingCreated, row, this.OfferedAt.ColumnName, "The call has no instant of arrival; it is left out.");
            return;
        }

        sink.Add(new Call
        {
            Id = id,
            OfferedAt = offered,
            Outcome = this.Outcome.Read(row, issues) ?? CallOutcome.Unknown,
            AnsweredAt = this.AnsweredAt?.Read(row, issues, offered),
            EndedAt = this.EndedAt?.Read(row, issues, offered),
            Queued = this.Queued?.Answer(row),
            IvrTime = this.IvrTime?.Read(row, issues),
            QueueTime = this.QueueTime?.Read(row, issues),
            TalkTime = this.TalkTime?.Read(row, issues),
            HoldTime = this.HoldTime?.Read(row, issues),
            WrapTime = this.WrapTime?.Read(row, issues),
            DialTime = this.DialTime?.Read(row, issues),
            Concurrency = this.Concurrency?.ReadCount(row, issues),
            Transferred = this.Transferred?.Answer(row),
            Requester = this.Requester?.Read(row, issues),
            TicketId = this.TicketId?.Read(row, issues),
            Group = this.Shared.Group?.Read(row, issues),
            Agent = this.Shared.Agent?.Read(row, issues),
            Channel = this.Shared.Channel?.Read(row, issues),
            Priority = this.Shared.Priority?.Read(row, issues),
            Brand = this.Shared.Brand?.Read(row, issues),
            Source = this.Shared.Source?.Read(row, issues),
            Dimensions = this.Shared.Dimensions(row, issues),
        });
    }
}
