using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <content>Solves, closes, and when the ticket was open.</content>
internal sealed partial class TicketReader
{
    private static bool IsActive(TicketStatus status) => status is not (TicketStatus.Solved or TicketStatus.Closed);

    private static bool IsAutomatic(AuthorKind author) => author is AuthorKind.Bot or AuthorKind.Automation or AuthorKind.System;

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

        ReadResolutions(facts);
        ClockFact resolution = facts.Clock(TicketClock.Resolution);
        if (resolution.IsCompleted && facts.StatusList.Count > 0 && Reads(FactParts.NetResolution))
        {
            SubtractPauses(facts, resolution.StartNanoseconds, resolution.StopNanoseconds, _definitions.PausedStatuses, facts.NetResolution);
        }

        facts.EndedByAutomation = facts.IsEnded && (ticket.IsBotOnly || (facts.End != Nanoseconds.Never && IsAutomatic(AuthorOfEnd(facts.End))));
    }

    private void ReadOwnLifecycle(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        long? firstSolved = Visible(ticket.FirstSolvedAt, ticket, "First solve");
        long? solved = Visible(ticket.SolvedAt, ticket, "Solve");
        long? closed = Visible(ticket.ClosedAt, ticket, "Close");
        bool active = _definitions.CategoryOf(ticket.StatusName, ticket.Status) is { } status && IsActive(status);
        bool futureEnd = (ticket.SolvedAt is not null && solved is null) || (ticket.ClosedAt is not null && closed is null);

        // A ticket that is active again keeps the instants of its earlier solve in many systems.
        long? end = active ? null : solved ?? closed;
        facts.End = end ?? Nanoseconds.Never;
        facts.IsEnded = end is not null || (!active && !futureEnd && ticket.Status is not null);
        facts.Closed = active ? Nanoseconds.Never : closed ?? Nanoseconds.Never;
        if (facts.Closed != Nanoseconds.Never)
        {
            CheckAfterClose(facts);
        }

        long start = ResolutionStartOf(facts);
        long? resolved = solved ?? (_definitions.CloseEndsResolution ? closed : null);
        if ((!active || _definitions.ReopenedKeepsResolution) && resolved is { } lastSolve)
        {
            facts.Set(TicketClock.Resolution, Resolved(facts, start, lastSolve));
        }
        else
        {
            facts.Set(TicketClock.Resolution, Unresolved(facts, start));
        }

        long? first = firstSolved ?? FirstSolveEvent(facts.Created) ?? (ticket.Reopens is null or 0 ? resolved : null);
        if (first is { } firstSolve)
        {
            facts.Set(TicketClock.FirstResolution, FirstResolved(facts, start, firstSolve));
        }
        else if (solved is null)
        {
            facts.Set(TicketClock.FirstResolution, Unresolved(facts, start));
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

    private void CheckAfterClose(TicketFacts facts)
    {
        for (int i = _timeline.Count - 1; i >= 0 && _timeline[i].At > facts.Closed; i--)
        {
            if (_timeline[i] is { Kind: TicketEventKind.Status, Status: { } later } && IsActive(later))
            {
                Contradiction(facts.Ticket.Id, DataIssueKind.StatusAfterClosed, $"{later} at {Nanoseconds.ToInstant(_timeline[i].At)}, after the final close; the close counts.");
                return;
            }
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
            EventTimeline.Entry entry = _timeline[i];
            if (entry.Kind != TicketEventKind.Status || entry.Status is not { } status)
            {
                continue;
            }

            if (IsActive(status))
            {
                if (!open)
                {
                    (open, openSince, end) = (true, entry.At, Nanoseconds.Never);
                    facts.Closed = Nanoseconds.Never;
                }

                continue;
            }

            if (status == TicketStatus.Solved && (open || lastSolve == Nanoseconds.Never))
            {
                firstSolve = Math.Min(firstSolve, entry.At);
                lastSolve = entry.At;
            }

            if (status == TicketStatus.Closed)
            {
                facts.Closed = entry.At;
            }

            if (open)
            {
                (open, end) = (false, entry.At);
                firstEnd = Math.Min(firstEnd, entry.At);
                if (entry.At >= openSince)
                {
                    facts.OpenStretches.Add(new Stretch(openSince, entry.At));
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
            firstSolve != Nanoseconds.Never ? FirstResolved(facts, start, firstSolve) : Unresolved(facts, start));
        facts.Set(
            TicketClock.Resolution,
            lastSolve != Nanoseconds.Never && (!open || _definitions.ReopenedKeepsResolution) ? Resolved(facts, start, lastSolve) : Unresolved(facts, start));
        ReadClose(facts);
    }

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
            if (_timeline[i] is { Kind: TicketEventKind.Status, Status: TicketStatus.Solved } entry && entry.At >= created)
            {
                return entry.At;
            }
        }

        return null;
    }

    /// <summary>Who made the change to solved or closed at an instant.</summary>
    private AuthorKind AuthorOfEnd(long end)
    {
        for (int i = 0; i < _timeline.Count && _timeline[i].At <= end; i++)
        {
            if (_timeline[i].At == end && _timeline[i] is { Kind: TicketEventKind.Status, Status: { } status } entry && !IsActive(status))
            {
                return entry.Author;
            }
        }

        return AuthorKind.Unknown;
    }
}
