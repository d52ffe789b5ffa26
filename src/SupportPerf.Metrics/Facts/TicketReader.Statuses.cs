using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <content>How long the ticket was in which status.</content>
internal sealed partial class TicketReader
{
    /// <summary>One stretch a status; what comes before the first status event counts only where the initial status is known.</summary>
    private void ReadStatuses(TicketFacts facts)
    {
        TicketStatus? status = facts.Ticket.InitialStatus ?? InitialStatusOf(facts.Ticket);
        string name = status?.ToString() ?? "";
        bool known = status is not null;
        bool early = false;
        long since = facts.Created;
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (entry.Kind != TicketEventKind.Status)
            {
                continue;
            }

            TicketEvent happened = entry.Event;
            long at = entry.At;
            early |= at < facts.Created;
            string newName = happened.StatusName ?? entry.Status?.ToString() ?? "(none)";
            if (!known)
            {
                known = true;
                (status, name, since) = happened.PreviousStatus is { } previous && at >= since ? (previous, previous.ToString(), since) : (entry.Status, newName, at);
            }

            if (status == entry.Status && string.Equals(name, newName, StringComparison.Ordinal))
            {
                continue;
            }

            if (at > since)
            {
                facts.StatusList.Add(new StatusStretch(status, name, since, at));
                since = at;
            }

            (status, name) = (entry.Status, newName);
        }

        if (known)
        {
            facts.StatusList.Add(new StatusStretch(status, name, since, Nanoseconds.Never));
        }

        if (early)
        {
            Contradiction(facts.Ticket.Id, DataIssueKind.StatusBeforeCreation, $"A status from before the creation at {Nanoseconds.ToInstant(facts.Created)}; durations by status begin with the creation.");
        }
    }

    /// <summary>The status that the definitions assume at creation, for a ticket whose changes do not say it.</summary>
    private TicketStatus? InitialStatusOf(Ticket ticket)
    {
        if (_definitions.InitialStatus is not { } assumed)
        {
            return null;
        }

        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i].Kind == TicketEventKind.Status)
            {
                return _timeline[i].Event.PreviousStatus ?? assumed;
            }
        }

        return ticket.Status is null ? assumed : null;
    }

    /// <summary>
    /// The clocks by status, all from the same stays in one pass, so that they add up exactly: requester wait = agent work + on hold,
    /// and these with agent wait and the time solved are the time from the creation to the end.
    /// </summary>
    private void ReadWaits(TicketFacts facts)
    {
        List<StatusStretch> stays = facts.StatusList;
        if (!_timeline.HasStatuses || stays.Count == 0)
        {
            return;
        }

        long end = EndOfWaits(facts);
        if (facts.IsEnded && end == Nanoseconds.Never)
        {
            return;
        }

        bool unknown = stays[0].StartNanoseconds - facts.Created > _tolerance;
        foreach (StatusStretch stay in stays)
        {
            long start = Math.Max(stay.StartNanoseconds, facts.Created);
            long stop = Math.Min(stay.StopNanoseconds, end);
            if (stop <= start)
            {
                continue;
            }

            unknown |= stay.Status is null;
            Stretch stretch = new(start, stop);
            switch (stay.Status)
            {
                case TicketStatus.New or TicketStatus.Open:
                    facts.StretchesOf(TicketClock.AgentWork).Add(stretch);
                    facts.StretchesOf(TicketClock.RequesterWait).Add(stretch);
                    break;
                case TicketStatus.OnHold:
                    facts.StretchesOf(TicketClock.OnHold).Add(stretch);
                    facts.StretchesOf(TicketClock.RequesterWait).Add(stretch);
                    break;
                case TicketStatus.Pending:
                    facts.StretchesOf(TicketClock.AgentWait).Add(stretch);
                    break;
                default:
                    break;
            }
        }

        ClockFact fact =
            unknown ? ClockFact.Excluded(facts.Created, end == Nanoseconds.Never ? facts.Created : end, DataIssueKind.UnknownStatus)
            : end == Nanoseconds.Never ? ClockFact.Open(facts.Created)
            : ClockFact.Between(facts.Created, end, DataIssueKind.SolvedBeforeCreated, _tolerance);
        facts.Set(TicketClock.RequesterWait, fact);
        facts.Set(TicketClock.AgentWait, fact);
        facts.Set(TicketClock.OnHold, fact);
        facts.Set(TicketClock.AgentWork, fact);
    }

    /// <summary>Until when statuses count: the end, or for an open ticket for ever, or its last change where the definitions say so.</summary>
    private long EndOfWaits(TicketFacts facts)
    {
        StatusStretch last = facts.StatusList[facts.StatusList.Count - 1];
        if (!facts.IsEnded)
        {
            return _definitions.SettledWaits ? Math.Max(last.StartNanoseconds, facts.Created) : Nanoseconds.Never;
        }

        return facts.End != Nanoseconds.Never ? facts.End
            : last.Status is { } status && !IsActive(status) ? last.StartNanoseconds
            : Nanoseconds.Never;
    }

    /// <summary>What is left of a clock without the time in some statuses. While it runs, its last stretch does, unless it stands still.</summary>
    public static void SubtractPauses(TicketFacts facts, long start, long stop, IReadOnlyList<TicketStatus> paused, List<Stretch> into)
    {
        long from = start;
        foreach (StatusStretch stay in facts.StatusList)
        {
            if (stay.Status is not { } status || !paused.Contains(status) || stay.StopNanoseconds <= from)
            {
                continue;
            }

            if (stay.StartNanoseconds >= stop)
            {
                break;
            }

            if (stay.StartNanoseconds > from)
            {
                into.Add(new Stretch(from, stay.StartNanoseconds));
            }

            from = Math.Min(stay.StopNanoseconds, stop);
        }

        if (from < stop || (into.Count == 0 && stop != Nanoseconds.Never))
        {
            into.Add(new Stretch(from, stop));
        }
    }
}
