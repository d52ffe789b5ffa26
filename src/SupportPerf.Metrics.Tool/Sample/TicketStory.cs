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

    private readonly Contact _contact;
    private readonly SampleRandom _random;
    private readonly BusinessCalendar _hours;
    private readonly Instant _end;
    private readonly List<TicketEvent> _events = [];
    private readonly bool _isChat;
    private Duration _handled;
    private string? _group;
    private SampleAgent? _agent;
    private SampleAgent? _assigned;
    private TicketStatus _status = TicketStatus.New;

    public TicketStory(Contact contact, SampleRandom random, BusinessCalendar hours, Instant end)
    {
        _contact = contact;
        _random = random;
        _hours = hours;
        _end = end;
        _isChat = contact.Channel == SampleArrivals.Chat;
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

    private Instant LastAt => _events.Count == 0 ? _contact.At : _events[^1].At;

    /// <summary>A customer writes or opens a chat.</summary>
    public void Written()
    {
        FromCustomer(_contact.At);
        if (_isChat && BotSolves())
        {
            return;
        }

        if (!_isChat && _random.Chance(0.9))
        {
            Message(_contact.At + _random.Between(2, 20), AuthorKind.Automation, Trigger);
        }

        Routed(LastAt + Duration.FromSeconds(1));
        bool forgotten = _contact.Priority == "low" && _random.Chance(0.05);
        if (!forgotten)
        {
            Conversation(LastAt);
        }
    }

    /// <summary>An agent took a call and notes what was said.</summary>
    public void Spoken(SampleAgent taker, Instant ended)
    {
        Assign(_contact.At, taker, AuthorKind.System);
        _agent = taker;
        _group = taker.Group;
        FromCustomer(_contact.At);
        Message(ended, AuthorKind.Agent, taker.Name);
        FirstWait = ended - _contact.At;
        _handled += ended - _contact.At;
        if (_random.Chance(0.74))
        {
            SolveFor(ended);
        }
        else
        {
            Change(ended, TicketStatus.Open, AuthorKind.Agent, taker.Name);
            Conversation(ended);
        }
    }

    /// <summary>An agent opens the ticket to ask or tell the customer something.</summary>
    public void OpenedByAgent()
    {
        _agent = _random.Pick(SampleTeam.In(SampleTeam.Money));
        _group = _agent.Group;
        Assign(_contact.At, _agent, AuthorKind.Agent);
        Reply(_contact.At);
        Change(_contact.At, TicketStatus.Pending, AuthorKind.Agent, _agent.Name);
        CustomerTurn(_contact.At);
    }

    /// <summary>It is recognised as the same matter as another ticket.</summary>
    public void Merged()
    {
        FromCustomer(_contact.At);
        Routed(_contact.At + Duration.FromSeconds(1));
        Instant at = _hours.Add(_contact.At, _random.Around(Duration.FromMinutes(40), 0.8));
        Close(at, AuthorKind.Agent, _agent!.Name);
    }

    /// <summary>It is thrown away as spam or by mistake.</summary>
    public void Discarded()
    {
        FromCustomer(_contact.At);
        Routed(_contact.At + Duration.FromSeconds(1));
        Close(_hours.Add(_contact.At, _random.Around(Duration.FromMinutes(90), 0.7)), AuthorKind.Agent, _agent!.Name);
    }

    /// <summary>The record as it stands at the sample's end.</summary>
    public Ticket ToTicket(string id) => new()
    {
        Id = id,
        CreatedAt = _contact.At,
        UpdatedAt = LastAt,
        Status = _status,
        InitialStatus = TicketStatus.New,
        HandleTime = _handled == Duration.Zero || _random.Chance(0.06) ? null : _handled,
        Requester = _contact.Requester,
        Topic = _contact.Product,
        Group = _group,
        Agent = _assigned?.Name,
        Channel = _contact.Channel,
        Priority = _contact.Priority,
        Brand = _contact.Brand,
        Source = BuiltInSample.Source,
        Dimensions = _contact.Dimensions,
        IsBotOnly = IsBotOnly,
        Events = _events,
    };

    private bool BotSolves()
    {
        Instant at = _contact.At + Duration.FromSeconds(2);
        int turns = 1 + _random.Below(3);
        for (int i = 0; i < turns; i++)
        {
            Message(at, AuthorKind.Bot, BotName);
            at += _random.Around(Duration.FromSeconds(35), 0.6);
            FromCustomer(at);
            at += _random.Between(1, 4);
        }

        Message(at, AuthorKind.Bot, BotName);
        if (_contact.Product != "Payments" && _random.Chance(0.38))
        {
            at += _random.Around(Duration.FromMinutes(2), 0.5);
            if (Change(at, TicketStatus.Solved, AuthorKind.Bot, BotName))
            {
                SolvedAt = at;
                IsBotOnly = true;
                CloseLater();
            }

            return true;
        }

        Happen(new TicketEvent { At = at + Duration.FromSeconds(1), Kind = TicketEventKind.Handoff, Author = AuthorKind.Bot, AuthorId = BotName });
        return false;
    }

    // A trigger chooses the group; one in ten is sent on by the first one who reads it.
    private void Routed(Instant at)
    {
        string right = _isChat ? SampleTeam.Messaging
            : _contact.Channel == SampleArrivals.Voice ? SampleTeam.Telephone
            : _contact.Product == "Payments" && _random.Chance(0.7) ? SampleTeam.Money : SampleTeam.FirstLine;
        string first = !_isChat && _random.Chance(0.1) ? SampleTeam.SecondLine : right;
        MoveTo(at, first, AuthorKind.Automation, Trigger);
        if (first != right)
        {
            SampleAgent reader = _random.Pick(SampleTeam.In(first));
            MoveTo(_hours.Add(at, _random.Around(Duration.FromMinutes(50), 0.8)), right, AuthorKind.Agent, reader.Name);
        }

        _agent = _random.Pick(SampleTeam.In(right));
    }

    private void Conversation(Instant waitingSince)
    {
        Instant at = Answered(waitingSince, first: true);
        if (_random.Chance(_contact.Priority == "urgent" ? 0.3 : _contact.Product == "App" ? 0.16 : 0.07))
        {
            at = Escalated(at);
        }
        else if (!_isChat && _random.Chance(0.06))
        {
            at = AskedVendor(at);
        }

        AfterReply(at);
    }

    private void AfterReply(Instant at)
    {
        if (_random.Chance(_isChat ? 0.35 : 0.52))
        {
            SolveFor(at);
        }
        else
        {
            Change(at, TicketStatus.Pending, AuthorKind.Agent, _agent!.Name);
            CustomerTurn(at);
        }
    }
}
