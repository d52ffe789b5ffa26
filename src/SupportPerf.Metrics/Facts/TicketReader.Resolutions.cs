namespace SupportPerf.Metrics.Facts;

/// <content>What the resolution time of a ticket is, by the definitions.</content>
internal sealed partial class TicketReader
{
    private readonly bool _needsCycles;

    private static bool NeedsCycles(Definitions definitions) =>
        definitions.Resolution >= ResolutionKind.EachCycle || definitions.Slas.Any(static sla => sla.EachCycle);

    private long ResolutionStartOf(TicketFacts facts) => _definitions.ResolutionStart switch
    {
        ResolutionStart.FirstCustomerMessage => FirstCustomerMessage() ?? facts.Created,
        ResolutionStart.Handoff => FirstOf(TicketEventKind.Handoff) ?? facts.Created,
        _ => facts.Created,
    };

    /// <summary>A resolution; one that lies before a start later than the creation is none of that clock.</summary>
    private ClockFact Resolved(TicketFacts facts, long start, long solve)
    {
        solve = Effective(facts, solve);
        return solve < start && start > facts.Created ? default : Between(facts, start, solve, DataIssueKind.SolvedBeforeCreated);
    }

    // One contradiction is one issue: the last solve reports it.
    private ClockFact FirstResolved(TicketFacts facts, long start, long solve)
    {
        solve = Effective(facts, solve);
        return solve < start && start > facts.Created ? default : ClockFact.Between(start, solve, DataIssueKind.SolvedBeforeCreated, _tolerance);
    }

    /// <summary>A resolution clock without a solve: it runs, or the ticket ended without one, as one that was only closed did.</summary>
    private static ClockFact Unresolved(TicketFacts facts, long start) => facts.IsEnded ? ClockFact.EndedBefore(start, facts.End) : ClockFact.Open(start);

    /// <summary>Where the definitions ask for it, the start of the wait for the customer that an automation ended by solving.</summary>
    private long Effective(TicketFacts facts, long solve)
    {
        if (!_definitions.EffectiveSolve || !IsAutomatic(AuthorOfEnd(solve)))
        {
            return solve;
        }

        foreach (StatusStretch stay in facts.StatusList)
        {
            if (stay.StopNanoseconds == solve && stay.Status == TicketStatus.Pending)
            {
                return stay.StartNanoseconds;
            }
        }

        return solve;
    }

    private void ReadResolutions(TicketFacts facts)
    {
        if (_needsCycles)
        {
            ReadCycles(facts);
        }

        List<ClockFact> cycles = facts.CycleList;
        ClockFact full = facts.Clock(TicketClock.Resolution);
        switch (_definitions.Resolution)
        {
            case ResolutionKind.First:
                facts.ResolutionList.Add(facts.Clock(TicketClock.FirstResolution));
                break;
            case ResolutionKind.EachCycle:
                facts.ResolutionList.AddRange(cycles);
                break;
            case ResolutionKind.EachSolve:
                foreach (ClockFact cycle in cycles)
                {
                    facts.ResolutionList.Add(
                        cycle.IsCompleted ? ClockFact.Between(cycles[0].StartNanoseconds, cycle.StopNanoseconds, DataIssueKind.SolvedBeforeCreated, _tolerance)
                        : cycles.Count == 1 ? cycle
                        : default);
                }

                break;
            case ResolutionKind.LongestCycle:
                facts.ResolutionList.Add(LongestOf(cycles, full));
                break;
            case ResolutionKind.LastCycle:
                facts.ResolutionList.Add(full.IsCompleted ? LastCompleted(cycles) : cycles.Count > 0 ? cycles[cycles.Count - 1] : full);
                break;
            case ResolutionKind.ActiveSum:
                List<Stretch> stretches = facts.ActiveResolution;
                foreach (ClockFact cycle in cycles)
                {
                    if (cycle.IsCompleted || (cycle.Outcome == ClockOutcome.Open && !full.IsCompleted))
                    {
                        stretches.Add(new Stretch(cycle.StartNanoseconds, cycle.StopNanoseconds));
                    }
                }

                break;
            default:
                facts.ResolutionList.Add(full);
                break;
        }
    }

    /// <summary>The cycles: from the start, then from each reopen, to the next solve; the last one may still run.</summary>
    private void ReadCycles(TicketFacts facts)
    {
        long since = ResolutionStartOf(facts);
        bool open = facts.Ticket.InitialStatus is not { } initial || IsActive(initial);
        bool solved = false;
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (entry.Kind != TicketEventKind.Status || entry.Status is not { } status)
            {
                continue;
            }

            if (IsActive(status))
            {
                since = open ? since : entry.At;
                open = true;
            }
            else if (open)
            {
                open = false;
                if ((status == TicketStatus.Solved || _definitions.CloseEndsResolution) && (entry.At >= since || since == facts.Created))
                {
                    facts.CycleList.Add(ClockFact.Between(since, Effective(facts, entry.At), DataIssueKind.SolvedBeforeCreated, _tolerance));
                    solved = true;
                }
            }
        }

        if (!solved)
        {
            // The history says nothing of a solve: the record's own instants are all there is.
            facts.CycleList.Add(facts.Clock(TicketClock.Resolution));
        }
        else if (open && !facts.IsEnded)
        {
            facts.CycleList.Add(ClockFact.Open(since));
        }
    }

    private static ClockFact LongestOf(List<ClockFact> cycles, ClockFact full)
    {
        if (!full.IsCompleted)
        {
            return cycles.Count > 0 ? cycles[cycles.Count - 1] : full;
        }

        ClockFact longest = default;
        foreach (ClockFact cycle in cycles)
        {
            if (cycle.IsCompleted && (!longest.IsCompleted || cycle.StopNanoseconds - cycle.StartNanoseconds > longest.StopNanoseconds - longest.StartNanoseconds))
            {
                longest = cycle;
            }
        }

        return longest;
    }

    private static ClockFact LastCompleted(List<ClockFact> cycles)
    {
        for (int i = cycles.Count - 1; i >= 0; i--)
        {
            if (cycles[i].IsCompleted)
            {
                return cycles[i];
            }
        }

        return default;
    }
}
