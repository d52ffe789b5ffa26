namespace SupportPerf.Metrics;

/// <summary>A named utilization: how much of the paid time is put to use.</summary>
public sealed record UtilizationRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>The formula.</summary>
    public UtilizationFormula Formula { get; init; }
}
