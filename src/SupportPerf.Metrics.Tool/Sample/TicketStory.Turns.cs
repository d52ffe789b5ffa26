using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <content>Whose turn it is, and what they do with it.</content>
internal sealed partial class TicketStory
{
    // The agent takes it up, perhaps leaves a note, and replies.
    private Instant Answered(Instant since, bool first)
    {
        Duration wait = this.random.Around(this.UsualWait(first) * (this.agent!.Pace * this.contact.Load), this.isChat ? 0.8 : 1.0);
        bool lateShift = this.random.Chance(0.04);
        Instant at = lateShift ? since + wait : this.hours.Add(since, wait);
        if (this.assigned != this.agent)
        {
            Instant taken = lateShift ? since + (wait * 0.4) : this.hours.Add(since, wait * 0.4);
            this.Assign(Whole(taken), this.agent, AuthorKind.Agent);
            this.Change(Whole(taken), TicketStatus.Open, AuthorKind.Agent, this.agent.Name);
        }

        if (!this.isChat && this.random.Chance(0.22))
        {
            this.Note(at - Duration.FromSeconds(this.random.Below(90)));
        }

        this.Reply(at);
        if (at < this.end)
        {
            this.FirstWait ??= at - this.contact.At;
        }

        return at;
    }

    private Duration UsualWait(bool first)
    {
        if (this.isChat)
        {
            return Duration.FromSeconds(first ? 75 : 55);
        }

        Duration median = this.contact.Priority switch
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
        this.Note(at + this.random.Between(60, 600));
        Instant handed = this.LastAt + Duration.FromSeconds(30);
        string by = this.agent!.Name;
        this.Happen(new TicketEvent { At = handed, Kind = TicketEventKind.Escalation, Author = AuthorKind.Agent, AuthorId = by, Group = SampleTeam.SecondLine });
        this.MoveTo(handed, SampleTeam.SecondLine, AuthorKind.Agent, by);
        this.agent = this.random.Pick(SampleTeam.In(SampleTeam.SecondLine));
        return this.Answered(handed, first: false);
    }

    private Instant AskedVendor(Instant at)
    {
        Instant asked = at + this.random.Between(60, 900);
        this.Note(asked);
        this.Change(asked, TicketStatus.OnHold, AuthorKind.Agent, this.agent!.Name);
        Instant back = this.hours.Add(asked, this.random.Around(Duration.FromHours(14), 0.8));
        this.Message(back, AuthorKind.ThirdParty, "vendor");
        this.Change(back, TicketStatus.Open, AuthorKind.Automation, Trigger);
        return this.Answered(back, first: false);
    }

    private void CustomerTurn(Instant at)
    {
        if (this.random.Chance(this.isChat ? 0.25 : 0.2))
        {
            this.NoAnswer(at);
            return;
        }

        Instant back = at + this.random.Around(this.isChat ? Duration.FromSeconds(70) : Duration.FromHours(6), this.isChat ? 0.9 : 1.3);
        this.FromCustomer(back);
        this.Change(back, TicketStatus.Open, AuthorKind.Customer, this.contact.Requester);
        if (this.random.Chance(0.12))
        {
            this.FromCustomer(back + this.random.Between(20, this.isChat ? 60 : 3600));
        }

        this.AfterReply(this.Answered(this.LastAt, first: false));
    }

    private void NoAnswer(Instant at)
    {
        Instant solved = at + (this.isChat ? Duration.FromMinutes(20) : UntilGivenUp);
        if (!this.isChat)
        {
            this.Message(at + UntilReminder, AuthorKind.Automation, Trigger);
        }

        if (this.Change(solved, TicketStatus.Solved, AuthorKind.Automation, Trigger))
        {
            this.SolvedAt = solved;
            this.SolvedBy = this.agent;
            this.CloseLater();
        }
    }

    private void SolveFor(Instant at)
    {
        if (!this.Change(at, TicketStatus.Solved, AuthorKind.Agent, this.agent!.Name))
        {
            return;
        }

        this.SolvedAt = at;
        this.SolvedBy = this.agent;
        Instant back = at + this.random.Around(Duration.FromHours(14), 1.1);
        if (back < at + UntilClosed && this.random.Chance(0.075 - (0.05 * this.agent.Care)))
        {
            this.Reopened(back);
        }
        else
        {
            this.CloseLater();
        }
    }

    private void Reopened(Instant at)
    {
        this.FromCustomer(at);
        if (!this.Change(at, TicketStatus.Open, AuthorKind.Customer, this.contact.Requester))
        {
            return;
        }

        this.SolvedAt = null;
        this.WasReopened = true;
        if (this.random.Chance(0.2))
        {
            // Only "thank you": solved again without a word.
            this.SolveFor(this.hours.Add(at, this.random.Around(Duration.FromMinutes(50), 0.7)));
        }
        else
        {
            this.SolveFor(this.Answered(at, first: false));
        }
    }
}
