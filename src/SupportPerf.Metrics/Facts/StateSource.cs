namespace SupportPerf.Metrics;

/// <summary>What says when a ticket was solved and closed.</summary>
public enum StateSource
{
    /// <summary>The record's own instants where it has any of them; otherwise its events.</summary>
    Automatic = 0,

    /// <summary>Only the record's own instants.</summary>
    Record = 1,

    /// <summary>Only the events.</summary>
    Events = 2,
}
