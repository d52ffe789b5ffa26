using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <content>Reopens, reassignments, escalations, replies, one-touch.</content>
internal sealed partial class TicketReader
{
    /// <summary>A longer handle time than a hundred years is a mistake.</summary>
    public const int MostHandleDays = 36_500;

    private void ReadCounts(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        facts.Reopens = ticket.Reopens ?? (_timeline.HasStatuses ? CountReopens(ticket) - facts.TrivialReopens : null);
        facts.Reassignments = ticket.Reassignments ?? (_timeline.HasAssignments ? CountChanges(TransferKind.GroupOrAgent) : null);
        facts.Transfers = ticket.Reassignments ?? (_timeline.HasAssignments ? CountChanges(_definitions.Transfers) : null);
        facts.Escalations = _timeline.Count > 0 ? CountEscalations() : null;
        facts.AgentReplies = ticket.AgentReplies ?? (_timeline.HasMessages ? CountReplies(OpeningOf(ticket)) : null);
        facts.IsOneTouch = OneTouch(facts);
    }

    private void ReadHandleTime(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        facts.HandleTime = ticket.HandleTime;
        if (ticket.HandleTime is { } handle && (handle < Duration.Zero || handle.TotalDays > MostHandleDays))
        {
            Report(ticket.Id, DataIssueKind.NegativeDuration, $"A handle time of {handle.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s cannot be; it is left out.");
            facts.HandleTime = null;
        }
    }

    private int CountReopens(Ticket ticket)
    {
        int reopens = 0;
        TicketStatus? last = ticket.InitialStatus;
        bool inSourceOrder = _definitions.EventOrder == EventOrder.Source;
        int count = inSourceOrder ? ticket.Events.Count : _timeline.Count;
        for (int i = 0; i < count; i++)
        {
            TicketEvent happened = inSourceOrder ? ticket.Events[i] : _timeline[i].Event;
            if (happened.Kind != TicketEventKind.Status || _definitions.CategoryOf(happened) is not { } status)
            {
                continue;
            }

            if (last is { } before && !IsActive(before) && IsActive(status))
            {
                reopens++;
            }

            last = status;
        }

        return reopens;
    }

    /// <summary>Each end with the reopen after it; a reopen that was solved again at once without a reply leaves no trace but its count.</summary>
    private void ReadEnds(TicketFacts facts)
    {
        long end = Nanoseconds.Never;
        bool ended = facts.Ticket.InitialStatus is { } initial && !IsActive(initial);
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (entry.Kind != TicketEventKind.Status || entry.Status is not { } status)
            {
                continue;
            }

            if (!IsActive(status))
            {
                end = ended ? end : entry.At;
                ended = true;
            }
            else if (ended)
            {
                if (IsTrivial(i))
                {
                    facts.TrivialReopens++;
                    continue;
                }

                ended = false;
                if (end != Nanoseconds.Never)
                {
                    facts.EndList.Add(new Stretch(end, entry.At));
                }
            }
        }

        if (ended && end != Nanoseconds.Never)
        {
            facts.EndList.Add(new Stretch(end, Nanoseconds.Never));
        }
        else if (facts.EndList.Count == 0 && facts.End != Nanoseconds.Never && facts.Ticket.Reopens is null or 0)
        {
            facts.EndList.Add(new Stretch(facts.End, Nanoseconds.Never));
        }
    }

    private bool IsTrivial(int reopen)
    {
        if (_definitions.TrivialReopen is not { } within)
        {
            return false;
        }

        long until = _timeline[reopen].At + (long)within.TotalNanoseconds;
        for (int i = reopen + 1; i < _timeline.Count && _timeline[i].At <= until; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (IsReply(entry))
            {
                return false;
            }

            if (entry.Kind == TicketEventKind.Status && entry.Status is { } status && !IsActive(status))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Changes after the first assignment, each event once.</summary>
    private int CountChanges(TransferKind kind)
    {
        int changes = 0;
        string? group = null;
        string? agent = null;
        for (int i = 0; i < _timeline.Count; i++)
        {
            TicketEvent happened = _timeline[i].Event;
            if (happened.Kind != TicketEventKind.Assignment)
            {
                continue;
            }

            bool groupChanged = group is not null && happened.Group is not null && !string.Equals(group, happened.Group, StringComparison.Ordinal);
            bool agentChanged = agent is not null && happened.Agent is not null && !string.Equals(agent, happened.Agent, StringComparison.Ordinal);
            changes += (groupChanged && kind != TransferKind.Agent) || (agentChanged && kind != TransferKind.Group) ? 1 : 0;
            group = happened.Group ?? group;
            agent = happened.Agent ?? agent;
        }

        return changes;
    }

    /// <summary>Escalation events, and assignments to a group of a higher tier unless an event at the same instant says so too.</summary>
    private int CountEscalations()
    {
        int escalations = 0;
        string? group = null;
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (entry.Kind == TicketEventKind.Escalation)
            {
                escalations++;
                group = entry.Event.Group ?? group;
            }
            else if (entry is { Kind: TicketEventKind.Assignment, Event.Group: { } next })
            {
                escalations += group is not null && TierOf(next) > TierOf(group) && !IsEscalatedAt(entry.At) ? 1 : 0;
                group = next;
            }
        }

        return escalations;
    }

    private int TierOf(string group) => _definitions.EscalationTiers.TryGetValue(group, out int tier) ? tier : 0;

    private bool IsEscalatedAt(long at)
    {
        for (int i = 0; _timeline.HasEscalations && i < _timeline.Count; i++)
        {
            if (_timeline[i].Kind == TicketEventKind.Escalation && _timeline[i].At == at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Public messages by people of the team, those that are one reply once.</summary>
    private int CountReplies(int opening)
    {
        int count = 0;
        ReplyRun replies = new(_definitions.MergeRepliesWithin);
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (i != opening && _timeline[i].IsPublicFromAgent)
            {
                count += replies.Continues(_timeline[i]) ? 0 : 1;
            }
        }

        return count;
    }

    private bool? OneTouch(TicketFacts facts)
    {
        if (facts.AgentReplies is not { } replies || !facts.IsEnded)
        {
            return null;
        }

        bool fewEnough = replies == 1 || (replies == 0 && _definitions.OneTouchWithoutReply);
        return fewEnough && (_definitions.OneTouchDespiteReopen || !WasReopened(facts));
    }

    /// <summary>Whether it was reopened within the window of the definitions, or at all where they have none.</summary>
    private bool WasReopened(TicketFacts facts)
    {
        if (facts.Reopens is null or 0)
        {
            return false;
        }

        if (_definitions.ReopenWindow is not { } window || facts.EndList.Count == 0)
        {
            return true;
        }

        foreach (Stretch end in facts.EndList)
        {
            if (end.Stop != Nanoseconds.Never && end.Stop - end.Start <= (long)window.TotalNanoseconds)
            {
                return true;
            }
        }

        return false;
    }
}
