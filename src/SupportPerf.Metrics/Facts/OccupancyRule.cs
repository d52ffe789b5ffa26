namespace SupportPerf.Metrics;

/// <summary>A named occupancy: how much of the time for contacts goes into contacts.</summary>
public sealed record OccupancyRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>The formula.</summary>
    public OccupancyFormula Formula { get; init; }
}
