namespace SupportPerf.Metrics;

/// <summary>One category of a quality review.</summary>
public sealed record QaCategory
{
    /// <summary>The category's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its weight beside the other categories.</summary>
    /// <value>The default is 1.</value>
    public decimal Weight { get; init; } = 1;

    /// <summary>The share of the points given, 0 to 1. Null: not applicable, the category is left out.</summary>
    public decimal? Score { get; init; }

    /// <summary>Whether failing it (a score of 0) fails the whole review.</summary>
    public bool IsCritical { get; init; }
}
