using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Bot resolution rate: of the tickets that a bot took part in, the share that it resolved alone.</summary>
/// <remarks>
/// Numerator: tickets that ended with a bot in them, without a message by a person of the team and without a hand-off. Denominator: tickets with a bot
/// that ended or came to people; the others are undecided. With <see cref="Definitions.BotRateOfAllTickets"/> all tickets created, as Chatwoot does.
/// Shown only where a bot resolved something: a source that tells nothing of bots must not look like one whose bots fail. Left out: tickets without a
/// bot. Anchor: the creation. Unit: ratio, 0 to 1. Empty: no value. Source: Chatwoot bot metrics, as a cohort.
/// </remarks>
public sealed class BotResolutionRate : TicketRatioMeasure<BotResolutionRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public BotResolutionRate(Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, null, asOf, definitions)
    {
    }

    internal static TicketRatio Metric { get; } = new("bot_resolution_rate", Observe) { NeedsAny = true, Reads = FactParts.Contacts };

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        if (facts.Definitions.BotRateOfAllTickets)
        {
            into.Decided(facts.IsBotResolved, facts.Created);
        }
        else if (facts.IsBotResolved || facts.IsHandedOver)
        {
            into.Decided(facts.IsBotResolved, facts.Created);
        }
        else if (facts.HasBot)
        {
            into.Undecided(facts.Created);
        }
    }
}
