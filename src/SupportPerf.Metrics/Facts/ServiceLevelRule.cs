using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A named service level of calls, for example 80 % within 20 s.</summary>
public sealed record ServiceLevelRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>The longest wait that counts as in time, inclusive.</summary>
    public Duration Threshold { get; init; } = Duration.FromSeconds(20);

    /// <summary>The formula.</summary>
    public ServiceLevelFormula Formula { get; init; }

    /// <summary>The target share, printed beside the value. Null: none.</summary>
    public double? Target { get; init; }
}
