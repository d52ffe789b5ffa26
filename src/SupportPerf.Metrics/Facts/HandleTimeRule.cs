using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A named handle time of calls: talk + hold + after-call work (+ dialing) of answered calls.</summary>
public sealed record HandleTimeRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>Leaves out answered calls without an agent.</summary>
    public bool RequireAgent { get; init; }

    /// <summary>Leaves out answered calls with a handle time of zero.</summary>
    public bool ExcludeZero { get; init; }

    /// <summary>Counts talk time alone, without hold and after-call work.</summary>
    public bool TalkOnly { get; init; }

    /// <summary>The instant that decides the period.</summary>
    /// <value>The default is <see cref="CallAnchor.Offered"/>.</value>
    public CallAnchor Anchor { get; init; }

    /// <summary>Gives each of several contacts handled at the same time its part of the agent's time, so that chats add up to hours worked; else each counts whole.</summary>
    /// <remarks>The part is the time by <see cref="Call.Concurrency"/>, to the nanosecond below: an approximation where the number changed while the contact lasted.</remarks>
    public bool DivideByConcurrency { get; init; }

    /// <summary>Longer times count as this long (winsorised), after any division; the statistic <c>capped_count</c> says how many took that long or longer. Null: all count as they are.</summary>
    public Duration? Cap { get; init; }

    /// <summary>Adds dialing and contacting of outbound calls.</summary>
    public bool IncludeDialing { get; init; }
}
