namespace SupportPerf.Metrics;

/// <summary>When a solved ticket counts as resolved at the first contact.</summary>
public enum FirstContactKind
{
    /// <summary>
    /// Answered, and no further contact by the customer within the window: none on the ticket after the first reply, no reopen, no
    /// new ticket by the same requester and topic. The default.
    /// </summary>
    NoFurtherContact = 0,

    /// <summary>The customer wrote nothing after the opening, however often the team did, as Freshservice counts. No window.</summary>
    NoCustomerMessage = 1,

    /// <summary>Exactly one public reply by a person of the team, as Zoho counts. No window.</summary>
    OneReply = 2,

    /// <summary>Never reopened and one person of the team took part, as Intercom counts. No window.</summary>
    OneAgent = 3,

    /// <summary>Never given to another group or agent, as ServiceNow counts. No window.</summary>
    NoReassignment = 4,

    /// <summary>Ended within the window after the creation, as Zammad counts with 15 minutes.</summary>
    EndedWithinWindow = 5,
}
