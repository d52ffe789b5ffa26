using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics;

/// <summary>First response time: how long a customer waits for the first public reply by a person of the team.</summary>
/// <remarks>
/// Start: the customer's first message, which is the creation for tickets that the customer opened; the reopen, where a solve without any reply was
/// reopened (<see cref="Definitions.ResponseStart"/>, <see cref="Definitions.RestartAtReopen"/>); for tickets that an agent opened the customer's first
/// message (<see cref="Definitions.AgentCreated"/>). Stop: the first public message by a person of the team; auto-replies, bots and private notes never
/// stop it (<see cref="Definitions.CountsAsReply"/>). Unanswered tickets still run (<see cref="Statistics.DurationSummary.OpenCount"/>). Left out: a
/// reply before the start; tickets solved without a reply, counted apart (<see cref="Statistics.DurationSummary.EndedBeforeStop"/>). Anchor: the
/// creation. Unit: seconds. Empty: no value. Source: Zendesk 4408821871642 (creation to the first public agent comment), Chatwoot (hand-offs and
/// reopens).
/// </remarks>
public sealed class FirstResponseTime : TicketDurationMeasure<FirstResponseTime>
{
    /// <summary>An empty one.</summary>
    /// <param name="calendar">The business hours. Null: calendar time only.</param>
    /// <param name="asOf">Until when running clocks run; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public FirstResponseTime(BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(definitions), calendar, asOf, definitions)
    {
    }

    internal static TicketDuration Metric { get; } = new("first_response_time", Observe) { Agent = Credits.FirstReplier, Reads = FactParts.None };

    internal static TicketDuration MetricOf(Definitions? definitions) => Metric.Counting(definitions);

    private static void Observe(TicketFacts facts, DurationObserver into)
    {
        ClockFact clock = facts.Clock(TicketClock.FirstResponse);
        if (facts.StretchesOrNull(TicketClock.FirstResponse) is { } stretches)
        {
            into.Sum(clock, stretches, facts.ResponseAnchorOf(clock));
        }
        else
        {
            into.Clock(clock, facts.ResponseAnchorOf(clock));
        }
    }
}
