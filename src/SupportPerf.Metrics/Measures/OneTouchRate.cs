using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>One-touch rate: the share of ended tickets that exactly one public reply by a person solved for good.</summary>
/// <remarks>
/// Numerator: ended tickets with exactly one public reply by a person of the team and no reopen (<see cref="Definitions.OneTouchWithoutReply"/>, <see cref="Definitions.OneTouchDespiteReopen"/>). Denominator: ended tickets whose messages are known; open ones are undecided. Left out: tickets without
/// messages. Anchor: the creation. Unit: ratio, 0 to 1. Empty: no value. Source: dbt_zendesk; Zendesk 4408820618266 counts fewer than two replies.
/// </remarks>
public sealed class OneTouchRate : TicketRatioMeasure<OneTouchRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public OneTouchRate(Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, null, asOf, definitions)
    {
    }

    internal static TicketRatio Metric { get; } = new("one_touch_rate", Observe) { Agent = Credits.LastSolver, Reads = FactParts.Counts };

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        if (facts.IsOneTouch is { } oneTouch)
        {
            into.Decided(oneTouch, facts.Created);
        }
        else if (facts.AgentReplies is not null)
        {
            into.Undecided(facts.Created);
        }
    }
}
