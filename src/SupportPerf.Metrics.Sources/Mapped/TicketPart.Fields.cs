using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <content>The fields of a ticket.</content>
internal sealed partial class TicketPart
{
    public required InstantField CreatedAt { get; init; }

    public ChoiceField<AuthorKind>? CreatedBy { get; init; }

    public InstantField? UpdatedAt { get; init; }

    public ChoiceField<TicketStatus>? Status { get; init; }

    public InstantField? FirstResponseAt { get; init; }

    public InstantField? FirstTouchAt { get; init; }

    public InstantField? FirstSolvedAt { get; init; }

    public InstantField? SolvedAt { get; init; }

    public SolvedRule? SolvedBy { get; init; }

    public InstantField? ClosedAt { get; init; }

    public InstantField? FirstResponseDueAt { get; init; }

    public InstantField? DueAt { get; init; }

    public VendorFlags? VendorSla { get; init; }

    public CountField? Reopens { get; init; }

    public CountField? Reassignments { get; init; }

    public CountField? AgentReplies { get; init; }

    public DurationField? HandleTime { get; init; }

    public TextField? Requester { get; init; }

    public TextField? Topic { get; init; }

    public TextField? Schedule { get; init; }

    public Condition? IsDeleted { get; init; }

    public Condition? IsSpam { get; init; }

    public Condition? IsTest { get; init; }

    public Condition? IsBotOnly { get; init; }

    public TextField? MergedInto { get; init; }

    public TextField? FollowUpOf { get; init; }

    public required SharedFields Shared { get; init; }

    private Ticket Build(string id, Instant created, Row row, IReadOnlyList<TicketEvent> events, RowIssues issues)
    {
        string? statusName = null;
        TicketStatus? status = Status?.Read(row, issues, out statusName);
        Instant? updated = UpdatedAt?.Read(row, issues, created);
        Ticket ticket = new()
        {
            Id = id,
            CreatedAt = created,
            CreatedBy = CreatedBy?.Read(row, issues) ?? AuthorKind.Customer,
            UpdatedAt = updated,
            Status = status,
            StatusName = statusName,
            FirstResponseAt = FirstResponseAt?.Read(row, issues, created),
            FirstTouchAt = FirstTouchAt?.Read(row, issues, created),
            FirstSolvedAt = FirstSolvedAt?.Read(row, issues, created),
            SolvedAt = SolvedBy is null ? SolvedAt?.Read(row, issues, created) : SolvedBy.Find(events, statusName, updated),
            ClosedAt = ClosedAt?.Read(row, issues, created),
            FirstResponseDueAt = FirstResponseDueAt?.Read(row, issues, created),
            DueAt = DueAt?.Read(row, issues, created),
            Reopens = Reopens?.ReadCount(row, issues),
            Reassignments = Reassignments?.ReadCount(row, issues),
            AgentReplies = AgentReplies?.ReadCount(row, issues),
            HandleTime = HandleTime?.Read(row, issues),
            Requester = Requester?.Read(row, issues),
            Topic = Topic?.Read(row, issues),
            Schedule = Schedule?.Read(row, issues),
            IsDeleted = IsDeleted?.Holds(row) ?? false,
            IsSpam = IsSpam?.Holds(row) ?? false,
            IsTest = IsTest?.Holds(row) ?? false,
            IsBotOnly = IsBotOnly?.Holds(row) ?? false,
            MergedInto = MergedInto?.Read(row, issues),
            FollowUpOf = FollowUpOf?.Read(row, issues),
            Group = Shared.Group?.Read(row, issues),
            Agent = Shared.Agent?.Read(row, issues),
            Channel = Shared.Channel?.Read(row, issues),
            Priority = Shared.Priority?.Read(row, issues),
            Brand = Shared.Brand?.Read(row, issues),
            Source = Shared.Source?.Read(row, issues),
            Dimensions = Shared.Dimensions(row, issues),
            Events = events,
        };
        return VendorSla is null ? ticket : ticket with { VendorSla = VendorSla.Read(row, issues) };
    }
}
