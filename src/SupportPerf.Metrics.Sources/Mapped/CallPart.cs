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
        if (!IsWanted(row) || Id.Read(row, issues) is not { } id)
        {
            return;
        }

        if (OfferedAt.Read(row, issues) is not { } offered)
        {
            issues.Add(DataIssueKind.MissingCreated, row, OfferedAt.ColumnName, "The call has no instant of arrival; it is left out.");
            return;
        }

        sink.Add(new Call
        {
            Id = id,
            OfferedAt = offered,
            Outcome = Outcome.Read(row, issues) ?? CallOutcome.Unknown,
            AnsweredAt = AnsweredAt?.Read(row, issues, offered),
            EndedAt = EndedAt?.Read(row, issues, offered),
            Queued = Queued?.Answer(row),
            IvrTime = IvrTime?.Read(row, issues),
            QueueTime = QueueTime?.Read(row, issues),
            TalkTime = TalkTime?.Read(row, issues),
            HoldTime = HoldTime?.Read(row, issues),
            WrapTime = WrapTime?.Read(row, issues),
            DialTime = DialTime?.Read(row, issues),
            Concurrency = Concurrency?.ReadCount(row, issues),
            Transferred = Transferred?.Answer(row),
            Requester = Requester?.Read(row, issues),
            TicketId = TicketId?.Read(row, issues),
            Group = Shared.Group?.Read(row, issues),
            Agent = Shared.Agent?.Read(row, issues),
            Channel = Shared.Channel?.Read(row, issues),
            Priority = Shared.Priority?.Read(row, issues),
            Brand = Shared.Brand?.Read(row, issues),
            Source = Shared.Source?.Read(row, issues),
            Dimensions = Shared.Dimensions(row, issues),
        });
    }
}
