using NodaTime;
using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Sources.Verification;

/// <summary>Our figure for what a source reports: the stretches of time that it counts.</summary>
/// <remarks>
/// Figures with one event (a reply, a solve) are measured by the schedule in force at the event for the whole span; sums over statuses
/// by the schedule in force at each change, and only of stays that are over, as Zendesk does.
/// </remarks>
internal sealed class OwnFigure
{
    private static readonly Dictionary<string, TicketStatus[]> Statuses = new Dictionary<string, TicketStatus[]>
    {
        ["agent_wait_time"] = [TicketStatus.Pending],
        ["requester_wait_time"] = [TicketStatus.New, TicketStatus.Open, TicketStatus.OnHold],
        ["on_hold_time"] = [TicketStatus.OnHold],
        ["agent_work_time"] = [TicketStatus.New, TicketStatus.Open],
    };

    private OwnFigure(IReadOnlyList<(Instant Start, Instant Stop)> stretches, bool isSum) => (Stretches, IsSum) = (stretches, isSum);

    public IReadOnlyList<(Instant Start, Instant Stop)> Stretches { get; }

    /// <summary>Whether the source adds it up from pieces that it rounds one by one.</summary>
    public bool IsSum { get; }

    /// <summary>The figure of a duration metric. Null: the ticket has none, or we have no such metric.</summary>
    /// <param name="facts">The ticket.</param>
    /// <param name="metric">The metric key.</param>
    /// <param name="ordinal">Which one, from 0, where the source reports several.</param>
    public static OwnFigure? Of(TicketFacts facts, string metric, int ordinal)
    {
        if (Statuses.TryGetValue(metric, out TicketStatus[]? counted))
        {
            if (facts.Statuses.Count == 0)
            {
                return null;
            }

            return new([.. facts.Statuses
                .Where(stay => stay is { Status: { } status, End: not null } && counted.Contains(status))
                .Select(stay => (stay.Start, stay.End!.Value))], isSum: true);
        }

        ClockFact? clock = metric switch
        {
            "first_response_time" => facts.Clock(TicketClock.FirstResponse),
            "first_resolution_time" => facts.Clock(TicketClock.FirstResolution),
            "resolution_time" => facts.Clock(TicketClock.Resolution),
            "close_time" => facts.Clock(TicketClock.Close),
            "next_response_time" => facts.Turns.Where(turn => turn.Outcome == ClockOutcome.Completed).Skip(1 + ordinal).Cast<ClockFact?>().FirstOrDefault(),
            _ => null,
        };
        return clock is { Outcome: ClockOutcome.Completed } done ? new([(done.Start!.Value, done.Stop!.Value)], isSum: false) : null;
    }

    /// <summary>The time in a span that the source names, without the stays in paused statuses.</summary>
    public static OwnFigure OfSpan(TicketFacts facts, Instant start, Instant stop, IReadOnlyList<TicketStatus> paused)
    {
        List<(Instant Start, Instant Stop)> stretches = [];
        Instant from = start;
        foreach (StatusStretch stay in facts.Statuses)
        {
            Instant end = stay.End is { } left && left < stop ? left : stop;
            if (stay.Status is not { } status || !paused.Contains(status) || stay.Start >= stop || end <= from)
            {
                continue;
            }

            if (stay.Start > from)
            {
                stretches.Add((from, stay.Start));
            }

            from = end;
        }

        if (from < stop || stretches.Count == 0)
        {
            stretches.Add((from, stop));
        }

        return new(stretches, isSum: false);
    }

    /// <summary>Our count. Null: not known, or no such count.</summary>
    public static long? Count(TicketFacts facts, string metric) => metric switch
    {
        "reopens" => facts.Reopens,
        "reassignments" => facts.Reassignments,
        "agent_replies" => facts.AgentReplies,
        _ => null,
    };

    public Duration Calendar() => Sum((start, stop) => stop - start);

    /// <summary>The business time by one calendar for all of it.</summary>
    public Duration Business(BusinessCalendar calendar) => Sum(calendar.Between);

    /// <summary>The business time by the calendar at the end of each stretch. Null: one has none.</summary>
    public Duration? Business(Func<Instant, BusinessCalendar?> calendarAt)
    {
        Duration sum = Duration.Zero;
        foreach ((Instant start, Instant stop) in Stretches)
        {
            if (calendarAt(stop) is not { } calendar)
            {
                return null;
            }

            sum += calendar.Between(start, stop);
        }

        return sum;
    }

    private Duration Sum(Func<Instant, Instant, Duration> length) => Stretches.Aggregate(Duration.Zero, (sum, stretch) => sum + length(stretch.Start, stretch.Stop));
}
