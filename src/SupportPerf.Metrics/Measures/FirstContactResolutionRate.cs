using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics;

/// <summary>First-contact resolution rate: the share of solved tickets that needed no further contact.</summary>
/// <remarks>
/// Numerator: by <see cref="FirstContactRule.Kind"/>; by default tickets that were answered and solved, never transferred, after whose first reply the
/// customer did not write again, which were not reopened, and whose requester opened no new ticket on the same topic, all until the window (7 days) after
/// the first solve has passed. Denominator: solved tickets that are decided: the window has passed, or something voided it before; the others are
/// undecided. Tickets of which the input does not say what the rule asks are in neither. Left out: tickets without a requester where repeats are looked
/// for, tickets that a bot resolved alone, and those that the rule calls not resolvable (net rate), counted. Anchor: the first solve, for rules without a
/// window the end. Unit: ratio, 0 to 1. Empty: no value. Source: MetricNet (gross and net), Freshservice 50000004904, Zoho, Intercom. Memory: 24 bytes a
/// ticket and 40 a solved one, for repeats across tickets.
/// </remarks>
public sealed class FirstContactResolutionRate : TicketRatioMeasure<FirstContactResolutionRate>
{
    /// <summary>An empty one.</summary>
    /// <param name="rule">What is asked of a ticket. Null: the default rule.</param>
    /// <param name="asOf">As of when tickets are judged; what lies after it is ignored. Null: the latest instant added.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    public FirstContactResolutionRate(FirstContactRule? rule = null, Instant? asOf = null, Definitions? definitions = null)
        : base(MetricOf(rule ?? new()), null, asOf, (definitions ?? Definitions.Default) with { FirstContacts = [rule ?? new()] })
    {
    }

    internal static TicketRatio MetricOf(FirstContactRule rule) =>
        new("first_contact_resolution_rate", (facts, into) => Observe(rule, facts, into), rule.Name) { ReadsContacts = rule.Kind == FirstContactKind.NoFurtherContact, Agent = Credits.LastSolver };

    private static void Observe(FirstContactRule rule, TicketFacts facts, RatioObserver into)
    {
        bool looksAcross = rule is { Kind: FirstContactKind.NoFurtherContact, Repeat: not RepeatContact.None };
        if (looksAcross && facts.Ticket.Requester is { } requester)
        {
            into.Contact(KeyOf(rule, requester, facts.Ticket), facts.Created);
        }

        long solved = facts.FirstEnd;
        if ((solved == Nanoseconds.Never && !facts.IsEnded) || !IsKnown(rule, facts))
        {
            return;
        }

        long anchor = solved == Nanoseconds.Never ? facts.Created : rule.Kind == FirstContactKind.NoFurtherContact || facts.End == Nanoseconds.Never ? solved : facts.End;
        if (ReasonToLeaveOut(rule, facts, looksAcross) is { } reason)
        {
            into.Exclude(reason, anchor);
        }
        else if (rule.Kind == FirstContactKind.NoFurtherContact)
        {
            NoFurtherContact(rule, facts, solved, into);
        }
        else if (facts.IsEnded)
        {
            into.Decided(IsMet(rule, facts), anchor);
        }
    }

    private static string? ReasonToLeaveOut(FirstContactRule rule, TicketFacts facts, bool looksAcross)
    {
        foreach (KeyValuePair<Dimension, string> condition in rule.NotResolvable)
        {
            if (string.Equals(RecordDimensions.Of(facts.Ticket, condition.Key), condition.Value, StringComparison.Ordinal))
            {
                return nameof(FirstContactRule.NotResolvable);
            }
        }

        if (facts.IsBotResolved && !facts.Definitions.IncludeBotResolved)
        {
            return nameof(TicketFacts.IsBotResolved);
        }

        return looksAcross && facts.Ticket.Requester is null ? nameof(DataIssueKind.MissingPart) : null;
    }

    /// <summary>Whether the input says what the rule asks; a ticket without is in no part of the rate, as with the one-touch rate.</summary>
    private static bool IsKnown(FirstContactRule rule, TicketFacts facts) => rule.Kind switch
    {
        FirstContactKind.NoFurtherContact => facts.AgentReplies is not null && facts.FirstEnd != Nanoseconds.Never,
        FirstContactKind.NoCustomerMessage => facts.FurtherMessages is not null,
        FirstContactKind.OneReply => facts.AgentReplies is not null,
        FirstContactKind.OneAgent => facts.AgentsInvolved is not null,
        FirstContactKind.NoReassignment => facts.Reassignments is not null,
        _ => facts.End != Nanoseconds.Never,
    };

    private static void NoFurtherContact(FirstContactRule rule, TicketFacts facts, long solved, RatioObserver into)
    {
        long until = solved + (long)rule.Window.TotalNanoseconds;
        bool voided = (facts.AgentReplies == 0 && (!rule.AllowNoReply || facts.FurtherMessages > 0))
            || (facts.Transfers > 0 && !rule.AllowTransfers)
            || facts.FurtherContact <= until
            || IsReopenedUntil(facts, until);
        if (voided)
        {
            into.Decided(false, solved);
            return;
        }

        TextHash key = rule.Repeat != RepeatContact.None && facts.Ticket.Requester is { } requester ? KeyOf(rule, requester, facts.Ticket) : default;
        into.Claim(new ContactClaim(key, solved, until, MetIfContacted: false), solved);
    }

    private static bool IsReopenedUntil(TicketFacts facts, long until)
    {
        if (facts.EndList.Count == 0)
        {
            return facts.Reopens > 0;
        }

        return facts.EndList[0].Stop <= until;
    }

    private static bool IsMet(FirstContactRule rule, TicketFacts facts) => rule.Kind switch
    {
        FirstContactKind.NoCustomerMessage => facts.FurtherMessages == 0,
        FirstContactKind.OneReply => facts.AgentReplies == 1,
        FirstContactKind.OneAgent => facts.AgentsInvolved == 1 && facts.Reopens is null or 0,
        FirstContactKind.NoReassignment => facts.Reassignments == 0,
        _ => facts.FirstEnd - facts.Created < (long)rule.Window.TotalNanoseconds,
    };

    private static TextHash KeyOf(FirstContactRule rule, string requester, Ticket ticket) =>
        TextHash.Of(requester, rule.Repeat == RepeatContact.SameRequester ? 0 : TextHash.Of(ticket.Topic ?? "").ToSalt());
}
