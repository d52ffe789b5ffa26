using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>Resolution rate of a cohort: of the tickets created in a period, the share that is solved or closed as of the report's instant.</summary>
/// <remarks>Numerator: tickets that are solved or closed as of the instant. Denominator: tickets created in the period. Always 0 to 1; the share of solved in a period by created in it is <c>throughput_ratio</c>. Anchor: the creation. Unit: ratio, 0 to 1. A denominator of zero gives no value. Source: the definitions page of this library.</remarks>
public sealed class ResolutionRate : TicketRatioMeasure<ResolutionRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public ResolutionRate(Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, null, asOf, definitions)
    {
    }

    internal static TicketRatio Metric { get; } = new("resolution_rate", static (facts, into) => into.Decided(facts.IsEnded, facts.Created));
}
