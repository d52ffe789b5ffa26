namespace SupportPerf.Metrics;

/// <summary>What happened to a ticket.</summary>
public enum TicketEventKind
{
    /// <summary>A message or note; <see cref="TicketEvent.Author"/> and <see cref="TicketEvent.IsPublic"/> say which.</summary>
    Message = 0,

    /// <summary>The ticket was in <see cref="TicketEvent.Status"/> from here on. Repeating the status is allowed and changes nothing.</summary>
    Status = 1,

    /// <summary>The group or the agent became <see cref="TicketEvent.Group"/>, <see cref="TicketEvent.Agent"/>.</summary>
    Assignment = 2,

    /// <summary>An explicit escalation, for example to a higher tier.</summary>
    Escalation = 3,

    /// <summary>A bot handed the conversation to people. Not a transfer.</summary>
    Handoff = 4,

    /// <summary>The ticket's business calendar became the one named <see cref="TicketEvent.Schedule"/>.</summary>
    Schedule = 5,

    /// <summary>The dimension named <see cref="TicketEvent.Dimension"/> took the value <see cref="TicketEvent.Value"/>, for example the priority.</summary>
    Change = 6,
}
