using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>The life of one ticket of the sample, told event by event. What would happen after the sample's end does not happen.</summary>
internal sealed partial class TicketStory
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
}
