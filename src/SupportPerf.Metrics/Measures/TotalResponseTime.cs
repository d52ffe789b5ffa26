using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Total response time: all the waiting for replies within one ticket.</summary>
/// <remarks>
/// Formula: the sum of the answered turns of one ticket; one observation a ticket with at least one. Left out: turns that nobody answered. Anchor: the
/// creation. Unit: seconds. Empty: no value. Source: dbt_zendesk (total_reply_time), Front (avg_total_reply_time).
/// </remarks>
public sealed class TotalResponseTime : TicketDurationMeasure<TotalResponseTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public TotalResponseTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(Metric, calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("total_response_time", Observe) { Agent = static facts => Credits.OnlyReplier(facts, 0), Reads = FactParts.Turns };

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        List<Stretch> answered = facts.Answered;
        answered.Clear();
        foreach (ClockFact turn in facts.TurnList)
        {
            if (turn.IsCompleted)
            {
                answered.Add(new Stretch(turn.StartNanoseconds, turn.StopNanoseconds));
            }
        }

        if (answered.Count > 0)
        {
            into.Stretches(answered, facts.Created);
        }
    }
}
