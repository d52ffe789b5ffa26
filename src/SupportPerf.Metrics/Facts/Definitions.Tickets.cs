using NodaTime;

namespace SupportPerf.Metrics;

/// <content>Options of tickets: who counts, replies, waits and resolutions.</content>
public sealed partial record Definitions
{
    /// <summary>Which tickets count at all.</summary>
    public TicketPopulation Population { get; init; }

    /// <summary>The category of a status by the source's own name of it, over what the source's reader says, for example for a snooze.</summary>
    public IReadOnlyDictionary<string, TicketStatus> StatusCategories { get; init; } = Nothing.Categories;

    /// <summary>The status at creation of tickets whose source does not say it. Null: unknown, and durations by status have no value for them.</summary>
    public TicketStatus? InitialStatus { get; init; }

    /// <summary>Whether a message whose author the source does not tell counts as one by a person of the team.</summary>
    public bool UnknownAuthorIsAgent { get; init; }

    /// <summary>Whether events that repeat the id of an earlier one count again.</summary>
    public bool KeepRepeatedEvents { get; init; }

    /// <summary>Whether a ticket that contradicts itself, for example solved before its creation, is left out as a whole, not only the duration concerned.</summary>
    public bool RejectContradictory { get; init; }

    /// <summary>Whether a ticket that was split off another one counts from the creation of that one.</summary>
    public bool SplitInheritsCreation { get; init; }

    /// <summary>A conversation counts as created again when the customer writes after a silence longer than this. Null: each ticket counts once.</summary>
    public Duration? SessionGap { get; init; }

    /// <summary>Which business calendar counts where a ticket's calendar changed.</summary>
    public ScheduleChoice Schedule { get; init; }

    /// <summary>Whose work a KPI of a ticket is in a report by agent.</summary>
    public AgentAttribution AgentAttribution { get; init; }

    /// <summary>Whether the first-response clock starts again when a ticket that was solved without any reply is reopened.</summary>
    /// <value>The default is true: nobody waited while it was solved.</value>
    public bool RestartAtReopen { get; init; } = true;

    /// <summary>How a reply clock counts that nobody has answered.</summary>
    public UnansweredRule Unanswered { get; init; }

    /// <summary>Whether a ticket solved without a reply counts in the Kaplan-Meier figures as unanswered until then.</summary>
    /// <value>The default is false: it is counted apart.</value>
    public bool CensorSolvedWithoutReply { get; init; }

    /// <summary>The statuses that the first response time leaves out, as Zoho does.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<TicketStatus> ResponsePauses { get; init; } = [];

    /// <summary>The period that response times belong to.</summary>
    /// <value>The default is <see cref="PeriodAnchor.Created"/>.</value>
    public PeriodAnchor ResponseAnchor { get; init; } = PeriodAnchor.Created;

    /// <summary>Whether the last message of a customer counts for nothing when the ticket was then solved without a reply to it: a closing thanks.</summary>
    public bool IgnoreClosingThanks { get; init; }

    /// <summary>Replies that follow another one within this time are the same reply, as those of one chat session always are. Null: each is one.</summary>
    public Duration? MergeRepliesWithin { get; init; }

    /// <summary>What one observation of the reply times is.</summary>
    public ReplyAggregate ReplyAggregate { get; init; }

    /// <summary>Whether durations by status of tickets still open are those at their last change of status, as Zendesk stores them.</summary>
    /// <value>The default is false: they run on until the as-of instant.</value>
    public bool SettledWaits { get; init; }

    /// <summary>What the resolution time of a ticket that was solved more than once is.</summary>
    public ResolutionKind Resolution { get; init; }

    /// <summary>The period that resolution times and durations by status belong to.</summary>
    /// <value>The default is <see cref="PeriodAnchor.Event"/>: the solve.</value>
    public PeriodAnchor ResolutionAnchor { get; init; } = PeriodAnchor.Event;

    /// <summary>Where the resolution clocks start.</summary>
    public ResolutionStart ResolutionStart { get; init; }

    /// <summary>Whether a close stops the resolution clocks of a ticket that was never solved.</summary>
    /// <value>The default is false: without a solve there is no resolution time.</value>
    public bool CloseEndsResolution { get; init; }

    /// <summary>Whether a ticket that is open again keeps the resolution time of its last solve so far.</summary>
    /// <value>The default is false: its clock still runs.</value>
    public bool ReopenedKeepsResolution { get; init; }

    /// <summary>Whether a solve that an automation made after waiting for the customer counts from the start of that wait.</summary>
    public bool EffectiveSolve { get; init; }

    internal TicketStatus? CategoryOf(TicketEvent happened) => CategoryOf(happened.StatusName, happened.Status);

    internal TicketStatus? CategoryOf(string? name, TicketStatus? category) =>
        name is not null && StatusCategories.TryGetValue(name, out TicketStatus own) ? own : category;

    // A class of its own: the order in which the static properties of a type in several files begin is not defined.
    private static class Nothing
    {
        public static IReadOnlyDictionary<string, TicketStatus> Categories { get; } = new Dictionary<string, TicketStatus>(0);

        public static IReadOnlyDictionary<string, int> Tiers { get; } = new Dictionary<string, int>(0);
    }
}
