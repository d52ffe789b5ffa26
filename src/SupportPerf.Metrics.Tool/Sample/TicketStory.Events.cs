using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <content>What is written down of it.</content>
internal sealed partial class TicketStory
{
    private void CloseLater() => Close(LastAt + UntilClosed + _random.Between(0, 3600), AuthorKind.Automation, Trigger);

    private void Close(Instant at, AuthorKind by, string name)
    {
        at = Max(at, LastAt);
        if (Change(at, TicketStatus.Closed, by, name))
        {
            ClosedAt = at;
        }
    }

    private void Assign(Instant at, SampleAgent to, AuthorKind by)
    {
        string? name = by == AuthorKind.Agent ? to.Name : null;
        if (Happen(new TicketEvent { At = at, Kind = TicketEventKind.Assignment, Author = by, AuthorId = name, Group = to.Group, Agent = to.Name }))
        {
            _assigned = to;
            _group = to.Group;
        }
    }

    private void MoveTo(Instant at, string toGroup, AuthorKind by, string name)
    {
        if (Happen(new TicketEvent { At = at, Kind = TicketEventKind.Assignment, Author = by, AuthorId = name, Group = toGroup }))
        {
            _group = toGroup;
        }
    }

    private void FromCustomer(Instant at) => Message(at, AuthorKind.Customer, _contact.Requester);

    private void Note(Instant at) =>
        Happen(new TicketEvent { At = Max(at, LastAt), Kind = TicketEventKind.Message, Author = AuthorKind.Agent, AuthorId = _agent!.Name, IsPublic = false });

    private void Reply(Instant at)
    {
        Duration worked = _random.Around(Duration.FromMinutes(_isChat ? 3 : 7) * _agent!.Pace, 0.7);
        if (Message(at, AuthorKind.Agent, _agent.Name))
        {
            _handled += worked;
        }
    }

    private bool Message(Instant at, AuthorKind by, string name) =>
        Happen(new TicketEvent { At = at, Kind = TicketEventKind.Message, Author = by, AuthorId = name });

    private bool Change(Instant at, TicketStatus to, AuthorKind by, string name)
    {
        if (!Happen(new TicketEvent { At = at, Kind = TicketEventKind.Status, Author = by, AuthorId = name, Status = to, PreviousStatus = _status }))
        {
            return false;
        }

        _status = to;
        return true;
    }

    private bool Happen(TicketEvent happened)
    {
        if (happened.At >= _end)
        {
            return false;
        }

        _events.Add(happened);
        return true;
    }

    private static Instant Whole(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static Instant Max(Instant a, Instant b) => a > b ? a : b;
}
