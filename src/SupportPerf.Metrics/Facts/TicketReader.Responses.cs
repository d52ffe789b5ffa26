using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <content>Replies and touches.</content>
internal sealed partial class TicketReader
{
    private bool IsReply(in EventTimeline.Entry entry)
    {
        if (!entry.IsMessage)
        {
            return false;
        }

        bool isPublic = entry.Event.IsPublic;
        return _definitions.CountsAsReply switch
        {
            ReplyKind.AnyByAgent => entry.Author == AuthorKind.Agent,
            ReplyKind.PublicByAgentOrBot => isPublic && entry.Author is AuthorKind.Agent or AuthorKind.Bot,
            ReplyKind.AnyPublic => isPublic && entry.Author is AuthorKind.Agent or AuthorKind.Bot or AuthorKind.Automation or AuthorKind.System,
            _ => isPublic && entry.Author == AuthorKind.Agent,
        };
    }

    private void ReadResponses(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        bool own = _definitions.ResponsesFrom == StateSource.Record || (_definitions.ResponsesFrom == StateSource.Automatic && ticket.FirstResponseAt is not null);
        if (own)
        {
            SetFirstResponse(facts, OwnClock(facts, Visible(ticket.FirstResponseAt, ticket, "First response"), DataIssueKind.ReplyBeforeCreation));
            facts.FirstReplier = FirstReplier(OpeningOf(ticket));
        }
        else if (_timeline.HasMessages)
        {
            SetFirstResponse(facts, FirstResponse(facts));
        }

        if (_timeline.HasMessages && Reads(FactParts.Turns))
        {
            ReadTurns(facts);
        }

        bool ownTouch = ticket.FirstTouchAt is not null;
        if (ownTouch || _timeline.Count > 0)
        {
            long? touch = ownTouch ? Visible(ticket.FirstTouchAt, ticket, "First touch") : FirstTouch();
            facts.Set(TicketClock.FirstTouch, OwnClock(facts, touch, DataIssueKind.TouchBeforeCreation));
        }
    }

    private ClockFact OwnClock(TicketFacts facts, long? stop, DataIssueKind reasonWhenNegative) =>
        stop is { } at ? Between(facts, facts.Created, at, reasonWhenNegative)
        : facts.IsEnded ? ClockFact.EndedBefore(facts.Created, facts.End)
        : ClockFact.Open(facts.Created);

    private void SetFirstResponse(TicketFacts facts, ClockFact clock)
    {
        clock = Unanswered(clock);
        facts.Set(TicketClock.FirstResponse, clock);
        if (_definitions.ResponsePauses.Count > 0 && facts.StatusList.Count > 0 && clock.Outcome is ClockOutcome.Completed or ClockOutcome.Open)
        {
            SubtractPauses(facts, clock.StartNanoseconds, clock.StopNanoseconds, _definitions.ResponsePauses, facts.StretchesOf(TicketClock.FirstResponse));
        }
    }

    /// <summary>A reply clock that nobody stopped, as the definitions count it.</summary>
    private ClockFact Unanswered(in ClockFact clock) => clock.Outcome switch
    {
        ClockOutcome.Open when _definitions.Unanswered == UnansweredRule.Exclude => ClockFact.EndedBefore(clock.StartNanoseconds, clock.StartNanoseconds),
        ClockOutcome.EndedBefore when _definitions.CensorSolvedWithoutReply && clock.StopNanoseconds >= clock.StartNanoseconds =>
            ClockFact.OpenUntil(clock.StartNanoseconds, clock.StopNanoseconds),
        _ => clock,
    };

    /// <summary>The start that the definitions name; null: the clock does not apply.</summary>
    private long? ResponseStartOf(TicketFacts facts)
    {
        bool byAgent = facts.Ticket.CreatedBy == AuthorKind.Agent;
        if (byAgent && _definitions.AgentCreated == AgentCreatedRule.Exclude)
        {
            return null;
        }

        if (byAgent && _definitions.AgentCreated == AgentCreatedRule.FromFirstCustomerMessage)
        {
            return FirstCustomerMessage();
        }

        return _definitions.ResponseStart switch
        {
            ResponseStart.FirstAssignment => FirstOf(TicketEventKind.Assignment),
            ResponseStart.Handoff => FirstOf(TicketEventKind.Handoff) ?? facts.Created,
            ResponseStart.LastReopen => LastReopen() ?? facts.Created,
            _ => facts.Created,
        };
    }

    private ClockFact FirstResponse(TicketFacts facts)
    {
        if (ResponseStartOf(facts) is not { } start)
        {
            return default;
        }

        int opening = OpeningOf(facts.Ticket);
        bool beforeStartIsBad = start == facts.Created;
        long restart = start;
        bool ended = false;
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (entry.Kind == TicketEventKind.Status && entry.Status is { } status)
            {
                // Solved without a reply and opened again: the customer waits from then on.
                if (IsActive(status) && ended && _definitions.RestartAtReopen)
                {
                    restart = Math.Max(start, entry.At);
                    facts.RestartedAtReopen = true;
                }

                ended = !IsActive(status);
            }
            else if (IsReply(entry) && i != opening && (entry.At >= start || beforeStartIsBad))
            {
                facts.FirstReplier = entry.Event.AuthorId;
                return Between(facts, restart, entry.At, DataIssueKind.ReplyBeforeCreation);
            }
        }

        return facts.IsEnded ? ClockFact.EndedBefore(restart, facts.End) : ClockFact.Open(restart);
    }

    /// <summary>The public message that an agent opened the ticket with, where the definitions call it no reply; else -1.</summary>
    private int OpeningOf(Ticket ticket)
    {
        if (ticket.CreatedBy != AuthorKind.Agent || _definitions.AgentCreated != AgentCreatedRule.SecondAgentMessage)
        {
            return -1;
        }

        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i].IsMessage)
            {
                // After a private note the first public message is a reply.
                return _timeline[i].IsPublicFromAgent ? i : -1;
            }
        }

        return -1;
    }

    private string? FirstReplier(int opening)
    {
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (i != opening && IsReply(_timeline[i]))
            {
                return _timeline[i].Event.AuthorId;
            }
        }

        return null;
    }

    private void ReadTurns(TicketFacts facts)
    {
        long since = Nanoseconds.Never;
        ReplyRun replies = new(_definitions.MergeRepliesWithin);
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            if (entry.IsFromCustomer || (_definitions.ThirdPartiesAwaitReply && entry is { IsMessage: true, Event.IsPublic: true, Author: AuthorKind.ThirdParty }))
            {
                since = since == Nanoseconds.Never || _definitions.RunStart == RunStart.Latest ? entry.At : since;
            }
            else if (since != Nanoseconds.Never && IsReply(entry))
            {
                if (!replies.Continues(entry))
                {
                    facts.TurnList.Add(ClockFact.Between(since, entry.At, DataIssueKind.ReplyBeforeCreation, 0));
                    facts.TurnAuthors.Add(entry.Event.AuthorId);
                }

                since = Nanoseconds.Never;
            }
        }

        if (since == Nanoseconds.Never || (facts.IsEnded && _definitions.IgnoreClosingThanks && facts.TurnList.Count > 0))
        {
            return;
        }

        ClockFact last = facts.IsEnded ? ClockFact.EndedBefore(since, facts.End) : ClockFact.Open(since);
        facts.TurnList.Add(Unanswered(last));
        facts.TurnAuthors.Add(null);
    }

    /// <summary>The first thing that people of the team did: a message or note, an assignment by an agent, or a status other than new.</summary>
    private long? FirstTouch()
    {
        for (int i = 0; i < _timeline.Count; i++)
        {
            EventTimeline.Entry entry = _timeline[i];
            bool touch = entry.Kind switch
            {
                TicketEventKind.Message or TicketEventKind.Assignment => entry.Author == AuthorKind.Agent,
                TicketEventKind.Status => entry.Status is not (null or TicketStatus.New) && entry.Author is AuthorKind.Agent or AuthorKind.Unknown,
                _ => false,
            };
            if (touch)
            {
                return entry.At;
            }
        }

        return null;
    }

    private long? FirstCustomerMessage()
    {
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i].IsFromCustomer)
            {
                return _timeline[i].At;
            }
        }

        return null;
    }

    private long? FirstOf(TicketEventKind kind)
    {
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i].Kind == kind)
            {
                return _timeline[i].At;
            }
        }

        return null;
    }

    private long? LastReopen()
    {
        long? last = null;
        bool ended = false;
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i] is { Kind: TicketEventKind.Status, Status: { } status } entry)
            {
                last = ended && IsActive(status) ? entry.At : last;
                ended = !IsActive(status);
            }
        }

        return last;
    }
}
