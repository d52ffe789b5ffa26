using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A target of an SLA for records of certain dimension values.</summary>
public sealed record SlaTarget
{
    /// <summary>The dimension values it holds for; empty: all.</summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = Ticket.NoDimensions;

    /// <summary>The target.</summary>
    public required Duration Target { get; init; }
}
