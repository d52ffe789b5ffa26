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
    private const int Clocks = 9;

    private readonly ClockFact[] _clocks = new ClockFact[Clocks];
    private readonly List<Stretch>?[] _stretches = new List<Stretch>?[Clocks];

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

    /// <summary>Reopens that were solved again at once without a reply and do not count, see <see cref="Definitions.TrivialReopen"/>.</summary>
    public int TrivialReopens { get; internal set; }

    /// <summary>How often it was escalated: by an event, or to a group of a higher tier. Null: the input holds no history of it.</summary>
    public int? Escalations { get; internal set; }

    /// <summary>How many people of the team wrote in it. Null: the input holds no messages.</summary>
    public int? AgentsInvolved { get; internal set; }

    /// <summary>Whether a bot took part in it.</summary>
    public bool HasBot { get; internal set; }

    /// <summary>Whether a bot alone resolved it: it ended, a bot took part, nobody of the team wrote and none was handed to.</summary>
    public bool IsBotResolved { get; internal set; }

    /// <summary>Whether a bot's conversation came to people: by a hand-off or because one wrote.</summary>
    public bool IsHandedOver { get; internal set; }

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

    /// <summary>
    /// The stretches of time that a clock ran in, where it does not run from its start to its stop without a break; the last one has
    /// no end while it runs. Empty: it has no breaks, or it never ran.
    /// </summary>
    public IReadOnlyList<Interval> Stretches(TicketClock clock) =>
        _stretches[(int)clock] is { Count: > 0 } stretches
            ? stretches.ConvertAll(static one => new Interval(Nanoseconds.ToInstant(one.Start), one.Stop == Nanoseconds.Never ? null : Nanoseconds.ToInstant(one.Stop)))
            : [];

    internal long Created { get; set; }

    /// <summary>Whether a bot, an automation or the system made the change that ended it.</summary>
    internal bool EndedByAutomation { get; set; }

    /// <summary>What the resolution time observes: one clock, or one a cycle or solve.</summary>
    internal List<ClockFact> ResolutionList { get; } = [];

    /// <summary>The cycles, where the definitions need them.</summary>
    internal List<ClockFact> CycleList { get; } = [];

    /// <summary>The stretches of the resolution where it is a sum.</summary>
    internal List<Stretch> ActiveResolution { get; } = [];

    /// <summary>Each end with the reopen after it (<see cref="Nanoseconds.Never"/>: none), trivial ones left out; known only from a history.</summary>
    internal List<Stretch> EndList { get; } = [];

    /// <summary>The first end: a solve, or a close without one; <see cref="Nanoseconds.Never"/>: none is known.</summary>
    internal long FirstEnd => EndList.Count > 0 ? EndList[0].Start : End;

    /// <summary>When conversations began, where silence splits them; else only the creation.</summary>
    internal List<long> SessionStarts { get; } = [];

    /// <summary>The first public customer message after the first reply; <see cref="Nanoseconds.Never"/>: none.</summary>
    internal long FurtherContact { get; set; }

    /// <summary>Public messages by the customer after the opening. Null: the input holds no messages.</summary>
    internal int? FurtherMessages { get; set; }

    /// <summary>The names of its business calendars, each from an instant on, where it changed them; else <see cref="Schedule"/> is all.</summary>
    internal List<ScheduleStretch> ScheduleList { get; } = [];

    /// <summary>The name of its business calendar where it has one only. Null: none.</summary>
    internal string? Schedule { get; set; }

    internal Definitions Definitions { get; set; } = null!;

    /// <summary>The stretches of a clock; null where it has no breaks.</summary>
    internal List<Stretch>? StretchesOrNull(TicketClock clock) => _stretches[(int)clock] is { Count: > 0 } stretches ? stretches : null;

    internal List<Stretch> StretchesOf(TicketClock clock) => _stretches[(int)clock] ??= [];

    internal long End { get; set; } = Nanoseconds.Never;

    internal long Closed { get; set; } = Nanoseconds.Never;

    internal List<ClockFact> TurnList { get; } = [];

    /// <summary>Who replied in each turn; null: nobody, or the source does not say.</summary>
    internal List<string?> TurnAuthors { get; } = [];

    /// <summary>Room for the turns that were answered.</summary>
    internal List<Stretch> Answered { get; } = [];

    /// <summary>Who wrote the first reply; null: nobody, or the source does not say.</summary>
    internal string? FirstReplier { get; set; }

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

    /// <summary>The instant that decides the period of a response or touch clock.</summary>
    internal long ResponseAnchorOf(in ClockFact clock) => AnchorOf(clock, Definitions.ResponseAnchor);

    /// <summary>The instant that decides the period of a resolution clock; for a ticket that ended without a solve its end stands for the solve.</summary>
    internal long ResolutionAnchorOf(in ClockFact clock) =>
        clock.Outcome == ClockOutcome.EndedBefore && Definitions.ResolutionAnchor == PeriodAnchor.Event && clock.StopNanoseconds != Nanoseconds.Never
            ? clock.StopNanoseconds
            : AnchorOf(clock, Definitions.ResolutionAnchor);

    /// <summary>Where a completed clock stopped; the creation for one that did not.</summary>
    internal long AnchorOf(in ClockFact clock) => clock.Outcome is ClockOutcome.Completed or ClockOutcome.Excluded ? clock.StopNanoseconds : Created;

    private long AnchorOf(in ClockFact clock, PeriodAnchor anchor) => anchor switch
    {
        PeriodAnchor.Event => AnchorOf(clock),
        PeriodAnchor.Closed => Closed != Nanoseconds.Never ? Closed : End != Nanoseconds.Never ? End : Created,
        _ => Created,
    };

    internal void Set(TicketClock clock, ClockFact fact) => _clocks[(int)clock] = fact;

    internal void Clear(Ticket ticket, Definitions definitions)
    {
        Definitions = definitions;
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
        TrivialReopens = 0;
        Escalations = null;
        AgentsInvolved = null;
        HasBot = false;
        IsBotResolved = false;
        IsHandedOver = false;
        EndedByAutomation = false;
        FurtherContact = Nanoseconds.Never;
        FurtherMessages = null;
        Schedule = null;
        ResolutionList.Clear();
        CycleList.Clear();
        ActiveResolution.Clear();
        EndList.Clear();
        SessionStarts.Clear();
        ScheduleList.Clear();
        foreach (List<Stretch>? stretches in _stretches)
        {
            stretches?.Clear();
        }

        Created = 0;
        End = Nanoseconds.Never;
        Closed = Nanoseconds.Never;
        TurnList.Clear();
        TurnAuthors.Clear();
        FirstReplier = null;
        StatusList.Clear();
        OpenStretches.Clear();
        NetResolution.Clear();
        Array.Clear(_clocks, 0, _clocks.Length);
    }
}
