using NodaTime;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>A conversation or an activity, reduced to what KPIs need: about 90 bytes.</summary>
internal struct HistoryEvent
{
    public long TicketId;
    public Instant At;

    /// <summary>The order in the files, which decides within a second.</summary>
    public int Sequence;

    /// <summary>The conversation's id; 0 for an activity.</summary>
    public long ConversationId;

    public long User;

    /// <summary>A message from the customer's side.</summary>
    public bool IsIncoming;

    public bool IsPrivate;

    /// <summary>A conversation's source.</summary>
    public int Source;

    /// <summary>The activity that opened the ticket.</summary>
    public bool IsCreation;

    /// <summary>A rule did it, not the person named.</summary>
    public bool IsAutomatic;

    /// <summary>Whether the performer of an activity is an agent, as the export says. Null: it says neither.</summary>
    public bool? IsAgent;

    /// <summary>The status from here on, as its name or number.</summary>
    public string? Status;

    /// <summary>The agent from here on.</summary>
    public long? Agent;

    /// <summary>The group from here on, by name or number.</summary>
    public string? Group;

    public readonly bool IsConversation => ConversationId != 0;

    public static IComparer<HistoryEvent> ByTicket { get; } = Comparer<HistoryEvent>.Create((x, y) =>
    {
        int order = x.TicketId.CompareTo(y.TicketId);
        order = order != 0 ? order : x.At.CompareTo(y.At);

        // A reply comes before the change of status that it brings, whatever the order of the files.
        order = order != 0 ? order : y.IsConversation.CompareTo(x.IsConversation);
        return order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
    });
}
