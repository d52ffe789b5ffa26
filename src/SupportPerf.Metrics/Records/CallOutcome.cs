namespace SupportPerf.Metrics;

/// <summary>How a call ended.</summary>
public enum CallOutcome
{
    /// <summary>The source does not say.</summary>
    Unknown = 0,

    /// <summary>An agent answered.</summary>
    Answered = 1,

    /// <summary>The caller hung up before an agent answered.</summary>
    Abandoned = 2,

    /// <summary>The call left for another place, for example voicemail or another number. Not an abandon.</summary>
    FlowedOut = 3,

    /// <summary>Not a real call, for example a phantom of the switch or a test. Counts nowhere.</summary>
    Ignored = 4,
}
