using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics;

/// <summary>Resolution rate of a cohort: of the tickets created in a period, the share that is solved or closed as of the report's instant.</summary>
/// <remarks>
/// Numerator: tickets that are solved or closed as of the report; by option those that ever were (<see cref="Definitions.ResolutionRateCountsReopened"/>), only those ended within a horizon of the creation (<see cref="Definitions.ResolutionHorizon"/>),
/// or only those that people ended (<see cref="Definitions.SolvedByPeopleOnly"/>). Denominator: tickets created in the period; with a horizon those that
/// met it or whose horizon has passed, the others are undecided. Left out: with a horizon, ended tickets without an instant of their end, counted.
/// Anchor: the creation. Unit: ratio, 0 to 1. Empty: no value. Source: Zendesk (% solved by creation); solved in a period by created in it is
/// <c>throughput_ratio</c>.
/// </remarks>
public sealed class ResolutionRate : TicketRatioMeasure<ResolutionRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public ResolutionRate(Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, null, asOf, definitions)
    {
    }

    internal static TicketRatio Metric { get; } = new("resolution_rate", Observe) { Agent = static facts => facts.Definitions.ResolutionRateCountsReopened ? Credits.LastSolver(facts) : Credits.Solver(facts), Reads = FactParts.None };

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        Definitions definitions = facts.Definitions;
        bool everEnded = definitions.ResolutionRateCountsReopened && facts.OpenStretches.Count > 0 && facts.OpenStretches[0].Stop != Nanoseconds.Never;
        bool ended = (facts.IsEnded || everEnded) && !(definitions.SolvedByPeopleOnly && facts.EndedByAutomation);
        if (definitions.ResolutionHorizon is not { } horizon)
        {
            into.Decided(ended, facts.Created);
            return;
        }

        long until = (long)horizon.TotalNanoseconds;
        long end = everEnded ? facts.OpenStretches[0].Stop : facts.End;
        if (ended && end != Nanoseconds.Never)
        {
            into.Decided(end - facts.Created <= until, facts.Created);
        }
        else if (ended)
        {
            into.Exclude(nameof(DataIssueKind.MissingPart), facts.Created);
        }
        else
        {
            // Decided against it as soon as the horizon is reached.
            into.Open(new OpenTarget(facts.Created, until - 1, -1), facts.Created);
        }
    }
}
