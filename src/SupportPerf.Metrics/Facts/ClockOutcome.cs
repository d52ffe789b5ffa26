namespace SupportPerf.Metrics.Facts;

/// <summary>What became of a clock.</summary>
public enum ClockOutcome
{
    /// <summary>The record has no such clock, or the input does not say enough to tell.</summary>
    NotApplicable = 0,

    /// <summary>It started and stopped.</summary>
    Completed = 1,

    /// <summary>It started and still runs.</summary>
    Open = 2,

    /// <summary>The ticket ended before the clock stopped, for example solved without a reply.</summary>
    EndedBefore = 3,

    /// <summary>The data contradict themselves; it is left out and counted.</summary>
    Excluded = 4,
}
