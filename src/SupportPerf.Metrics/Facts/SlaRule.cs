using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A named service-level agreement on tickets: a clock, its hours, a target, and what it is a share of.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
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

    /// <summary>Targets by dimension; the first whose conditions all hold decides, as of <see cref="TargetFrom"/>.</summary>
    public IReadOnlyList<SlaTarget> Targets { get; init; } = [];

    /// <summary>What it is a share of.</summary>
    public SlaPopulation Population { get; init; } = SlaPopulation.Decided;

    /// <summary>As of when <see cref="Targets"/> are chosen, where the dimensions of a ticket changed.</summary>
    public SlaTargetFrom TargetFrom { get; init; }

    /// <summary>The statuses in which the clock stands still. They need a status history.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<TicketStatus> PausedStatuses { get; init; } = [];

    /// <summary>Whether each cycle from a reopen to the next solve counts by itself.</summary>
    /// <value>The default is false: a ticket counts once.</value>
    public bool EachCycle { get; init; }

    /// <summary>How much later than the target still meets it.</summary>
    /// <value>The default is zero.</value>
    public Duration Tolerance { get; init; }

    /// <summary>Whether a value equal to the target breaches it.</summary>
    /// <value>The default is false: it meets it.</value>
    public bool EqualIsLate { get; init; }
}
