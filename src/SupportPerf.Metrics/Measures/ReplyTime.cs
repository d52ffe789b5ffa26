using NodaTime;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Reply time: how long a customer waits for a reply, over all turns of all tickets.</summary>
/// <remarks>One observation a turn: it opens at the first unanswered public customer message (the latest one by option) and closes at the next public reply by a person of the team. Anchor: the creation. By option one observation a ticket, the mean or the longest of its answered turns (<see cref="Definitions.ReplyAggregate"/>). A turn that nobody answered still runs. Unit: seconds. Nothing completed gives no value. Source: the definitions page of this library.</remarks>
public sealed class ReplyTime : TicketDurationMeasure<ReplyTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public ReplyTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(definitions), calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("reply_time", static (facts, into) => ReplyTurns.Observe(facts, 0, into));

    internal static TicketDuration MetricOf(Definitions? definitions) => Metric.Counting(definitions);
}
