using NodaTime;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>What a ticket's history says.</summary>
internal sealed record TicketHistory
{
    public required IReadOnlyList<TicketEvent> Events { get; init; }

    /// <summary>It goes back to the creation.</summary>
    public bool IsComplete { get; init; }

    public TicketStatus? InitialStatus { get; init; }

    /// <summary>The name of the last schedule. Null: none was ever assigned.</summary>
    public string? Schedule { get; init; }

    /// <summary>The reopens, where a deletion and recovery would make them appear more. Null: the events tell them.</summary>
    public int? Reopens { get; init; }

    public long? MergedInto { get; init; }

    public Duration? TimeSpent { get; init; }
}
