using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Bot hand-off rate: of the tickets that a bot took part in, the share that came to people.</summary>
/// <remarks>
/// Numerator: tickets with a bot in which it handed over, or a person of the team wrote. Denominator: tickets with a bot that ended or came to people;
/// the others are undecided. Shown only where a bot occurs in the input. Left out: tickets without a bot. Anchor: the creation. Unit: ratio, 0 to 1.
/// Empty: no value. Source: Chatwoot bot metrics, as a cohort.
/// </remarks>
public sealed class BotHandoffRate : TicketRatioMeasure<BotHandoffRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public BotHandoffRate(Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, null, asOf, definitions)
    {
    }

    internal static TicketRatio Metric { get; } = new("bot_handoff_rate", Observe) { Reads = FactParts.Contacts };

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        if (facts.IsBotResolved || facts.IsHandedOver)
        {
            into.Decided(facts.IsHandedOver, facts.Created);
        }
        else if (facts.HasBot)
        {
            into.Undecided(facts.Created);
        }
    }
}
