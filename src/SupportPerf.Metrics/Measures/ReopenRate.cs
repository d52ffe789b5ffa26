using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics;

/// <summary>Reopen rate: the share of tickets that were reopened at least once.</summary>
/// <remarks>
/// Numerator: tickets with at least one change from solved or closed back to an active status; reopens by <see cref="Definitions.TrivialReopen"/> do not
/// count. Denominator: tickets for which the input says it. With <see cref="Definitions.ReopenWindow"/> it is a rate of solved tickets: those reopened
/// within the window after an end, of these and those whose window has passed, the others undecided, in the period of that end. With <see cref="Definitions.FollowUpIsReopen"/> a ticket that follows up another one counts as its reopen. Left out: with a window, tickets with only the
/// source's own counter above zero, counted. Anchor: the creation. Unit: ratio, 0 to 1. Empty: no value. Source: Zendesk (reopened tickets); the window
/// as Zammad has it.
/// </remarks>
public sealed class ReopenRate : TicketRatioMeasure<ReopenRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public ReopenRate(Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(definitions ?? Definitions.Default), null, asOf, definitions)
    {
    }

    internal static TicketRatio MetricOf(Definitions definitions) => new("reopen_rate", Observe) { ReadsContacts = definitions.FollowUpIsReopen, Agent = Credits.LastSolver };

    private static void Observe(TicketFacts facts, RatioObserver into)
    {
        bool followsUp = facts.Definitions.FollowUpIsReopen;
        if (followsUp && facts.Ticket.FollowUpOf is { } origin)
        {
            into.Contact(TextHash.Of(origin), facts.Created);
        }

        if (facts.Definitions.ReopenWindow is { } window)
        {
            WithinWindow((long)window.TotalNanoseconds, facts, into);
        }
        else if (facts.Reopens is { } reopens)
        {
            if (followsUp && reopens == 0 && facts.FirstEnd != Nanoseconds.Never)
            {
                into.Claim(new ContactClaim(TextHash.Of(facts.Ticket.Id), facts.FirstEnd, Nanoseconds.Never, MetIfContacted: true), facts.Created);
            }
            else
            {
                into.Decided(reopens > 0, facts.Created);
            }
        }
    }

    private static void WithinWindow(long window, TicketFacts facts, RatioObserver into)
    {
        if (facts.EndList.Count == 0)
        {
            if (facts.Reopens > 0)
            {
                into.Exclude(nameof(DataIssueKind.MissingPart), facts.Created);
            }

            return;
        }

        foreach (Stretch end in facts.EndList)
        {
            if (end.Stop != Nanoseconds.Never && end.Stop - end.Start <= window)
            {
                into.Decided(true, end.Start);
                return;
            }
        }

        Stretch last = facts.EndList[facts.EndList.Count - 1];
        if (facts.Definitions.FollowUpIsReopen)
        {
            // A follow-up counts like a reopen of the last end.
            long until = last.Stop != Nanoseconds.Never ? last.Start : last.Start + window;
            into.Claim(new ContactClaim(TextHash.Of(facts.Ticket.Id), last.Start, until, MetIfContacted: true), last.Start);
        }
        else if (last.Stop != Nanoseconds.Never)
        {
            into.Decided(false, last.Start);
        }
        else
        {
            // Decided against it as soon as the window has passed.
            into.Open(new OpenTarget(last.Start, window - 1, -1), last.Start);
        }
    }
}
