namespace SupportPerf.Metrics;

/// <summary>Which tickets count at all.</summary>
public enum TicketPopulation
{
    /// <summary>All of them. The default.</summary>
    All = 0,

    /// <summary>Those that were ever assigned to a group or an agent, as Freshdesk does.</summary>
    Assigned = 1,

    /// <summary>Those in which a person of the team took part: wrote, or was assigned.</summary>
    HumanInvolved = 2,
}
