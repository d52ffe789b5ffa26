namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>What a ticket's conversations and activities say.</summary>
internal sealed record TicketHistory(IReadOnlyList<TicketEvent> Events)
{
    /// <summary>The conversations are known, be there none.</summary>
    public bool HasMessages { get; init; }

    /// <summary>The activities go back to the creation.</summary>
    public bool IsComplete { get; init; }

    public TicketStatus? InitialStatus { get; init; }

    /// <summary>An agent opened it, as the activities say.</summary>
    public bool IsByAgent { get; init; }
}
