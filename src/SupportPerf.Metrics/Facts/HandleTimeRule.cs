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

    /// <summary>Adds dialing and contacting of outbound calls.</summary>
    public bool IncludeDialing { get; init; }
}
