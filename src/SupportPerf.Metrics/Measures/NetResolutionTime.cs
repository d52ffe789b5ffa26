using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Net resolution time: the resolution time without the time in paused statuses.</summary>
/// <remarks>
/// Formula: the resolution time less the time that the status history shows in <see cref="Definitions.PausedStatuses"/> (pending and on hold). Left out:
/// tickets without a solve or without a status history. Anchor: the last solve. Unit: seconds. Empty: no value. Source: Freshdesk (the timer of the
/// resolution SLA), ServiceNow (paused task_sla).
/// </remarks>
public sealed class NetResolutionTime : TicketDurationMeasure<NetResolutionTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public NetResolutionTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("net_resolution_time", Observe) { Agent = Credits.Solver, Reads = FactParts.NetResolution };

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        if (facts.NetResolution.Count > 0)
        {
            into.Stretches(facts.NetResolution, facts.ResolutionAnchorOf(facts.Clock(TicketClock.Resolution)));
        }
    }
}
