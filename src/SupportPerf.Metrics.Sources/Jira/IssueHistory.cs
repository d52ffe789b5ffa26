namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>What an issue's changes and comments say.</summary>
internal sealed record IssueHistory(IReadOnlyList<TicketEvent> Events)
{
    public AuthorKind Opener { get; init; }

    /// <summary>The changes are known, all of them, be there none.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The comments are known, all of them, be there none.</summary>
    public bool HasMessages { get; init; }

    /// <summary>The status changed at least once.</summary>
    public bool HasStatuses { get; init; }

    public TicketStatus? InitialStatus { get; init; }

    /// <summary>The status after the last change.</summary>
    public TicketStatus? LastStatus { get; init; }
}
