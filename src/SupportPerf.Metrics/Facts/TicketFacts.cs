using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>
/// A ticket read under chosen <see cref="Definitions"/>: the few instants, flags and counts that KPIs need. Every decision
/// about what counts is made here, once; measures only add up.
/// </summary>
/// <remarks>Read-only for its users. An instance that the library hands out is never changed afterwards.</remarks>
public sealed class TicketFacts
{
    private readonly ClockFact[] _clocks = new ClockFact[5];

    internal TicketFacts()
    {
    }

    /// <summary>The ticket.</summary>
    public Ticket Ticket { get; internal set; } = null!;

    /// <summary>Why the ticket counts nowhere, for example because it is spam. Null: it counts.</summary>
    public DataIssueKind? LeftOut { get; internal set; }

    /// <summary>Whether the ticket is solved or closed as of the report's instant.</summary>
    public bool IsEnded { get; internal set; }

    /// <summary>When it ended: the last solve, else the close. Null: it is open, or the source does not say when.</summary>
    public Instant? EndedAt => End == Nanoseconds.Never ? null : Nanoseconds.ToInstant(End);

    /// <summary>How often it was reopened. Null: the input does not say.</summary>
    public int? Reopens { get; internal set; }

    /// <summary>How often it was given to another group or agent after the first assignment. Null: the input does not say.</summary>
    public int? Reassignments { get; internal set; }

    /// <summary>How often it was transferred, as <see cref="Definitions.Transfers"/> counts. Null: the input does not say.</summary>
    public int? Transfers { get; internal set; }

    /// <summary>Public replies by people of the team. Null: the input holds no messages.</summary>
    public int? AgentReplies { get; internal set; }

    /// <summary>Whether exactly one reply solved it for good. Null: it is not decided, or the input does not say.</summary>
    public bool? IsOneTouch { get; internal set; }

    /// <summary>Whether the first-response clock was restarted because a solve without a reply was reopened.</summary>
    public bool RestartedAtReopen { get; internal set; }

    /// <summary>The time that people spent on it. Null: not known.</summary>
    public Duration? HandleTime { get; internal set; }

    /// <summary>The reply clocks: from an unanswered customer message to the next reply. The first is the first response where the customer opened the ticket.</summary>
    public IReadOnlyList<ClockFact> Turns => TurnList;

    /// <summary>The status history in order of time; empty where the input has none.</summary>
    public IReadOnlyList<StatusStretch> Statuses => StatusList;

    internal long Created { get; set; }

    internal long End { get; set; } = Nanoseconds.Never;

    internal long Closed { get; set; } = Nanoseconds.Never;

    internal List<ClockFact> TurnList { get; } = [];

    internal List<StatusStretch> StatusList { get; } = [];

    /// <summary>When the ticket was open, for the backlog.</summary>
    internal List<Stretch> OpenStretches { get; } = [];

    /// <summary>The resolution clock without paused statuses; empty unless the resolution completed and a status history exists.</summary>
    internal List<Stretch> NetResolution { get; } = [];

    /// <summary>A clock with one start and one stop.</summary>
    public ClockFact Clock(TicketClock clock) => _clocks[(int)clock];

    /// <summary>Reads one ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">What lies after it is ignored. Null: nothing is.</param>
    /// <param name="issues">Takes what was wrong. Null: nobody asks.</param>
    public static TicketFacts Of(Ticket ticket, Definitions? definitions = null, Instant? asOf = null, Action<DataIssue>? issues = null)
    {
        Guard.NotNull(ticket, nameof(ticket));
        return new TicketReader(definitions ?? Definitions.Default, asOf, issues ?? (static _ => { })).Read(ticket);
    }

    internal PeriodAnchor ResponseAnchor { get; set; }

    internal PeriodAnchor ResolutionAnchor { get; set; }

    /// <summary>The instant that decides the period of a response or touch clock.</summary>
    internal long ResponseAnchorOf(in ClockFact clock) => AnchorOf(clock, ResponseAnchor);

    /// <summary>The instant that decides the period of a resolution clock.</summary>
    internal long ResolutionAnchorOf(in ClockFact clock) => AnchorOf(clock, ResolutionAnchor);

    /// <summary>Where a completed clock stopped; the creation for one that did not.</summary>
    internal long AnchorOf(in ClockFact clock) => clock.Outcome is ClockOutcome.Completed or ClockOutcome.Excluded ? clock.StopNanoseconds : Created;

    private long AnchorOf(in ClockFact clock, PeriodAnchor anchor) => anchor switch
    {
        PeriodAnchor.Event => AnchorOf(clock),
        PeriodAnchor.Closed => Closed != Nanoseconds.Never ? Closed : End != Nanoseconds.Never ? End : Created,
        _ => Created,
    };

    internal void Set(TicketClock clock, ClockFact fact) => _clocks[(int)clock] = fact;

    internal void Clear(Ticket ticket)
    {
        Ticket = ticket;
        LeftOut = null;
        IsEnded = false;
        Reopens = null;
        Reassignments = null;
        Transfers = null;
        AgentReplies = null;
        IsOneTouch = null;
        RestartedAtReopen = false;
        HandleTime = null;
        Created = 0;
        End = Nanoseconds.Never;
        Closed = Nanoseconds.Never;
        TurnList.Clear();
        StatusList.Clear();
        OpenStretches.Clear();
        NetResolution.Clear();
        Array.Clear(_clocks, 0, _clocks.Length);
    }
}
