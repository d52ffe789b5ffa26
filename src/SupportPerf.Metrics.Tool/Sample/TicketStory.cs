using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>The life of one ticket of the sample, told event by event. What would happen after the sample's end does not happen.</summary>
internal sealed class TicketStory
{
    private const string Trigger = "trigger";
    private const string BotName = "bot";
    private static readonly Duration UntilReminder = Duration.FromDays(3);
    private static readonly Duration UntilGivenUp = Duration.FromDays(5);
    private static readonly Duration UntilClosed = Duration.FromDays(4);

    private readonly Contact contact;
    private readonly SampleRandom random;
    private readonly BusinessCalendar hours;
    private readonly Instant end;
    private readonly List<TicketEvent> events = [];
    private readonly bool isChat;
    private Duration handled;
    private string? group;
    private SampleAgent? agent;
    private SampleAgent? assigned;
    private TicketStatus status = TicketStatus.New;

    public TicketStory(Contact contact, SampleRandom random, BusinessCalendar hours, Instant end)
    {
        this.contact = contact;
        this.random = random;
        this.hours = hours;
        this.end = end;
        this.isChat = contact.Channel == SampleArrivals.Chat;
    }

    /// <summary>When it was solved for the last time. Null: it is not solved.</summary>
    public Instant? SolvedAt { get; private set; }

    /// <summary>When it was closed. Null: it is not closed.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>Who solved it. Null: no agent did.</summary>
    public SampleAgent? SolvedBy { get; private set; }

    public bool WasReopened { get; private set; }

    public bool IsBotOnly { get; private set; }

    /// <summary>How long the customer waited for the first answer of an agent. Null: none came.</summary>
    public Duration? FirstWait { get; private set; }

    private Instant LastAt => this.events.Count == 0 ? this.contact.At : this.events[^1].At;

    /// <summary>A customer writes or opens a chat.</summary>
    public void Written()
    {
        this.FromCustomer(this.contact.At);
        if (this.isChat && this.BotSolves())
        {
            return;
        }

        if (!this.isChat && this.random.Chance(0.9))
        {
            this.Message(this.contact.At + this.random.Between(2, 20), AuthorKind.Automation, Trigger);
        }

        this.Routed(this.LastAt + Duration.FromSeconds(1));
        bool forgotten = this.contact.Priority == "low" && this.random.Chance(0.05);
        if (!forgotten)
        {
            this.Conversation(this.LastAt);
        }
    }

    /// <summary>An agent took a call and notes what was said.</summary>
    public void Spoken(SampleAgent taker, Instant ended)
    {
        this.Assign(this.contact.At, taker, AuthorKind.System);
        this.agent = taker;
        this.group = taker.Group;
        this.FromCustomer(this.contact.At);
        this.Message(ended, AuthorKind.Agent, taker.Name);
        this.FirstWait = ended - this.contact.At;
        this.handled += ended - this.contact.At;
        if (this.random.Chance(0.74))
        {
            this.SolveFor(ended);
        }
        else
        {
            this.Change(ended, TicketStatus.Open, AuthorKind.Agent, taker.Name);
            this.Conversation(ended);
        }
    }

    /// <summary>An agent opens the ticket to ask or tell the customer something.</summary>
    public void OpenedByAgent()
    {
        this.agent = this.random.Pick(SampleTeam.In(SampleTeam.Money));
        this.group = this.agent.Group;
        this.Assign(this.contact.At, this.agent, AuthorKind.Agent);
        this.Reply(this.contact.At);
        this.Change(this.contact.At, TicketStatus.Pending, AuthorKind.Agent, this.agent.Name);
        this.CustomerTurn(this.contact.At);
    }

    /// <summary>It is recognised as the same matter as another ticket.</summary>
    public void Merged()
    {
        this.FromCustomer(this.contact.At);
        this.Routed(this.contact.At + Duration.FromSeconds(1));
        Instant at = this.hours.Add(this.contact.At, this.random.Around(Duration.FromMinutes(40), 0.8));
        this.Close(at, AuthorKind.Agent, this.agent!.Name);
    }

    /// <summary>It is thrown away as spam or by mistake.</summary>
    public void Discarded()
    {
        this.FromCustomer(this.contact.At);
        this.Routed(this.contact.At + Duration.FromSeconds(1));
        this.Close(this.hours.Add(this.contact.At, this.random.Around(Duration.FromMinutes(90), 0.7)), AuthorKind.Agent, this.agent!.Name);
    }

    /// <summary>The record as it stands at the sample's end.</summary>
    public Ticket ToTicket(string id) => new()
    {
        Id = id,
        CreatedAt = this.contact.At,
        UpdatedAt = this.LastAt,
        Status = this.status,
        InitialStatus = TicketStatus.New,
        HandleTime = this.handled == Duration.Zero || this.random.Chance(0.06) ? null : this.handled,
        Requester = this.contact.Requester,
        Topic = this.contact.Product,
        Group = this.group,
        Agent = this.assigned?.Name,
        Channel = this.contact.Channel,
        Priority = this.contact.Priority,
        Brand = this.contact.Brand,
        Source = BuiltInSample.Source,
        Dimensions = this.contact.Dimensions,
        IsBotOnly = this.IsBotOnly,
        Events = this.events,
    };

    private bool BotSolves()
    {
        Instant at = this.contact.At + Duration.FromSeconds(2);
        int turns = 1 + this.random.Below(3);
        for (int i = 0; i < turns; i++)
        {
            this.Message(at, AuthorKind.Bot, BotName);
            at += this.random.Around(Duration.FromSeconds(35), 0.6);
            this.FromCustomer(at);
            at += this.random.Between(1, 4);
        }

        this.Message(at, AuthorKind.Bot, BotName);
        if (this.contact.Product != "Payments" && this.random.Chance(0.38))
        {
            at += this.random.Around(Duration.FromMinutes(2), 0.5);
            if (this.Change(at, TicketStatus.Solved, AuthorKind.Bot, BotName))
            {
                this.SolvedAt = at;
                this.IsBotOnly = true;
                this.CloseLater();
            }

            return true;
        }

        this.Happen(new TicketEvent { At = at + Duration.FromSeconds(1), Kind = TicketEventKind.Handoff, Author = AuthorKind.Bot, AuthorId = BotName });
        return false;
    }

    // A trigger chooses the group; one in ten is sent on by the first one who reads it.
    private void Routed(Instant at)
    {
        string right = this.isChat ? SampleTeam.Messaging
            : this.contact.Channel == SampleArrivals.Voice ? SampleTeam.Telephone
            : this.contact.Product == "Payments" && this.random.Chance(0.7) ? SampleTeam.Money : SampleTeam.FirstLine;
        string first = !this.isChat && this.random.Chance(0.1) ? SampleTeam.SecondLine : right;
        this.MoveTo(at, first, AuthorKind.Automation, Trigger);
        if (first != right)
        {
            SampleAgent reader = this.random.Pick(SampleTeam.In(first));
            this.MoveTo(this.hours.Add(at, this.random.Around(Duration.FromMinutes(50), 0.8)), right, AuthorKind.Agent, reader.Name);
        }

        this.agent = this.random.Pick(SampleTeam.In(right));
    }

    private void Conversation(Instant waitingSince)
    {
        Instant at = this.Answered(waitingSince, first: true);
        if (this.random.Chance(this.contact.Priority == "urgent" ? 0.3 : this.contact.Product == "App" ? 0.16 : 0.07))
        {
            at = this.Escalated(at);
        }
        else if (!this.isChat && this.random.Chance(0.06))
        {
            at = this.AskedVendor(at);
        }

        this.AfterReply(at);
    }

    private void AfterReply(Instant at)
    {
        if (this.random.Chance(this.isChat ? 0.35 : 0.52))
        {
            this.SolveFor(at);
        }
        else
        {
            this.Change(at, TicketStatus.Pending, AuthorKind.Agent, this.agent!.Name);
            this.CustomerTurn(at);
        }
    }

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
