using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>The reply times of a ticket, from a turn on, as the definitions put them together.</summary>
internal static class ReplyTurns
{
    public static void Observe(TicketFacts facts, int first, DurationObserver into)
    {
        ReplyAggregate aggregate = facts.Definitions.ReplyAggregate;
        List<Stretch>? answered = aggregate == ReplyAggregate.PerTurn ? null : [];
        for (int i = first; i < facts.TurnList.Count; i++)
        {
            ClockFact turn = facts.TurnList[i];
            if (answered is not null && turn.IsCompleted)
            {
                answered.Add(new Stretch(turn.StartNanoseconds, turn.StopNanoseconds));
            }
            else
            {
                into.By(facts.TurnAuthors[i]);
                into.Clock(turn, facts.ResponseAnchorOf(turn));
            }
        }

        if (answered is { Count: > 0 })
        {
            // A ticket has one period: that of its last reply where the event decides.
            ClockFact last = ClockFact.Between(answered[answered.Count - 1].Start, answered[answered.Count - 1].Stop, default, 0);
            into.By(Credits.OnlyReplier(facts, first));
            into.Stretches(answered, facts.ResponseAnchorOf(last), aggregate == ReplyAggregate.MeanPerTicket ? StretchSum.Mean : StretchSum.Longest);
        }
    }
}
