using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics;

/// <summary>SLA attainment: the share of tickets that met a target.</summary>
/// <remarks>
/// Numerator: met, a value equal to the target included (<see cref="SlaRule.EqualIsLate"/>, <see cref="SlaRule.Tolerance"/>). Denominator: by <see cref="SlaRule.Population"/>; by default met and breached, where breached is completed late or still open past the target, and open within the target
/// is undecided; if all undecided ones were late or in time, the share would be the worst or best case. The target is that of the dimensions in force
/// when the clock started (<see cref="SlaRule.TargetFrom"/>); the breach is the instant when it is used up. Variant: the SLA's name. Left out: clocks
/// that contradict themselves, tickets that ended without the clock stopping, and business time without hours, counted. Anchor: the solve for the
/// resolution clock, waits, due instants and vendor flags, the creation for response clocks and tickets still open. Unit: ratio, 0 to 1. Empty: no value.
/// Source: Zendesk Explore (achieved by achieved and breached), 4408829459866.
/// </remarks>
public sealed class SlaAttainment : TicketRatioMeasure<SlaAttainment>
{
    private readonly SlaRule _rule;

    // Two hundred years: no clock reaches it.
    private const long NeverLate = 73_000 * Nanoseconds.PerDay;

    /// <summary>An empty one.</summary>
    /// <param name="rule">The SLA.</param>
    /// <param name="calendar">The business hours, for a rule of business time.</param>
    /// <param name="asOf">As of when open tickets are judged. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <exception cref="ArgumentException">The rule counts business time and no calendar is given.</exception>
    public SlaAttainment(SlaRule rule, BusinessCalendar? calendar = null, Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(rule), calendar, asOf, (definitions ?? Definitions.Default) with { Slas = [rule] })
    {
        _rule = rule;
        if (rule.Basis == HoursBasis.Business && calendar is null)
        {
            throw new ArgumentException($"The SLA \"{rule.Name}\" counts business time: give a calendar.", nameof(calendar));
        }
    }

    private protected override string Rule => $"sla_attainment, {StateLayout.Of(Definitions.Default with { Slas = [_rule] })}";

    internal const string Key = "sla_attainment";

    /// <summary>The duration KPI whose observations are the clocks that a rule watches; null: there is none, or the rule measures them another way.</summary>
    internal static TicketDuration? ClockOf(SlaRule rule, Definitions definitions) => rule.Clock switch
    {
        _ when rule.PausedStatuses.Count > 0 || rule.EachCycle || rule.EqualIsLate || rule.Tolerance != Duration.Zero => null,
        SlaClock.FirstResponseTime => FirstResponseTime.Metric,
        SlaClock.NextResponseTime when definitions.ReplyAggregate == ReplyAggregate.PerTurn => NextResponseTime.Metric,
        SlaClock.ResolutionTime when definitions.Resolution == ResolutionKind.Full => ResolutionTime.Metric,
        _ => null,
    };

    internal static TicketRatio MetricOf(SlaRule rule)
    {
        Guard.NotNull(rule, nameof(rule));
        SlaReader reader = new(rule);
        return new TicketRatio(Key, (facts, into) => Observe(rule, reader, facts, into), rule.Name)
        {
            Basis = rule.Clock is SlaClock.Due or SlaClock.VendorFlag ? HoursBasis.None : rule.Basis,
            Population = rule.Population,
            Agent = rule.Clock switch
            {
                SlaClock.FirstResponseTime => Credits.FirstReplier,
                SlaClock.ResolutionTime or SlaClock.Due => Credits.Solver,
                _ => null,
            },
        };
    }

    private static void Observe(SlaRule rule, SlaReader reader, TicketFacts facts, RatioObserver into)
    {
        if (rule.Clock == SlaClock.Due)
        {
            OfDue(rule, facts, into);
            return;
        }

        if (rule.Clock == SlaClock.VendorFlag)
        {
            OfVendor(rule, facts, into);
            return;
        }

        int runs = reader.Count(facts);
        for (int i = 0; i < runs; i++)
        {
            SlaRun run = reader.Read(facts, i);
            if (run.Target is not null)
            {
                if (into.WatchesRuns)
                {
                    into.Watch(run, rule.Basis, DueOf(rule, run, into.Hours));
                }

                if (rule.Clock == SlaClock.NextResponseTime)
                {
                    into.By(facts.TurnAuthors[i + 1]);
                }

                OfRun(rule, facts.Created, facts.End, run, into);
            }
        }
    }

    /// <summary>The verdict on a run that has a target.</summary>
    /// <param name="rule">The SLA.</param>
    /// <param name="created">The creation of the ticket.</param>
    /// <param name="end">Its end; <see cref="Nanoseconds.Never"/>: none is known.</param>
    /// <param name="run">The run.</param>
    /// <param name="into">Takes the verdict.</param>
    internal static void OfRun(SlaRule rule, long created, long end, in SlaRun run, RatioObserver into)
    {
        ClockFact clock = run.Clock;
        switch (clock.Outcome)
        {
            case ClockOutcome.Completed or ClockOutcome.Open:
                if (ElapsedBefore(rule, run, into) is not { } elapsed)
                {
                    into.Exclude(nameof(DataIssueKind.ScheduleNeverOpen), run.Anchor);
                }
                else if (clock.Outcome == ClockOutcome.Completed)
                {
                    into.Decided(elapsed <= run.Allowed, run.Anchor);
                }
                else
                {
                    into.Open(OpenTargetOf(rule, run, elapsed, into), created);
                }

                break;
            case ClockOutcome.Excluded when rule.Population != SlaPopulation.All:
                into.Exclude(clock.ReasonOrDefault.ToString(), run.Anchor);
                break;
            case ClockOutcome.EndedBefore when rule.Population != SlaPopulation.All:
                into.Exclude(nameof(ClockOutcome.EndedBefore), run.Anchor);
                break;
            default:
                NoVerdict(rule, created, end, into);
                break;
        }
    }

    /// <summary>What a run took, without the stretch that still runs; null: it counts business time and the record has none.</summary>
    private static long? ElapsedBefore(SlaRule rule, in SlaRun run, RatioObserver into)
    {
        bool business = rule.Basis == HoursBasis.Business;
        if (business && into.Hours.Between(run.Clock.StartNanoseconds, run.Clock.StartNanoseconds) is null)
        {
            return null;
        }

        long elapsed = 0;
        int count = run.Stretches?.Count ?? 1;
        for (int i = 0; i < count; i++)
        {
            Stretch stretch = run.Stretches is null ? new Stretch(run.Clock.StartNanoseconds, run.Clock.StopNanoseconds) : run.Stretches[i];
            if (stretch.Stop == Nanoseconds.Never)
            {
                continue;
            }

            if (!business)
            {
                elapsed += stretch.Stop - stretch.Start;
            }
            else if (into.Hours.Between(stretch.Start, stretch.Stop) is { } open)
            {
                elapsed += open;
            }
            else
            {
                return null;
            }
        }

        return elapsed;
    }

    private static OpenTarget OpenTargetOf(SlaRule rule, in SlaRun run, long elapsed, RatioObserver into)
    {
        long left = run.Allowed - elapsed;
        if (!run.IsRunning)
        {
            // It stands still: late already, or never.
            return new OpenTarget(run.Clock.StartNanoseconds, left < 0 ? -1 : NeverLate, -1);
        }

        long since = run.Stretches is null ? run.Clock.StartNanoseconds : run.Stretches[run.Stretches.Count - 1].Start;
        if (rule.Basis != HoursBasis.Business)
        {
            return new OpenTarget(since, left, -1);
        }

        // What ran under earlier calendars of the ticket is over.
        OpenClock running = into.Hours.Running(0, 0, since, Nanoseconds.Never);
        return new OpenTarget(running.Start, left - (running.Before?.Business ?? 0), running.Calendar);
    }

    /// <summary>
    /// When a run has used up its target and tolerance: the breach, unless it stopped by then. Null: it stands still before that, has no
    /// hours, or is no run at all.
    /// </summary>
    private static long? DueOf(SlaRule rule, in SlaRun run, RecordCalendar hours)
    {
        if (run.Clock.Outcome is not (ClockOutcome.Completed or ClockOutcome.Open))
        {
            return null;
        }

        long left = run.Target!.Value + (long)rule.Tolerance.TotalNanoseconds;
        int count = run.Stretches?.Count ?? 1;
        for (int i = 0; i < count; i++)
        {
            Stretch stretch = run.Stretches is null ? new Stretch(run.Clock.StartNanoseconds, run.Clock.StopNanoseconds) : run.Stretches[i];
            long? due = rule.Basis == HoursBasis.Business ? hours.Add(stretch.Start, left) : stretch.Start + left;

            // A clock that stopped in time would have run on.
            bool runsOn = stretch.Stop == Nanoseconds.Never || (i == count - 1 && run.Clock.IsCompleted);
            if (due is null || due <= stretch.Stop || runsOn)
            {
                return due;
            }

            left -= (rule.Basis == HoursBasis.Business ? hours.Between(stretch.Start, stretch.Stop) : stretch.Stop - stretch.Start) ?? 0;
        }

        return null;
    }

    private static void OfDue(SlaRule rule, TicketFacts facts, RatioObserver into)
    {
        if (facts.Ticket.DueAt is not { } dueAt || !Nanoseconds.InRange(dueAt))
        {
            NoVerdict(rule, facts.Created, facts.End, into);
            return;
        }

        long due = Nanoseconds.Of(dueAt);
        if (into.WatchesRuns)
        {
            ClockFact toEnd = facts.End != Nanoseconds.Never ? ClockFact.Between(facts.Created, facts.End, DataIssueKind.SolvedBeforeCreated, 0) : ClockFact.Open(facts.Created);
            into.Watch(new SlaRun(toEnd, null, due - facts.Created, due - facts.Created, facts.Created), HoursBasis.Calendar, due);
        }

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
            NoVerdict(rule, facts.Created, facts.End, into);
        }
    }

    private static void NoVerdict(SlaRule rule, long created, long end, RatioObserver into)
    {
        if (rule.Population == SlaPopulation.All)
        {
            into.Decided(false, end != Nanoseconds.Never ? end : created);
        }
        else if (rule.Clock == SlaClock.VendorFlag)
        {
            into.Undecided(created);
        }
    }
}
