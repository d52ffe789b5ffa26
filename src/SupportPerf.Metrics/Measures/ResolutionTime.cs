using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Resolution time, full: from the creation to the last solve.</summary>
/// <remarks>
/// Start: the creation (<see cref="Definitions.ResolutionStart"/>). Stop: the last solve; a close without a solve does not stand in for it unless <see cref="Definitions.CloseEndsResolution"/> says so. One observation a ticket, by <see cref="Definitions.Resolution"/> one a cycle, a solve, or the sum
/// of the active time. Open tickets still run. Left out: a solve before the creation; tickets that ended without a solve, counted apart in the period of
/// their end. Anchor: the last solve. Unit: seconds. Empty: no value. Source: Zendesk 4408834848154 (full resolution time).
/// </remarks>
public sealed class ResolutionTime : TicketDurationMeasure<ResolutionTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public ResolutionTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("resolution_time", Observe) { Agent = Credits.Solver, Reads = FactParts.None };

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        if (facts.Definitions.Resolution == ResolutionKind.ActiveSum)
        {
            ClockFact clock = facts.Clock(TicketClock.Resolution);
            into.Sum(clock, facts.ActiveResolution, facts.ResolutionAnchorOf(clock));
            return;
        }

        foreach (ClockFact clock in facts.ResolutionList)
        {
            into.Clock(clock, facts.ResolutionAnchorOf(clock));
        }
    }
}
