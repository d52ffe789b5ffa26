namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>What a task's changes, stays and messages say.</summary>
internal sealed record TaskHistory(IReadOnlyList<TicketEvent> Events)
{
    /// <summary>The states go back to the creation, without a gap.</summary>
    public bool IsComplete { get; init; }

    public TicketStatus? InitialStatus { get; init; }

    public bool HasAssignments { get; init; }
}
