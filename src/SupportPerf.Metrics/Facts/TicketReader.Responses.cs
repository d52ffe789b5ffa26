using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <content>Replies, touches and counts.</content>
internal sealed partial class TicketReader
{
    private bool IsReply(TicketEvent message) => _definitions.CountsAsReply switch
    {
        ReplyKind.AnyByAgent => message.Author == AuthorKind.Agent,
        ReplyKind.PublicByAgentOrBot => message is { IsPublic: true, Author: AuthorKind.Agent or AuthorKind.Bot },
        ReplyKind.AnyPublic => message is { IsPublic: true, Author: AuthorKind.Agent or AuthorKind.Bot or AuthorKind.Automation or AuthorKind.System },
        _ => message is { IsPublic: true, Author: AuthorKind.Agent },
    };

    private static bool IsFromCustomer(TicketEvent message) => message is { IsPublic: true, Author: AuthorKind.Customer };

    private void ReadResponses(TicketFacts facts)
    {
        Ticket ticket = facts.Ticket;
        bool own = _definitions.ResponsesFrom == StateSource.Record || (_definitions.ResponsesFrom == StateSource.Automatic && ticket.FirstResponseAt is not null);
        if (own)
        {
            facts.Set(TicketClock.FirstResponse, OwnClock(facts, Visible(ticket.FirstResponseAt, ticket, "First response"), DataIssueKind.ReplyBeforeCreation));
        }
        else if (_timeline.HasMessages)
        {
            facts.Set(TicketClock.FirstResponse, FirstResponse(facts));
        }

        if (_timeline.HasMessages)
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
            return FirstAt(IsFromCustomer);
        }

        return _definitions.ResponseStart switch
        {
            ResponseStart.FirstAssignment => FirstOf(TicketEventKind.Assignment),
            ResponseStart.Handoff => FirstOf(TicketEventKind.Handoff) ?? facts.Created,
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
            TicketEvent happened = _timeline[i].Event;
            long at = _timeline[i].At;
            if (happened is { Kind: TicketEventKind.Status, Status: { } status })
            {
                // Solved without a reply and opened again: the customer waits from then on.
                if (IsActive(status) && ended && _definitions.RestartAtReopen)
                {
                    restart = Math.Max(start, at);
                    facts.RestartedAtReopen = true;
                }

                ended = !IsActive(status);
                continue;
            }

            if (happened.Kind != TicketEventKind.Message || i == opening || !IsReply(happened) || (at < start && !beforeStartIsBad))
            {
                continue;
            }

            return Between(facts, restart, at, DataIssueKind.ReplyBeforeCreation);
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
            if (_timeline[i].Event is { Kind: TicketEventKind.Message } message)
            {
                // After a private note the first public message is a reply.
                return message is { IsPublic: true, Author: AuthorKind.Agent } ? i : -1;
            }
        }

        return -1;
    }

    private void ReadTurns(TicketFacts facts)
    {
        long since = Nanoseconds.Never;
        string? session = null;
        for (int i = 0; i < _timeline.Count; i++)
        {
            TicketEvent message = _timeline[i].Event;
            if (message.Kind != TicketEventKind.Message)
            {
                continue;
            }

            long at = _timeline[i].At;
            if (IsFromCustomer(message) || (_definitions.ThirdPartiesAwaitReply && message is { IsPublic: true, Author: AuthorKind.ThirdParty }))
            {
                if (since == Nanoseconds.Never || _definitions.RunStart == RunStart.Latest)
                {
                    since = at;
                }
            }
            else if (IsReply(message) && since != Nanoseconds.Never)
            {
                // Further agent messages of one chat session are the same reply.
                if (message.Session is null || !string.Equals(message.Session, session, StringComparison.Ordinal) || facts.TurnList.Count == 0)
                {
                    facts.TurnList.Add(ClockFact.Between(since, at, DataIssueKind.ReplyBeforeCreation, 0));
                }

                (since, session) = (Nanoseconds.Never, message.Session);
            }
        }

        if (since != Nanoseconds.Never)
        {
            facts.TurnList.Add(facts.IsEnded ? ClockFact.EndedBefore(since, facts.End) : ClockFact.Open(since));
        }
    }

    /// <summary>The first thing that people of the team did: a message or note, an assignment by an agent, or a status other than new.</summary>
    private long? FirstTouch()
    {
        for (int i = 0; i < _timeline.Count; i++)
        {
            TicketEvent happened = _timeline[i].Event;
            bool touch = happened.Kind switch
            {
                TicketEventKind.Message or TicketEventKind.Assignment => happened.Author == AuthorKind.Agent,
                TicketEventKind.Status => happened is { Status: not (null or TicketStatus.New), Author: AuthorKind.Agent or AuthorKind.Unknown },
                _ => false,
            };
            if (touch)
            {
                return _timeline[i].At;
            }
        }

        return null;
    }

    private long? FirstAt(Func<TicketEvent, bool> isIt)
    {
        for (int i = 0; i < _timeline.Count; i++)
        {
            if (_timeline[i].Event.Kind == TicketEventKind.Message && isIt(_timeline[i].Event))
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
            if (_timeline[i].Event.Kind == kind)
            {
                return _timeline[i].At;
            }
        }

        return null;
    }
}
