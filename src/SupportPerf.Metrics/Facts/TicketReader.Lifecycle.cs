using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <content>Statuses, solves, closes, and when the ticket was open.</content>
internal sealed partial class TicketReader
{
    private static bool IsActive(TicketStatus status) => status is not (TicketStatus.Solved or TicketStatus.Closed);

    /// <summary>One stretch a status; what comes before the first status event counts only where the initial status is known.</summary>
    private void ReadStatuses(TicketFacts facts)
    {
        if (_timeline.Duplicates > 0)
        {
            Report(facts.Ticket.Id, DataIssueKind.DuplicateEvent, $"{_timeline.Duplicates} events repeat the id of an earlier one; the first of each counts.");
        }

        TicketStatus? status = facts.Ticket.InitialStatus;
        string name = status?.ToString() ?? "";
        bool known = status is not null;
        long since = facts.Created;
        for (int i = 0; i < _timeline.Count; i++)
        {
            TicketEvent happened = _timeline[i].Event;
            if (happened.Kind != TicketEventKind.Status)
            {
                continue;
            }

            long at = _timeline[i].At;
            string newName = happened.StatusName ?? happened.Status?.ToString() ?? "(none)";
            if (!known)
            {
                known = true;
                (status, name, since) = happened.PreviousStatus is { } previous && at >= since ? (previous, previous.ToString(), since) : (happened.Status, newName, at);
            }

            if (status == happened.Status && string.Equals(name, newName, StringComparison.Ordinal))
            {
                continue;
            }

            if (at > since)
            {
                facts.StatusList.Add(new StatusStretch(status, name, since, at));
                since = at;
            }

            (status, name) = (happened.Status, newName);
        }

        if (known)
        {
            facts.StatusList.Add(new StatusStretch(status, name, since, Nanoseconds.Never));
        }
    }

    private void ReadLifecycle(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        bool own = _definitions.StateFrom switch
        {
            StateSource.Record => true,
            StateSource.Events => false,
            _ => ticket.SolvedAt is not null || ticket.ClosedAt is not null || ticket.FirstSolvedAt is not null || !_timeline.HasStatuses,
        };
        if (own)
        {
            ReadOwnLifecycle(facts);
        }
        else
        {
            ReadHistory(facts);
        }

        ClockFact resolution = facts.Clock(TicketClock.Resolution);
        if (resolution.IsCompleted && facts.StatusList.Count > 0)
        {
            SubtractPauses(facts, resolution.StartNanoseconds, resolution.StopNanoseconds);
        }
    }

    private void ReadOwnLifecycle(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        long? firstSolved = Visible(ticket.FirstSolvedAt, ticket, "First solve");
        long? solved = Visible(ticket.SolvedAt, ticket, "Solve");
        long? closed = Visible(ticket.ClosedAt, ticket, "Close");
        bool active = ticket.Status is { } status && IsActive(status);
        bool futureEnd = (ticket.SolvedAt is not null && solved is null) || (ticket.ClosedAt is not null && closed is null);

        // A ticket that is active again keeps the instants of its earlier solve in many systems.
        long? end = active ? null : solved ?? closed;
        facts.End = end ?? Nanoseconds.Never;
        facts.IsEnded = end is not null || (!active && !futureEnd && ticket.Status is not null);
        facts.Closed = active ? Nanoseconds.Never : closed ?? Nanoseconds.Never;

        long start = ResolutionStartOf(facts);
        long? resolved = solved ?? (_definitions.CloseEndsResolution ? closed : null);
        if ((!active || _definitions.ReopenedKeepsResolution) && resolved is { } lastSolve)
        {
            facts.Set(TicketClock.Resolution, Resolved(facts, start, lastSolve));
        }
        else if (!facts.IsEnded)
        {
            facts.Set(TicketClock.Resolution, ClockFact.Open(start));
        }

        long? first = firstSolved ?? FirstSolveEvent(facts.Created) ?? (ticket.Reopens is null or 0 ? resolved : null);
        if (first is { } firstSolve)
        {
            facts.Set(TicketClock.FirstResolution, FirstResolved(facts, start, firstSolve));
        }
        else if (!facts.IsEnded && solved is null)
        {
            facts.Set(TicketClock.FirstResolution, ClockFact.Open(start));
        }

        ReadClose(facts);
        if (!facts.IsEnded)
        {
            facts.OpenStretches.Add(new Stretch(facts.Created, Nanoseconds.Never));
        }
        else if (end is { } stop && stop >= facts.Created)
        {
            facts.OpenStretches.Add(new Stretch(facts.Created, stop));
        }
    }

    private void ReadHistory(TicketFacts facts)
    {
        long openSince = facts.Created;
        bool open = facts.Ticket.InitialStatus is not { } initial || IsActive(initial);
        long firstSolve = Nanoseconds.Never;
        long lastSolve = Nanoseconds.Never;
        long firstEnd = Nanoseconds.Never;
        long end = Nanoseconds.Never;
        for (int i = 0; i < _timeline.Count; i++)
        {
            TicketEvent happened = _timeline[i].Event;
            if (happened.Kind != TicketEventKind.Status || happened.Status is not { } status)
            {
                continue;
            }

            long at = _timeline[i].At;
            if (IsActive(status))
            {
                if (!open)
                {
                    (open, openSince, end) = (true, at, Nanoseconds.Never);
                    facts.Closed = Nanoseconds.Never;
                }

                continue;
            }

            if (status == TicketStatus.Solved && (open || lastSolve == Nanoseconds.Never))
            {
                firstSolve = Math.Min(firstSolve, at);
                lastSolve = at;
            }

            if (status == TicketStatus.Closed)
            {
                facts.Closed = at;
            }

            if (open)
            {
                (open, end) = (false, at);
                firstEnd = Math.Min(firstEnd, at);
                if (at >= openSince)
                {
                    facts.OpenStretches.Add(new Stretch(openSince, at));
                }
            }
        }

        facts.IsEnded = !open;
        facts.End = end;
        if (open)
        {
            facts.OpenStretches.Add(new Stretch(openSince, Nanoseconds.Never));
        }

        if (_definitions.CloseEndsResolution && lastSolve == Nanoseconds.Never)
        {
            (firstSolve, lastSolve) = (firstEnd, end == Nanoseconds.Never ? firstEnd : end);
        }

        long start = ResolutionStartOf(facts);
        facts.Set(
            TicketClock.FirstResolution,
            firstSolve != Nanoseconds.Never ? FirstResolved(facts, start, firstSolve)
            : open ? ClockFact.Open(start)
            : default);
        facts.Set(
            TicketClock.Resolution,
            lastSolve != Nanoseconds.Never && (!open || _definitions.ReopenedKeepsResolution) ? Resolved(facts, start, lastSolve)
            : open ? ClockFact.Open(start)
            : default);
        ReadClose(facts);
    }

    private long ResolutionStartOf(TicketFacts facts) => _definitions.ResolutionStart switch
    {
        ResolutionStart.FirstCustomerMessage => FirstAt(IsFromCustomer) ?? facts.Created,
        ResolutionStart.Handoff => FirstOf(TicketEventKind.Handoff) ?? facts.Created,
        _ => facts.Created,
    };

    /// <summary>A resolution; one that lies before a start later than the creation is none of that clock.</summary>
    private ClockFact Resolved(TicketFacts facts, long start, long solve) =>
        solve < start && start > facts.Created ? default : Between(facts, start, solve, DataIssueKind.SolvedBeforeCreated);

    // One contradiction is one issue: the last solve reports it.
    private ClockFact FirstResolved(TicketFacts facts, long start, long solve) =>
        solve < start && start > facts.Created ? default : ClockFact.Between(start, solve, DataIssueKind.SolvedBeforeCreated, _tolerance);

    private void ReadClose(TicketFacts facts)
    {
        if (facts.Closed != Nanoseconds.Never)
        {
            facts.Set(TicketClock.Close, Between(facts, facts.Created, facts.Closed, DataIssueKind.ClosedBeforeCreated));
        }
        else if (!facts.IsEnded)
        {
            facts.Set(TicketClock.Close, ClockFact.Open(facts.Created));
        }
    }

    private long? FirstSolveEvent(long created)
    {
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i].Event is { Kind: TicketEventKind.Status, Status: TicketStatus.Solved } && _timeline[i].At >= created)
            {
                return _timeline[i].At;
            }
        }

        return null;
    }

    private void SubtractPauses(TicketFacts facts, long start, long stop)
    {
        long from = start;
        foreach (StatusStretch stretch in facts.StatusList)
        {
            if (stretch.Status is not { } status || !_definitions.PausedStatuses.Contains(status) || stretch.StopNanoseconds <= from)
            {
                continue;
            }

            if (stretch.StartNanoseconds >= stop)
            {
                break;
            }

            if (stretch.StartNanoseconds > from)
            {
                facts.NetResolution.Add(new Stretch(from, stretch.StartNanoseconds));
            }

            from = Math.Min(stretch.StopNanoseconds, stop);
        }

        if (from < stop || facts.NetResolution.Count == 0)
        {
            facts.NetResolution.Add(new Stretch(from, stop));
        }
    }
}
