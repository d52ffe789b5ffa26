namespace SupportPerf.Metrics.Facts;

/// <summary>The runs of an SLA's clock on a ticket. Due instants and vendor flags have none.</summary>
internal sealed class SlaReader
{
    private readonly SlaRule _rule;
    private readonly SlaTargets _targets;
    private readonly long _tolerance;

    public SlaReader(SlaRule rule)
    {
        _rule = rule;
        _targets = new SlaTargets(rule);
        _tolerance = ToleranceOf(rule);
    }

    /// <summary>How much more than its target a run may take.</summary>
    public static long ToleranceOf(SlaRule rule) => (long)rule.Tolerance.TotalNanoseconds - (rule.EqualIsLate ? 1 : 0);

    /// <summary>How many runs a ticket has.</summary>
    public int Count(TicketFacts facts) => _rule.Clock switch
    {
        SlaClock.NextResponseTime => Math.Max(0, facts.TurnList.Count - 1),
        SlaClock.ResolutionTime when _rule.EachCycle => facts.CycleList.Count,
        SlaClock.Due or SlaClock.VendorFlag => 0,
        _ => 1,
    };

    public SlaRun Read(TicketFacts facts, int number)
    {
        ClockFact clock;
        switch (_rule.Clock)
        {
            case SlaClock.FirstResponseTime:
                clock = facts.Clock(TicketClock.FirstResponse);
                return Run(facts, clock, facts.ResponseAnchorOf(clock), facts.StretchesOrNull(TicketClock.FirstResponse));
            case SlaClock.NextResponseTime:
                clock = facts.TurnList[number + 1];
                return Run(facts, clock, facts.ResponseAnchorOf(clock), null);
            case SlaClock.RequesterWaitTime:
                clock = facts.Clock(TicketClock.RequesterWait);
                return Run(facts, clock, facts.ResolutionAnchorOf(clock), facts.StretchesOf(TicketClock.RequesterWait));
            case SlaClock.AgentWorkTime:
                clock = facts.Clock(TicketClock.AgentWork);
                return Run(facts, clock, facts.ResolutionAnchorOf(clock), facts.StretchesOf(TicketClock.AgentWork));
            default:
                clock = _rule.EachCycle ? facts.CycleList[number] : facts.Clock(TicketClock.Resolution);
                return Run(facts, clock, facts.ResolutionAnchorOf(clock), null);
        }
    }

    private SlaRun Run(TicketFacts facts, ClockFact clock, long anchor, List<Stretch>? stretches)
    {
        long? target = _targets.Of(facts.Ticket, ref clock);
        long allowed = (target ?? 0) + _tolerance;
        if (clock.Outcome is not (ClockOutcome.Completed or ClockOutcome.Open))
        {
            return new SlaRun(clock, null, target, allowed, anchor);
        }

        if (_rule.PausedStatuses.Count > 0 && facts.StatusList.Count > 0 && stretches is null)
        {
            stretches = [];
            TicketReader.SubtractPauses(facts, clock.StartNanoseconds, clock.StopNanoseconds, _rule.PausedStatuses, stretches);
        }
        else if (stretches is { Count: > 0 } && stretches[0].Start < clock.StartNanoseconds)
        {
            // Started again by a change of the target: what ran before does not count.
            stretches = stretches.ConvertAll(one => new Stretch(Math.Max(one.Start, clock.StartNanoseconds), one.Stop));
            stretches.RemoveAll(static one => one.Stop <= one.Start);
        }

        return new SlaRun(clock, stretches, target, allowed, anchor);
    }
}
