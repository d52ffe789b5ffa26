using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>The fields of one task that are needed.</summary>
internal sealed class TaskRow
{
    /// <summary>What rows of other tables call it: the sys_id, else the number.</summary>
    public required string Key { get; init; }

    public string? Number { get; init; }

    /// <summary>The table, for example incident. Null: not known.</summary>
    public string? Table { get; init; }

    public Instant? CreatedAt { get; init; }

    public Instant? UpdatedAt { get; init; }

    public Instant? ResolvedAt { get; init; }

    public Instant? ClosedAt { get; init; }

    public Instant? DueAt { get; init; }

    public string? State { get; init; }

    public string? StateName { get; init; }

    public string? HoldReason { get; init; }

    public string? Priority { get; init; }

    public string? PriorityName { get; init; }

    public string? ContactType { get; init; }

    public string? Group { get; init; }

    public string? Agent { get; init; }

    public string? Caller { get; init; }

    /// <summary>The login of the one who inserted the row.</summary>
    public string? CreatedByLogin { get; init; }

    public string? OpenedBy { get; init; }

    public int? Reassignments { get; init; }

    public int? Reopens { get; init; }

    public bool? MadeSla { get; init; }

    public Duration? TimeWorked { get; init; }

    public Duration? CalendarDuration { get; init; }

    public Duration? BusinessDuration { get; init; }

    public Duration DurationPrecision { get; init; }

    public long? CalendarSeconds { get; init; }

    public long? BusinessSeconds { get; init; }

    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    /// <summary>The id that records have: the number, which people know it by.</summary>
    public string Id => Number ?? Key;
}
