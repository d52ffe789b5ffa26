using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Takes from a stream the tickets that nothing is to be decided about, as most are in exports without a history: their few instants go into a block of columns, which runs when it is full.
/// What the reader of tickets would find in them is put down without it, and everything else is left to it. Not thread-safe.
/// </summary>
/// <remarks>So little is done for a ticket that the processor fetches the next ones from memory meanwhile: that takes longer than all else.</remarks>
internal sealed class PlainTickets
{
    private const int Unknown = -2;

    private readonly Run _run;
    private readonly CalendarPicker _calendars;
    private readonly RecordLog _log;
    private readonly PlainBlock _block;
    private readonly long _last;
    private readonly bool _readsResponses;
    private readonly bool _awaitsResponses;
    private readonly ClockCode _resolutionAnchor;

    // Where the group of a ticket decides about its calendar.
    private readonly bool _groupsHaveCalendars;
    private int[] _calendarsOfGroups = [];

    private PlainTickets(Run run, CalendarPicker calendars, RecordLog log, PlainBlock block, Definitions definitions, long asOf)
    {
        _run = run;
        _calendars = calendars;
        _log = log;
        _block = block;
        _last = Math.Min(uint.MaxValue, asOf == Nanoseconds.Never ? uint.MaxValue : Nanoseconds.FloorDivide(asOf, Nanoseconds.PerSecond));
        _readsResponses = definitions.ResponsesFrom != StateSource.Events;
        _awaitsResponses = definitions.ResponsesFrom == StateSource.Record;
        _groupsHaveCalendars = calendars.By is { } by && !calendars.IsBySchedule && run.Window.Grouping.By.Contains(by);
        _resolutionAnchor = definitions.ResolutionAnchor == PeriodAnchor.Event ? ClockCode.AtStop : ClockCode.None;
    }

    /// <summary>Takes the plain tickets of a run; null where the definitions or the KPIs leave something to be decided about every ticket.</summary>
    /// <param name="tickets">The run, what it is asked for known.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="asOf">What lies after it is ignored; <see cref="Nanoseconds.Never"/>: nothing is.</param>
    public static PlainTickets? Of(TicketRun tickets, Definitions definitions, long asOf) =>
        !tickets.Run.Window.Grouping.DependsOnTime
        && PlainBlock.Of(tickets) is { } block
        && PlainRows.AreUsual(definitions with { Slas = Definitions.Default.Slas })
            ? new PlainTickets(tickets.Run, tickets.Calendars, tickets.Log, block, definitions, asOf)
            : null;

    /// <summary>Adds a ticket; false: it is not plain.</summary>
    public bool TryAdd(Ticket ticket)
    {
        if (!IsPlain(ticket) || !TrySecond(ticket.CreatedAt, 0, out uint created))
        {
            return false;
        }

        uint latest = created;
        bool isAnswered = _readsResponses && ticket.FirstResponseAt is not null;
        bool isSolved = ticket.SolvedAt is not null;
        bool isClosed = ticket.ClosedAt is not null;
        bool isEnded = isSolved || isClosed;
        uint response = created;
        uint solved = created;
        uint closed = created;
        if ((isAnswered && !TrySecond(ticket.FirstResponseAt, ref latest, created, out response))
            || (isSolved && !TrySecond(ticket.SolvedAt, ref latest, created, out solved))
            || (isClosed && !TrySecond(ticket.ClosedAt, ref latest, created, out closed))
            || (ticket.FirstTouchAt is not null && !TrySecond(ticket.FirstTouchAt, ref latest, created, out _))
            || (ticket.FirstSolvedAt is not null && !TrySecond(ticket.FirstSolvedAt, ref latest, created, out _)))
        {
            return false;
        }

        // A status that says otherwise: open again, or ended at an unknown time.
        if (ticket.Status is { } status && (status is TicketStatus.Solved or TicketStatus.Closed) != isEnded)
        {
            return false;
        }

        uint end = isSolved ? solved : closed;
        if (isEnded && isAnswered && end == created && response == created)
        {
            // A life in one instant, which is reported.
            return false;
        }

        ClockCode responseCode = isAnswered ? ClockCode.Completed : !_awaitsResponses ? ClockCode.None : isEnded ? ClockCode.EndedBefore : ClockCode.Open;
        ClockCode resolutionCode = !isEnded ? ClockCode.Open : _resolutionAnchor | (isSolved ? ClockCode.Completed : ClockCode.EndedBefore);
        _log.Add(latest * Nanoseconds.PerSecond);
        int group = _run.Window.Grouping.Of(ticket, static (record, dimension) => RecordDimensions.Of(record, dimension));
        _block.Add(created, responseCode, isAnswered ? response : end, resolutionCode, end, group, _groupsHaveCalendars ? CalendarOf(group, ticket) : _calendars.Of(ticket));
        return true;
    }

    /// <summary>Runs the tickets that wait.</summary>
    public void Flush() => _block.Flush();

    private int CalendarOf(int group, Ticket ticket)
    {
        int[] calendars = _calendarsOfGroups;
        return group < calendars.Length && calendars[group] != Unknown ? calendars[group] : AskCalendar(group, ticket);
    }

    private int AskCalendar(int group, Ticket ticket)
    {
        int known = _calendarsOfGroups.Length;
        if (group >= known)
        {
            Array.Resize(ref _calendarsOfGroups, Math.Max(group + 1, 2 * known));
            _calendarsOfGroups.AsSpan(known).Fill(Unknown);
        }

        return _calendarsOfGroups[group] = _calendars.Of(ticket);
    }

    /// <summary>Whether a ticket has nothing but instants that matter.</summary>
    private bool IsPlain(Ticket ticket) =>
        (ReferenceEquals(ticket.Events, Array.Empty<TicketEvent>()) || ticket.Events.Count == 0)
        && ticket.InitialStatus is null
        && ticket.MergedInto is null
        && !(ticket.IsDeleted || ticket.IsSpam || ticket.IsTest || ticket.IsBotOnly)
        && ticket.Reopens is null or 0
        && (ticket.HandleTime is not { } handle || (handle >= Duration.Zero && handle.TotalDays <= TicketReader.MostHandleDays))
        && (ticket.Schedule is null || !_calendars.IsBySchedule);

    private bool TrySecond(in Instant? instant, ref uint latest, uint from, out uint second)
    {
        bool fits = TrySecond(instant.GetValueOrDefault(), from, out second);
        latest = Math.Max(latest, second);
        return fits;
    }

    /// <summary>An instant that has nothing to be said about: a whole second, not before another and not after the as-of instant.</summary>
    private bool TrySecond(Instant instant, uint from, out uint second)
    {
        (long seconds, int rest) = instant.ToUnixTimeSecondsAndNanoseconds();
        second = unchecked((uint)seconds);
        return rest == 0 && seconds >= from && seconds <= _last;
    }
}
