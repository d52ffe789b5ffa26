using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>The target of an SLA for a clock of a ticket, and the clock that it is compared with.</summary>
internal sealed class SlaTargets
{
    private readonly SlaRule _rule;
    private readonly (Dimension Dimension, string Value)[][] _conditions;
    private readonly Dimension[] _dimensions;

    public SlaTargets(SlaRule rule)
    {
        _rule = rule;
        _conditions = rule.Targets.Select(static target => target.When.Select(static condition => (Dimension.Named(condition.Key), condition.Value)).ToArray()).ToArray();
        _dimensions = _conditions.SelectMany(static conditions => conditions).Select(static condition => condition.Dimension).Distinct().ToArray();
    }

    /// <summary>The target; null: the ticket has none. A change to another target may start the clock again.</summary>
    public long? Of(Ticket ticket, ref ClockFact clock)
    {
        if (_conditions.Length == 0)
        {
            return InNanoseconds(_rule.Target);
        }

        if (_rule.TargetFrom == SlaTargetFrom.Latest || clock.Outcome is ClockOutcome.NotApplicable || ticket.Events.Count == 0)
        {
            return Latest(ticket);
        }

        return _rule.TargetFrom switch
        {
            SlaTargetFrom.ClockStop => clock.StopNanoseconds == Nanoseconds.Never ? Latest(ticket) : At(ticket, clock.StopNanoseconds),
            SlaTargetFrom.RestartAtChange => Restarted(ticket, ref clock),
            _ => At(ticket, clock.StartNanoseconds),
        };
    }

    private long? Restarted(Ticket ticket, ref ClockFact clock)
    {
        long start = clock.StartNanoseconds;
        long? target = At(ticket, start);
        foreach (TicketEvent change in ticket.Events.OrderBy(static happened => happened.At))
        {
            if (!DimensionHistory.ChangesAny(change, _dimensions) || !Nanoseconds.InRange(change.At))
            {
                continue;
            }

            long at = Nanoseconds.Of(change.At);
            if (at <= start || at >= clock.StopNanoseconds || At(ticket, at) == target)
            {
                continue;
            }

            (start, target) = (at, At(ticket, at));
        }

        if (start != clock.StartNanoseconds)
        {
            clock = clock.From(start);
        }

        return target;
    }

    private long? Latest(Ticket ticket)
    {
        for (int i = 0; i < _conditions.Length; i++)
        {
            if (_conditions[i].All(condition => string.Equals(RecordDimensions.Of(ticket, condition.Dimension), condition.Value, StringComparison.Ordinal)))
            {
                return InNanoseconds(_rule.Targets[i].Target);
            }
        }

        return InNanoseconds(_rule.Target);
    }

    private long? At(Ticket ticket, long at)
    {
        Instant instant = Nanoseconds.ToInstant(at);
        for (int i = 0; i < _conditions.Length; i++)
        {
            if (_conditions[i].All(condition => string.Equals(DimensionHistory.At(ticket, condition.Dimension, instant), condition.Value, StringComparison.Ordinal)))
            {
                return InNanoseconds(_rule.Targets[i].Target);
            }
        }

        return InNanoseconds(_rule.Target);
    }

    private static long? InNanoseconds(Duration? target) => target is { } duration ? (long)duration.TotalNanoseconds : null;
}
