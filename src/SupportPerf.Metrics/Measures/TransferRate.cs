using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Transfer rate: the share of tickets that were given to another group after the first assignment.</summary>
/// <remarks>
/// Numerator: tickets with at least one transfer: a change of the group (by option of the agent, <see cref="Definitions.Transfers"/>), or the source's
/// own count of reassignments above zero. Denominator: tickets for which the input says it. Left out: a bot's hand-off to people, which is no transfer.
/// Anchor: the creation. Unit: ratio, 0 to 1. Empty: no value. Source: Zendesk (group and assignee stations).
/// </remarks>
public sealed class TransferRate : TicketRatioMeasure<TransferRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public TransferRate(Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, null, asOf, definitions)
    {
    }

    internal static TicketRatio Metric { get; } = new("transfer_rate", Observe) { Reads = FactParts.Counts };

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        if (facts.Transfers is { } transfers)
        {
            into.Decided(transfers > 0, facts.Created);
        }
    }
}
