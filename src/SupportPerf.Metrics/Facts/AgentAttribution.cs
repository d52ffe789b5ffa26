namespace SupportPerf.Metrics;

/// <summary>
/// Whose work a KPI of a ticket is in a report broken down by <see cref="Dimension.Agent"/>. Where the history does not say, it is the ticket's own agent's.
/// </summary>
public enum AgentAttribution
{
    /// <summary>
    /// Times to replies are of the author of the reply (<see cref="TicketEvent.AuthorId"/>), resolutions and reopens of the agent whom the ticket was
    /// assigned to when it was last solved, everything else of the ticket's own agent. The default.
    /// </summary>
    /// <remarks>
    /// It holds for first, next, total response and reply times and their SLAs; and for resolution times and their SLAs, tickets solved, resolution, reopen,
    /// one-touch and first-contact resolution rates, and reopens. The first resolution is of the assignee at the first solve. The ticket's own agent stands
    /// for one figure of several replies by several authors, for waits that nobody answered, and for the resolution of what is not solved.
    /// </remarks>
    AuthorAndSolver = 0,

    /// <summary>Everything is of the ticket's own agent: the last assignee.</summary>
    LastAssignee = 1,
}
