using NodaTime;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>Where the instant of the last solve comes from when no column holds it.</summary>
internal sealed class SolvedRule(IReadOnlyList<string>? states)
{
    /// <summary>The last event, or the latest entry into one of the states; null where the ticket came back from it to work.</summary>
    public Instant? Find(IReadOnlyList<TicketEvent> events, string? statusName, Instant? updated)
    {
        if (states is null)
        {
            return events.Count == 0 ? null : events.Max(happened => happened.At);
        }

        Instant? solved = null;
        bool inside = false;
        bool any = false;
        foreach (TicketEvent happened in events)
        {
            if (happened.Kind != TicketEventKind.Status)
            {
                continue;
            }

            any = true;
            bool now = states.Contains(happened.StatusName);
            if (now && !inside)
            {
                solved = happened.At;
            }
            else if (!now && happened.Status is not (TicketStatus.Solved or TicketStatus.Closed))
            {
                solved = null;
            }

            inside = now;
        }

        return any ? solved : states.Contains(statusName) ? updated : null;
    }
}
