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
        TicketStatus? status = this.Status?.Read(row, issues, out statusName);
        Instant? updated = this.UpdatedAt?.Read(row, issues, created);
        Ticket ticket = new()
        {
            Id = id,
            CreatedAt = created,
            CreatedBy = this.CreatedBy?.Read(row, issues) ?? AuthorKind.Customer,
            UpdatedAt = updated,
            Status = status,
            StatusName = statusName,
            FirstResponseAt = this.FirstResponseAt?.Read(row, issues, created),
            FirstTouchAt = this.FirstTouchAt?.Read(row, issues, created),
            FirstSolvedAt = this.FirstSolvedAt?.Read(row, issues, created),
            SolvedAt = this.SolvedBy is null ? this.SolvedAt?.Read(row, issues, created) : this.SolvedBy.Find(events, statusName, updated),
            ClosedAt = this.ClosedAt?.Read(row, issues, created),
            FirstResponseDueAt = this.FirstResponseDueAt?.Read(row, issues, created),
            DueAt = this.DueAt?.Read(row, issues, created),
            Reopens = this.Reopens?.ReadCount(row, issues),
            Reassignments = this.Reassignments?.ReadCount(row, issues),
            AgentReplies = this.AgentReplies?.ReadCount(row, issues),
            HandleTime = this.HandleTime?.Read(row, issues),
            Requester = this.Requester?.Read(row, issues),
            Topic = this.Topic?.Read(row, issues),
            Schedule = this.Schedule?.Read(row, issues),
            IsDeleted = this.IsDeleted?.Holds(row) ?? false,
            IsSpam = this.IsSpam?.Holds(row) ?? false,
            IsTest = this.IsTest?.Holds(row) ?? false,
            IsBotOnly = this.IsBotOnly?.Holds(row) ?? false,
            MergedInto = this.MergedInto?.Read(row, issues),
            FollowUpOf = this.FollowUpOf?.Read(row, issues),
            Group = this.Shared.Group?.Read(row, issues),
            Agent = this.Shared.Agent?.Read(row, issues),
            Channel = this.Shared.Channel?.Read(row, issues),
            Priority = this.Shared.Priority?.Read(row, issues),
            Brand = this.Shared.Brand?.Read(row, issues),
            Source = this.Shared.Source?.Read(row, issues),
            Dimensions = this.Shared.Dimensions(row, issues),
            Events = events,
        };
        return this.VendorSla is null ? ticket : ticket with { VendorSla = this.VendorSla.Read(row, issues) };
    }
}
