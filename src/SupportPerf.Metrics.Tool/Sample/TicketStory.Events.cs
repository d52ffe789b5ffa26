using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <content>What is written down of it.</content>
internal sealed partial class TicketStory
{
    private void CloseLater() => this.Close(this.LastAt + UntilClosed + this.random.Between(0, 3600), AuthorKind.Automation, Trigger);

    private void Close(Instant at, AuthorKind by, string name)
    {
        at = Max(at, this.LastAt);
        if (this.Change(at, TicketStatus.Closed, by, name))
        {
            this.ClosedAt = at;
        }
    }

    private void Assign(Instant at, SampleAgent to, AuthorKind by)
    {
        string? name = by == AuthorKind.Agent ? to.Name : null;
        if (this.Happen(new TicketEvent { At = at, Kind = TicketEventKind.Assignment, Author = by, AuthorId = name, Group = to.Group, Agent = to.Name }))
        {
            this.assigned = to;
            this.group = to.Group;
        }
    }

    private void MoveTo(Instant at, string toGroup, AuthorKind by, string name)
    {
        if (this.Happen(new TicketEvent { At = at, Kind = TicketEventKind.Assignment, Author = by, AuthorId = name, Group = toGroup }))
        {
            this.group = toGroup;
        }
    }

    private void FromCustomer(Instant at) => this.Message(at, AuthorKind.Customer, this.contact.Requester);

    private void Note(Instant at) =>
        this.Happen(new TicketEvent { At = Max(at, this.LastAt), Kind = TicketEventKind.Message, Author = AuthorKind.Agent, AuthorId = this.agent!.Name, IsPublic = false });

    private void Reply(Instant at)
    {
        Duration worked = this.random.Around(Duration.FromMinutes(this.isChat ? 3 : 7) * this.agent!.Pace, 0.7);
        if (this.Message(at, AuthorKind.Agent, this.agent.Name))
        {
            this.handled += worked;
        }
    }

    private bool Message(Instant at, AuthorKind by, string name) =>
        this.Happen(new TicketEvent { At = at, Kind = TicketEventKind.Message, Author = by, AuthorId = name });

    private bool Change(Instant at, TicketStatus to, AuthorKind by, string name)
    {
        if (!this.Happen(new TicketEvent { At = at, Kind = TicketEventKind.Status, Author = by, AuthorId = name, Status = to, PreviousStatus = this.status }))
        {
            return false;
        }

        this.status = to;
        return true;
    }

    private bool Happen(TicketEvent happened)
    {
        if (happened.At >= this.end)
        {
            return false;
        }

        this.events.Add(happened);
        return true;
    }

    private static Instant Whole(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static Instant Max(Instant a, Instant b) => a > b ? a : b;
}
