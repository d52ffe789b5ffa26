using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>Total response time: all the waiting for replies within one ticket.</summary>
/// <remarks>One observation a ticket with at least one answered turn: the sum of its answered turns. Anchor: the creation. Unit: seconds. Nothing completed gives no value. Source: the definitions page of this library.</remarks>
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

    internal static TicketDuration Metric { get; } = new("total_response_time", Observe);

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        List<Stretch> answered = [];
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
