using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>One SLA on one task, from task_sla.</summary>
internal sealed record SlaRow
{
    public required string Id { get; init; }

    public required string Task { get; init; }

    public Instant? UpdatedAt { get; init; }

    /// <summary>The definition's id, and its name where the row has it.</summary>
    public string? Definition { get; init; }

    public string? Name { get; init; }

    /// <summary>The stage as a raw word: in_progress, paused, completed, achieved, breached, cancelled.</summary>
    public string? Stage { get; init; }

    public bool? IsBreached { get; init; }

    public Instant? StartAt { get; init; }

    public Instant? EndAt { get; init; }

    public Instant? DueAt { get; init; }

    public Duration? Elapsed { get; init; }

    public Duration? BusinessElapsed { get; init; }

    public Duration? Paused { get; init; }

    public Duration? BusinessPaused { get; init; }

    public Duration? TimeLeft { get; init; }

    public Duration? BusinessTimeLeft { get; init; }

    public decimal? Percentage { get; init; }

    public decimal? BusinessPercentage { get; init; }

    /// <summary>The step of the durations.</summary>
    public Duration Precision { get; init; }

    public string? Schedule { get; init; }

    /// <summary>The zone by its IANA name.</summary>
    public string? Zone { get; init; }

    public bool IsCancelled => Stage is "cancelled" or "canceled";

    /// <summary>The clock has stopped for good.</summary>
    public bool IsOver => EndAt is not null && Stage is not ("in_progress" or "paused");
}
