using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Reply time: how long a customer waits for a reply, over all turns of all tickets.</summary>
/// <remarks>One observation a turn: it opens at the first unanswered public customer message (the latest one by option) and closes at the next public reply by a person of the team. Anchor: the creation. A turn that nobody answered still runs. Unit: seconds. Nothing completed gives no value. Source: the definitions page of this library.</remarks>
public sealed class ReplyTime : TicketDurationMeasure<ReplyTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public ReplyTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("reply_time", Observe);

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        foreach (ClockFact turn in facts.TurnList)
        {
            into.Clock(turn, facts.ResponseAnchorOf(turn));
        }
    }
}
