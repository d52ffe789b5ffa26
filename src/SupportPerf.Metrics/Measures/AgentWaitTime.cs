using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Agent wait time: how long the team waited for the requester.</summary>
/// <remarks>
/// Formula: the sum of a ticket's time in pending statuses, from the creation to its end. With requester wait time and the time solved before a reopen it
/// is the time from the creation to the end, exactly. Open tickets still run (<see cref="Definitions.SettledWaits"/> takes them at their last change of
/// status). Left out: tickets whose status is not known for some of the time (<see cref="Definitions.InitialStatus"/>), and all without a status history.
/// Anchor: the end, for open tickets the creation. Unit: seconds. Empty: no value; no time in these statuses is 0. Source: Zendesk 4408834848154.
/// </remarks>
public sealed class AgentWaitTime : TicketDurationMeasure<AgentWaitTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public AgentWaitTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("agent_wait_time", Observe) { Reads = FactParts.Waits };

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        ClockFact clock = facts.Clock(TicketClock.AgentWait);
        into.Sum(clock, facts.StretchesOf(TicketClock.AgentWait), facts.ResolutionAnchorOf(clock));
    }
}
