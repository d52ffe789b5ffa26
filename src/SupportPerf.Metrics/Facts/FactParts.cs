namespace SupportPerf.Metrics.Facts;

/// <summary>Parts of a ticket's facts that are read only where a KPI asks for them. All else is always read, above all what may be an issue.</summary>
[Flags]
internal enum FactParts
{
    None = 0,

    /// <summary>The reply clocks after each other.</summary>
    Turns = 1,

    /// <summary>The clocks by status.</summary>
    Waits = 2,

    /// <summary>The resolution without paused statuses.</summary>
    NetResolution = 4,

    /// <summary>Reopens, reassignments, transfers, escalations, replies, one-touch.</summary>
    Counts = 8,

    /// <summary>Bots, agents, further contacts.</summary>
    Contacts = 16,

    All = Turns | Waits | NetResolution | Counts | Contacts,
}
