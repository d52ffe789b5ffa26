using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>Whose work the figures of a ticket are, by its history. Null: the history does not say, or they are the ticket's own agent's.</summary>
internal static class Credits
{
    /// <summary>The author of the first reply.</summary>
    public static string? FirstReplier(TicketFacts facts) => facts.Clock(TicketClock.FirstResponse).IsCompleted ? facts.FirstReplier : null;

    /// <summary>The assignee at the solve of a ticket that is solved, or at the close of one that was never solved; what is open again is its own agent's.</summary>
    public static string? Solver(TicketFacts facts)
    {
        ClockFact clock = facts.Clock(TicketClock.Resolution);
        return AssigneeAt(facts, facts.End != Nanoseconds.Never || !clock.IsCompleted ? facts.End : clock.StopNanoseconds);
    }

    /// <summary>The assignee at the last solve, whether the ticket was reopened since or not.</summary>
    public static string? LastSolver(TicketFacts facts) =>
        facts.End == Nanoseconds.Never && facts.EndList.Count > 0 ? AssigneeAt(facts, facts.EndList[facts.EndList.Count - 1].Start) : Solver(facts);

    /// <summary>The assignee at the first solve.</summary>
    public static string? FirstSolver(TicketFacts facts)
    {
        ClockFact clock = facts.Clock(TicketClock.FirstResolution);
        return AssigneeAt(facts, clock.IsCompleted ? clock.StopNanoseconds : Nanoseconds.Never);
    }

    /// <summary>The one author of all replies from a turn on; null: they have several.</summary>
    public static string? OnlyReplier(TicketFacts facts, int firstTurn)
    {
        string? only = null;
        for (int i = firstTurn; i < facts.TurnList.Count; i++)
        {
            if (!facts.TurnList[i].IsCompleted)
            {
                continue;
            }

            string? author = facts.TurnAuthors[i];
            if (author is null || (only is not null && !string.Equals(only, author, StringComparison.Ordinal)))
            {
                return null;
            }

            only = author;
        }

        return only;
    }

    /// <summary>Whether what a table keeps of a ticket in a row is its own agent's work.</summary>
    public static bool AreOwn(TicketFacts facts)
    {
        string? own = facts.Ticket.Agent;
        return facts.Ticket.Events.Count == 0 || (IsOwn(FirstReplier(facts), own) && IsOwn(Solver(facts), own) && IsOwn(LastSolver(facts), own));
    }

    private static bool IsOwn(string? agent, string? own) => agent is null || string.Equals(agent, own, StringComparison.Ordinal);

    private static string? AssigneeAt(TicketFacts facts, long at) =>
        at == Nanoseconds.Never || facts.Ticket.Events.Count == 0 ? null : DimensionHistory.At(facts.Ticket, Dimension.Agent, Nanoseconds.ToInstant(at));
}
