using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A named abandonment rate: abandoned / (answered + abandoned).</summary>
public sealed record AbandonmentRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>Whether hang-ups before the queue count too.</summary>
    /// <value>The default is false: only abandons in the queue.</value>
    public bool IncludeBeforeQueue { get; init; }

    /// <summary>Abandons after at most this wait are left out of both parts. Null: none are.</summary>
    public Duration? ShortAbandon { get; init; }

    /// <summary>Whether short abandons stay in the denominator: offered, but not abandoned.</summary>
    public bool ShortAbandonsStayOffered { get; init; }
}
