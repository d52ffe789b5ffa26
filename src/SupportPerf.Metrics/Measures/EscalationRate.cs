using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Escalation rate: the share of tickets that were escalated at least once.</summary>
/// <remarks>
/// Numerator: tickets with at least one escalation: an event of that kind, or an assignment to a group of a higher tier (<see cref="Definitions.EscalationTiers"/>). Denominator: tickets with a history. A report shows it only where an escalation occurs in the input or tiers
/// are given: a source without escalations must not look like one that had none. Left out: tickets without a history. Anchor: the creation. Unit: ratio,
/// 0 to 1. Empty: no value. Source: GLPI (escalation levels).
/// </remarks>
public sealed class EscalationRate : TicketRatioMeasure<EscalationRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public EscalationRate(Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(definitions ?? Definitions.Default), null, asOf, definitions)
    {
    }

    internal static TicketRatio MetricOf(Definitions definitions) => new("escalation_rate", Observe) { NeedsAny = definitions.EscalationTiers.Count == 0 };

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        if (facts.Escalations is { } escalations)
        {
            into.Decided(escalations > 0, facts.Created);
        }
    }
}
