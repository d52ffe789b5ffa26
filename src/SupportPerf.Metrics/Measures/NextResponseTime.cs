using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Next response time: how long a customer waits for each later reply.</summary>
/// <remarks>
/// Start: a customer message that nobody has answered, without the first such turn of the ticket. Stop: the next public reply by a person of the team. By
/// option one observation a ticket, the mean or the longest of its answered turns (<see cref="Definitions.ReplyAggregate"/>). A turn that nobody answered
/// still runs. Left out: turns that the end of the ticket cut off, counted apart. Anchor: the creation. Unit: seconds. Empty: no value. Source: Zendesk
/// 4408829459866 (SLA next reply time).
/// </remarks>
public sealed class NextResponseTime : TicketDurationMeasure<NextResponseTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public NextResponseTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(definitions), calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("next_response_time", static (facts, into) => ReplyTurns.Observe(facts, 1, into)) { Reads = FactParts.Turns };

    internal static TicketDuration MetricOf(Definitions? definitions) => Metric.Counting(definitions);
}
