namespace SupportPerf.Metrics.Sources;

/// <summary>An entry of an iCalendar text that was left out.</summary>
public sealed record ICalendarOmission
{
    /// <summary>The entry's SUMMARY; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Why it was left out.</summary>
    public required string Reason { get; init; }
}
