using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A named service-level agreement on tickets: a clock, its hours, a target, and what it is a share of.</summary>
/// <remarks>A value equal to the target meets it. Immutable and thread-safe.</remarks>
public sealed record SlaRule
{
    /// <summary>The name: the variant of its report rows.</summary>
    public required string Name { get; init; }

    /// <summary>What is compared.</summary>
    public required SlaClock Clock { get; init; }

    /// <summary>Calendar or business time of the target; <see cref="HoursBasis.None"/> for due instants and vendor flags.</summary>
    public HoursBasis Basis { get; init; } = HoursBasis.Calendar;

    /// <summary>The target that holds where no entry of <see cref="Targets"/> fits. Null: none there.</summary>
    public Duration? Target { get; init; }

    /// <summary>Targets by dimension; the first whose conditions all hold decides, as of when the clock started.</summary>
    public IReadOnlyList<SlaTarget> Targets { get; init; } = [];

    /// <summary>What it is a share of.</summary>
    public SlaPopulation Population { get; init; } = SlaPopulation.Decided;
}
