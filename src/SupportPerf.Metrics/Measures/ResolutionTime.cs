using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Resolution time, full: from the creation to the last solve.</summary>
/// <remarks>Start: the creation. Stop: the last solve; a close without a solve does not stand in for it. Anchor: the last solve. Left out and counted: a solve before the creation, and tickets that ended without a solve, in the period of their end. Open tickets still run. Unit: seconds. Nothing completed gives no value. Source: the definitions page of this library.</remarks>
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

    internal static TicketDuration Metric { get; } = new("resolution_time", Observe);

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
