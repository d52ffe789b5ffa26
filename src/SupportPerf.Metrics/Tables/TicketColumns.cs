using NodaTime;

namespace SupportPerf.Metrics.Tables;

/// <summary>Tickets as columns, one row a ticket, in any order: what <see cref="TicketTable.FromColumns"/> makes a table of.</summary>
/// <remarks>All columns are of one length. A column that is not given is not known. It holds what it was given, not a copy.</remarks>
public sealed record TicketColumns
{
    /// <summary>When each ticket came into being; no row may be null.</summary>
    public required InstantColumn Created { get; init; }

    /// <summary>The first responses; in a row without one the customer waits, or the ticket ended without one. Null: not known, and no first response time.</summary>
    public InstantColumn? FirstResponse { get; init; }

    /// <summary>The last solves; a row without one was not solved. Null: not known.</summary>
    public InstantColumn? Solved { get; init; }

    /// <summary>The final closes; a row without one was not closed. Null: not known.</summary>
    public InstantColumn? Closed { get; init; }

    /// <summary>The dimensions; one named <see cref="SupportPolicy.Schedule"/> stands for <see cref="Ticket.Schedule"/> too.</summary>
    public IReadOnlyList<DimensionColumn> Dimensions { get; init; } = [];

    /// <summary>The satisfaction scores of the tickets' surveys.</summary>
    public ScoreColumn? Csat { get; init; }

    /// <summary>When each satisfaction score was given. Null, or a row without one: its ticket's creation decides the period.</summary>
    public InstantColumn? CsatAt { get; init; }

    /// <summary>The NPS answers of the tickets' surveys.</summary>
    public ScoreColumn? Nps { get; init; }

    /// <summary>When each NPS answer was given. Null, or a row without one: its ticket's creation decides the period.</summary>
    public InstantColumn? NpsAt { get; init; }

    /// <summary>The time that people spent on each. Null, or a row without one: not known.</summary>
    public IReadOnlyList<Duration?>? HandleTimes { get; init; }

    /// <summary>How often each was reopened. Null, or a row without one: not known.</summary>
    public IReadOnlyList<int?>? Reopens { get; init; }
}
