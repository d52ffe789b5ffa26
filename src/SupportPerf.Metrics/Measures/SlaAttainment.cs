using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics;

/// <summary>SLA attainment: the share of tickets that met a target.</summary>
/// <remarks>
/// Numerator: met, a value equal to the target included. Denominator: by <see cref="SlaRule.Population"/>; by default met and
/// breached, where breached is completed late or still open past the target, and open within the target is undecided. Anchor: the
/// solve for the resolution clock, due instants and vendor flags, the creation for response clocks and for tickets still open.
/// Unit: ratio, 0 to 1. A denominator of zero gives no value.
/// </remarks>
public sealed class SlaAttainment : TicketRatioMeasure<SlaAttainment>
{
    private readonly SlaRule _rule;

    /// <summary>An empty one.</summary>
    /// <param name="rule">The SLA.</param>
    /// <param name="calendar">The business hours, for a rule of business time.</param>
    /// <param name="asOf">As of when open tickets are judged. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <exception cref="ArgumentException">The rule counts business time and no calendar is given.</exception>
    public SlaAttainment(SlaRule rule, BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(rule), calendar, asOf, definitions)
    {
        _rule = rule;
        if (rule.Basis == HoursBasis.Business && calendar is null)
        {
            throw new ArgumentException($"The SLA \"{rule.Name}\" counts business time: give a calendar.", nameof(calendar));
        }
    }

    private protected override string Rule => $"sla_attainment, {StateLayout.Of(Definitions.Default with { Slas = [_rule] })}";

    internal const string Key = "sla_attainment";

    /// <summary>The duration KPI whose clock a rule watches; null: it watches none.</summary>
    internal static TicketDuration? ClockOf(SlaRule rule) => rule.Clock switch
    {
        SlaClock.FirstResponseTime => FirstResponseTime.Metric,
        SlaClock.NextResponseTime => NextResponseTime.Metric,
        SlaClock.ResolutionTime => ResolutionTime.Metric,
        _ => null,
    };

    internal static TicketRatio MetricOf(SlaRule rule)
    {
        Guard.NotNull(rule, nameof(rule));
        return new TicketRatio(Key, (facts, into) => Observe(rule, facts, into), rule.Name)
        {
            Basis = rule.Clock is SlaClock.Due or SlaClock.VendorFlag ? HoursBasis.None : rule.Basis,
            Population = rule.Population,
        };
    }

    private static void Observe(SlaRule rule, TicketFacts facts, RatioObserver into)
    {
        switch (rule.Clock)
        {
            case SlaClock.FirstResponseTime:
                OfClock(rule, facts, facts.Clock(TicketClock.FirstResponse), facts.ResponseAnchorOf(facts.Clock(TicketClock.FirstResponse)), into);
                break;
            case SlaClock.ResolutionTime:
                OfClock(rule, facts, facts.Clock(TicketClock.Resolution), facts.ResolutionAnchorOf(facts.Clock(TicketClock.Resolution)), into);
                break;
            case SlaClock.NextResponseTime:
                for (int i = 1; i < facts.TurnList.Count; i++)
                {
                    OfClock(rule, facts, facts.TurnList[i], facts.ResponseAnchorOf(facts.TurnList[i]), into);
                }

                break;
            case SlaClock.Due:
                OfDue(rule, facts, into);
                break;
            default:
                OfVendor(rule, facts, into);
                break;
        }
    }

    private static void OfClock(SlaRule rule, TicketFacts facts, in ClockFact clock, long anchor, RatioObserver into)
    {
        if (TargetOf(rule, facts.Ticket) is not { } target)
        {
            return;
        }

        if (rule.Basis == HoursBasis.Business && (into.Calendar < 0 || into.Calendars[into.Calendar].IsNeverOpen))
        {
            into.Exclude(nameof(DataIssueKind.ScheduleNeverOpen), anchor);
            return;
        }

        int calendar = rule.Basis == HoursBasis.Business ? into.Calendar : -1;
        switch (clock.Outcome)
        {
            case ClockOutcome.Completed:
                long elapsed = calendar < 0
                    ? clock.StopNanoseconds - clock.StartNanoseconds
                    : into.Calendars.Between(calendar, clock.StartNanoseconds, clock.StopNanoseconds);
                into.Decided(elapsed <= target, anchor);
                break;
            case ClockOutcome.Open:
                into.Open(new OpenTarget(clock.StartNanoseconds, target, calendar), facts.Created);
                break;
            case ClockOutcome.Excluded when rule.Population != SlaPopulation.All:
                into.Exclude(clock.ReasonOrDefault.ToString(), anchor);
                break;
            case ClockOutcome.EndedBefore when rule.Population != SlaPopulation.All:
                into.Exclude(nameof(ClockOutcome.EndedBefore), anchor);
                break;
            default:
                NoVerdict(rule, facts, into);
                break;
        }
    }

    private static void OfDue(SlaRule rule, TicketFacts facts, RatioObserver into)
    {
        if (facts.Ticket.DueAt is not { } dueAt || !Nanoseconds.InRange(dueAt))
        {
            NoVerdict(rule, facts, into);
            return;
        }

        long due = Nanoseconds.Of(dueAt);
        if (facts.End != Nanoseconds.Never)
        {
            into.Decided(facts.End <= due, facts.End);
        }
        else if (!facts.IsEnded)
        {
            // Late from the first moment after the due instant on.
            into.Open(new OpenTarget(facts.Created, due - facts.Created, -1), facts.Created);
        }
        else
        {
            into.Exclude(nameof(DataIssueKind.MissingPart), facts.Created);
        }
    }

    private static void OfVendor(SlaRule rule, TicketFacts facts, RatioObserver into)
    {
        bool completed = facts.Clock(TicketClock.Resolution).IsCompleted;
        long anchor = facts.End != Nanoseconds.Never ? facts.End : facts.Created;
        if (rule.Population == SlaPopulation.Completed && !completed)
        {
            return;
        }

        if (facts.Ticket.VendorSla.TryGetValue(rule.Name, out bool met))
        {
            into.Decided(met, anchor);
        }
        else
        {
            NoVerdict(rule, facts, into);
        }
    }

    private static void NoVerdict(SlaRule rule, TicketFacts facts, RatioObserver into)
    {
        if (rule.Population == SlaPopulation.All)
        {
            into.Decided(false, facts.End != Nanoseconds.Never ? facts.End : facts.Created);
        }
        else if (rule.Clock == SlaClock.VendorFlag)
        {
            into.Undecided(facts.Created);
        }
    }

    private static long? TargetOf(SlaRule rule, Ticket ticket)
    {
        foreach (SlaTarget target in rule.Targets)
        {
            if (target.When.All(condition => string.Equals(RecordDimensions.Of(ticket, Dimension.Named(condition.Key)), condition.Value, StringComparison.Ordinal)))
            {
                return (long)target.Target.TotalNanoseconds;
            }
        }

        return rule.Target is { } plain ? (long)plain.TotalNanoseconds : null;
    }
}
