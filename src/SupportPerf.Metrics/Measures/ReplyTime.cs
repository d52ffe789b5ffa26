using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Reply time: how long a customer waits for a reply, over all turns of all tickets.</summary>
/// <remarks>
/// Start: the first unanswered public customer message (the latest one by <see cref="Definitions.RunStart"/>). Stop: the next public reply by a person of
/// the team. One observation a turn, by option one a ticket, the mean or the longest of its answered turns (<see cref="Definitions.ReplyAggregate"/>). A
/// turn that nobody answered still runs. Left out: turns that the end of the ticket cut off, counted apart. Anchor: the creation. Unit: seconds. Empty:
/// no value. Source: Chatwoot (waiting_since), Front; Zammad counts from the latest message.
/// </remarks>
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

    internal static TicketDuration Metric { get; } = new("reply_time", static (facts, into) => ReplyTurns.Observe(facts, 0, into)) { Reads = FactParts.Turns };

    internal static TicketDuration MetricOf(Definitions? definitions) => Metric.Counting(definitions);
}
