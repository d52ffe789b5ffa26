namespace SupportPerf.Metrics;

/// <summary>Kinds of tickets that are no customer's work and are left out unless asked for.</summary>
[Flags]
public enum RemovedTickets
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Marked as deleted.</summary>
    Deleted = 1,

    /// <summary>Marked as spam.</summary>
    Spam = 2,

    /// <summary>Test tickets.</summary>
    Test = 4,

    /// <summary>Merged into another ticket.</summary>
    Merged = 8,

    /// <summary>All of them.</summary>
    All = Deleted | Spam | Test | Merged,
}
