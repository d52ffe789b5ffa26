using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Reopen rate: the share of tickets that were reopened at least once.</summary>
/// <remarks>Numerator: tickets with at least one change from solved or closed back to an active status. Denominator: tickets for which the input says it. Anchor: the creation. Unit: ratio, 0 to 1. A denominator of zero gives no value. Source: the definitions page of this library.</remarks>
public sealed class ReopenRate : TicketRatioMeasure<ReopenRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public ReopenRate(Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, null, asOf, definitions)
    {
    }

    internal static TicketRatio Metric { get; } = new("reopen_rate", Observe);

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        if (facts.Reopens is { } reopens)
        {
            into.Decided(reopens > 0, facts.Created);
        }
    }
}
