using NodaTime;
using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics;

/// <summary>First resolution time: from the creation to the first solve.</summary>
/// <remarks>
/// Start: the creation (<see cref="Definitions.ResolutionStart"/>). Stop: the first solve; a later reopen does not matter. Open tickets still run. Left
/// out: a solve before the creation; tickets that ended without a solve, counted apart in the period of their end. Anchor: the first solve. Unit:
/// seconds. Empty: no value. Source: Zendesk 4408834848154 (first resolution time).
/// </remarks>
public sealed class FirstResolutionTime : TicketDurationMeasure<FirstResolutionTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public FirstResolutionTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("first_resolution_time", static (facts, into) => into.Clock(facts.Clock(TicketClock.FirstResolution), facts.ResolutionAnchorOf(facts.Clock(TicketClock.FirstResolution)))) { Agent = Credits.FirstSolver, Reads = FactParts.None };
}
