using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <content>Whose turn it is, and what they do with it.</content>
internal sealed partial class TicketStory
{
    // The agent takes it up, perhaps leaves a note, and replies.
    private Instant Answered(Instant since, bool first)
    {
        Duration wait = _random.Around(UsualWait(first) * (_agent!.Pace * _contact.Load), _isChat ? 0.8 : 1.0);
        bool lateShift = _random.Chance(0.04);
        Instant at = lateShift ? since + wait : _hours.Add(since, wait);
        if (_assigned != _agent)
        {
            Instant taken = lateShift ? since + (wait * 0.4) : _hours.Add(since, wait * 0.4);
            Assign(Whole(taken), _agent, AuthorKind.Agent);
            Change(Whole(taken), TicketStatus.Open, AuthorKind.Agent, _agent.Name);
        }

        if (!_isChat && _random.Chance(0.22))
        {
            Note(at - Duration.FromSeconds(_random.Below(90)));
        }

        Reply(at);
        if (at < _end)
        {
            FirstWait ??= at - _contact.At;
        }

        return at;
    }

    private Duration UsualWait(bool first)
    {
        if (_isChat)
        {
            return Duration.FromSeconds(first ? 75 : 55);
        }

        Duration median = _contact.Priority switch
        {
            "urgent" => Duration.FromMinutes(24),
            "high" => Duration.FromMinutes(65),
            "normal" => Duration.FromMinutes(110),
            _ => Duration.FromMinutes(240),
        };
        return first ? median : median * 0.8;
    }

    private Instant Escalated(Instant at)
    {
        Note(at + _random.Between(60, 600));
        Instant handed = LastAt + Duration.FromSeconds(30);
        string by = _agent!.Name;
        Happen(new TicketEvent { At = handed, Kind = TicketEventKind.Escalation, Author = AuthorKind.Agent, AuthorId = by, Group = SampleTeam.SecondLine });
        MoveTo(handed, SampleTeam.SecondLine, AuthorKind.Agent, by);
        _agent = _random.Pick(SampleTeam.In(SampleTeam.SecondLine));
        return Answered(handed, first: false);
    }

    private Instant AskedVendor(Instant at)
    {
        Instant asked = at + _random.Between(60, 900);
        Note(asked);
        Change(asked, TicketStatus.OnHold, AuthorKind.Agent, _agent!.Name);
        Instant back = _hours.Add(asked, _random.Around(Duration.FromHours(14), 0.8));
        Message(back, AuthorKind.ThirdParty, "vendor");
        Change(back, TicketStatus.Open, AuthorKind.Automation, Trigger);
        return Answered(back, first: false);
    }

    private void CustomerTurn(Instant at)
    {
        if (_random.Chance(_isChat ? 0.25 : 0.2))
        {
            NoAnswer(at);
            return;
        }

        Instant back = at + _random.Around(_isChat ? Duration.FromSeconds(70) : Duration.FromHours(6), _isChat ? 0.9 : 1.3);
        FromCustomer(back);
        Change(back, TicketStatus.Open, AuthorKind.Customer, _contact.Requester);
        if (_random.Chance(0.12))
        {
            FromCustomer(back + _random.Between(20, _isChat ? 60 : 3600));
        }

        AfterReply(Answered(LastAt, first: false));
    }

    private void NoAnswer(Instant at)
    {
        Instant solved = at + (_isChat ? Duration.FromMinutes(20) : UntilGivenUp);
        if (!_isChat)
        {
            Message(at + UntilReminder, AuthorKind.Automation, Trigger);
        }

        if (Change(solved, TicketStatus.Solved, AuthorKind.Automation, Trigger))
        {
            SolvedAt = solved;
            SolvedBy = _agent;
            CloseLater();
        }
    }

    private void SolveFor(Instant at)
    {
        if (!Change(at, TicketStatus.Solved, AuthorKind.Agent, _agent!.Name))
        {
            return;
        }

        SolvedAt = at;
        SolvedBy = _agent;
        Instant back = at + _random.Around(Duration.FromHours(14), 1.1);
        if (back < at + UntilClosed && _random.Chance(0.075 - (0.05 * _agent.Care)))
        {
            Reopened(back);
        }
        else
        {
            CloseLater();
        }
    }

    private void Reopened(Instant at)
    {
        FromCustomer(at);
        if (!Change(at, TicketStatus.Open, AuthorKind.Customer, _contact.Requester))
        {
            return;
        }

        SolvedAt = null;
        WasReopened = true;
        if (_random.Chance(0.2))
        {
            // Only "thank you": solved again without a word.
            SolveFor(_hours.Add(at, _random.Around(Duration.FromMinutes(50), 0.7)));
        }
        else
        {
            SolveFor(Answered(at, first: false));
        }
    }
}
