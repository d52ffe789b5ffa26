using NodaTime;
using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics;

/// <summary>Close time: from the creation to the final close.</summary>
/// <remarks>
/// Start: the creation. Stop: the final close, which many systems make on their own days after the solve. Open tickets still run. Left out: a close before the
/// creation; solved tickets without a close. Anchor: the close, for open tickets the creation. Unit: seconds. Empty: no value. Source: ServiceNow
/// (closed_at), dbt_intercom (time to last close).
/// </remarks>
public sealed class CloseTime : TicketDurationMeasure<CloseTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public CloseTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("close_time", static (facts, into) => into.Clock(facts.Clock(TicketClock.Close), facts.AnchorOf(facts.Clock(TicketClock.Close)))) { Reads = FactParts.None };
}
