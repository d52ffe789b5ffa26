namespace SupportPerf.Metrics.Facts;

/// <content>Reopens, reassignments, replies, one-touch.</content>
internal sealed partial class TicketReader
{
    private void ReadCounts(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        facts.Reopens = ticket.Reopens ?? (_timeline.HasStatuses ? CountReopens(ticket) : null);
        facts.Reassignments = ticket.Reassignments ?? (_timeline.HasAssignments ? CountChanges(TransferKind.GroupOrAgent) : null);
        facts.Transfers = ticket.Reassignments ?? (_timeline.HasAssignments ? CountChanges(_definitions.Transfers) : null);
        facts.AgentReplies = ticket.AgentReplies ?? (_timeline.HasMessages ? CountReplies(OpeningOf(ticket)) : null);
        facts.IsOneTouch = OneTouch(facts);
        facts.HandleTime = ticket.HandleTime;
        if (ticket.HandleTime is { } handle && (handle < NodaTime.Duration.Zero || handle.TotalDays > 36_500))
        {
            Report(ticket.Id, DataIssueKind.NegativeDuration, $"A handle time of {handle.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)} s cannot be; it is left out.");
            facts.HandleTime = null;
        }
    }

    private int CountReopens(Ticket ticket)
    {
        int reopens = 0;
        TicketStatus? last = ticket.InitialStatus;
        int count = _definitions.EventOrder == EventOrder.Source ? ticket.Events.Count : _timeline.Count;
        for (int i = 0; i < count; i++)
        {
            TicketEvent happened = _definitions.EventOrder == EventOrder.Source ? ticket.Events[i] : _timeline[i].Event;
            if (happened is not { Kind: TicketEventKind.Status, Status: { } status })
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

    /// <summary>Public messages by people of the team; those of one chat session are one reply.</summary>
    private int CountReplies(int opening)
    {
        int replies = 0;
        string? session = null;
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (i == opening || _timeline[i].Event is not { Kind: TicketEventKind.Message, IsPublic: true, Author: AuthorKind.Agent } message)
            {
                continue;
            }

            replies += message.Session is not null && string.Equals(message.Session, session, StringComparison.Ordinal) ? 0 : 1;
            session = message.Session;
        }

        return replies;
    }

    private bool? OneTouch(TicketFacts facts)
    {
        if (facts.AgentReplies is not { } replies)
        {
            return null;
        }

        if (!facts.IsEnded)
        {
            return null;
        }

        bool fewEnough = replies == 1 || (replies == 0 && _definitions.OneTouchWithoutReply);
        return fewEnough && (_definitions.OneTouchDespiteReopen || facts.Reopens is null or 0);
    }
}
