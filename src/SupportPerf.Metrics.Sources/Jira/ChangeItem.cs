using NodaTime;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>One field that a history changed, of those that KPIs need.</summary>
internal sealed record ChangeItem(long HistoryId, int Sequence, Instant At, Person Author, ChangedField Field)
{
    /// <summary>The id of the value before; null where there was none.</summary>
    public string? From { get; init; }

    /// <summary>The name of the value before.</summary>
    public string? FromName { get; init; }

    /// <summary>The id of the value from here on; null where there is none.</summary>
    public string? To { get; init; }

    /// <summary>The name of the value from here on.</summary>
    public string? ToName { get; init; }
}
