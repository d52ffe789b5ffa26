namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>The parts of an export.</summary>
internal enum FreshdeskPart
{
    Ticket = 0,
    Conversation,
    Activity,
    TimeEntry,
    SatisfactionRating,
    BusinessHours,
    Group,
    Agent,
    TicketField,
}
