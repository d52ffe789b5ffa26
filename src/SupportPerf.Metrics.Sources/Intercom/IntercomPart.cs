namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>The parts of an export.</summary>
internal enum IntercomPart
{
    Conversation = 0,
    Ticket,
    Admin,
    Team,
    TicketState,
    Schedule,
    ScheduleException,
    HandlingEvent,

    /// <summary>An element of a list whose records say themselves what they are, but none of those above.</summary>
    Other,
}
