using NodaTime;

namespace SupportPerf.Metrics;

/// <content>Options of tickets: rates and counts.</content>
public sealed partial record Definitions
{
    /// <summary>Whether the resolution rate counts tickets that were ever solved, also those that are open again.</summary>
    /// <value>The default is false: solved as of the report.</value>
    public bool ResolutionRateCountsReopened { get; init; }

    /// <summary>The resolution rate asks for a solve within this time after the creation; younger open tickets are undecided. Null: any time.</summary>
    public Duration? ResolutionHorizon { get; init; }

    /// <summary>Whether tickets that a bot or an automation solved or closed do not count as solved in rates and counts.</summary>
    public bool SolvedByPeopleOnly { get; init; }

    /// <summary>What counts as solved in a period.</summary>
    public SolvedCount SolvedCount { get; init; }

    /// <summary>A reopen that is solved again within this time without a reply in between, as after a thanks, does not count. Null: all count.</summary>
    public Duration? TrivialReopen { get; init; }

    /// <summary>Whether a new ticket that follows up a closed one counts as a reopen of that one in the reopen rate.</summary>
    public bool FollowUpIsReopen { get; init; }

    /// <summary>Whether a reopened ticket can be one-touch, as with Zendesk.</summary>
    public bool OneTouchDespiteReopen { get; init; }

    /// <summary>The first-contact resolution rates to report.</summary>
    public IReadOnlyList<FirstContactRule> FirstContacts { get; init; } = [new()];

    /// <summary>What counts as a transfer where the source gives no counter of its own.</summary>
    public TransferKind Transfers { get; init; }

    /// <summary>
    /// The tier of each group: an assignment to a group of a higher tier than the one before is an escalation. Groups not named
    /// have tier 0; empty: only explicit escalation events count.
    /// </summary>
    public IReadOnlyDictionary<string, int> EscalationTiers { get; init; } = Nothing.Tiers;

    /// <summary>Whether the bot resolution rate is a share of all tickets, as with Chatwoot.</summary>
    /// <value>The default is false: of the tickets that a bot took part in.</value>
    public bool BotRateOfAllTickets { get; init; }

    /// <summary>Whether tickets that a bot resolved alone count in first-contact resolution.</summary>
    /// <value>The default is false: they are a stream of their own.</value>
    public bool IncludeBotResolved { get; init; }
}
