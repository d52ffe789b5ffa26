namespace SupportPerf.Metrics;

/// <summary>A named speed of answer: the queue wait of answered calls.</summary>
public sealed record SpeedOfAnswerRule
{
    /// <summary>The name: the variant of its report rows. Null: the only or main one.</summary>
    public string? Name { get; init; }

    /// <summary>Counts the wait of abandoned calls too: the mean wait of all that were offered to the queue.</summary>
    public bool WithAbandoned { get; init; }

    /// <summary>Leaves out calls that never queued; otherwise they count with a wait of zero.</summary>
    public bool QueuedOnly { get; init; }
}
