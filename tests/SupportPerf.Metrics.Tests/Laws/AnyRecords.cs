namespace SupportPerf.Metrics.Tests.Laws;

/// <summary>Records of every kind with all that they can hold: events of every kind, bots, hand-offs, escalations, changes of calendars and priorities, contradictions. The same seed gives the same ones.</summary>
internal sealed class AnyRecords(int seed)
{
    private static readonly Instant Origin = Instant.FromUtc(2026, 1, 5, 0, 0);

    private readonly RandomRecords _random = new(seed);

    public static Instant AsOf { get; } = Origin + Duration.FromDays(60);

    /// <summary>Of each kind some, in one list; what adds each to a builder.</summary>
    public object[] All(int tickets) =>
    [
        .. Enumerable.Range(0, tickets).Select(i => Ticket($"T-{i}")),
        .. Enumerable.Range(0, tickets / 3).Select(i => _random.Survey($"S-{i}")),
        .. Enumerable.Range(0, tickets / 3).Select(i => Call($"C-{i}")),
        .. Enumerable.Range(0, tickets / 4).Select(i => _random.Review($"Q-{i}")),
        .. Enumerable.Range(0, tickets / 4).Select(i => _random.Time($"A-{i}") with { OtherWorkTime = _random.Chance(50) ? Duration.FromMinutes(_random.Next(60)) : null }),
    ];

    public Ticket[] Tickets(int count) => [.. Enumerable.Range(0, count).Select(i => Ticket($"T-{i}"))];

    public Ticket Ticket(string id)
    {
        Instant created = Origin + Duration.FromMinutes(_random.Next(60 * 24 * 60));
        bool own = _random.Chance(30);
        Instant? solved = own && _random.Chance(70) ? created + (_random.Chance(5) ? -Later() : Later()) : null;
        return new Ticket
        {
            Id = id,
            CreatedAt = created,
            CreatedBy = _random.Pick(AuthorKind.Customer, AuthorKind.Customer, AuthorKind.Customer, AuthorKind.Agent),
            InitialStatus = _random.Chance(80) ? _random.Pick(TicketStatus.New, TicketStatus.New, TicketStatus.Open, TicketStatus.Solved) : null,
            Status = _random.Chance(20) ? _random.Pick(TicketStatus.Open, TicketStatus.Solved, TicketStatus.Closed) : null,
            FirstResponseAt = own && _random.Chance(70) ? created + (_random.Chance(5) ? -Later() : Later()) : null,
            FirstTouchAt = own && _random.Chance(30) ? created + (_random.Chance(5) ? -Later() : Later()) : null,
            FirstSolvedAt = solved is not null && _random.Chance(30) ? solved - Duration.FromMinutes(_random.Next(60)) : null,
            SolvedAt = solved,
            ClosedAt = own && _random.Chance(50) ? (solved ?? created) + Later() : null,
            FirstResponseDueAt = _random.Chance(30) ? created + Duration.FromHours(_random.Next(9)) : null,
            DueAt = _random.Chance(50) ? created + Duration.FromHours(_random.Next(72)) : null,
            VendorSla = _random.Chance(40) ? new Dictionary<string, bool> { ["vendor"] = _random.Chance(70) } : new Dictionary<string, bool>(),
            Reopens = own && _random.Chance(30) ? _random.Next(3) : null,
            Reassignments = own && _random.Chance(30) ? _random.Next(3) : null,
            AgentReplies = own && _random.Chance(30) ? _random.Next(4) : null,
            HandleTime = _random.Chance(30) ? Duration.FromSeconds(_random.Next(7200) - 60) : null,
            Requester = _random.Chance(85) ? $"P-{_random.Next(9)}" : null,
            Topic = _random.Pick("login", "billing", null),
            Group = _random.Pick("Berlin", "Austin", "", null),
            Agent = _random.Pick("ann", "bob", null),
            Priority = _random.Pick("low", "urgent", null),
            Schedule = _random.Pick("day", "late", null),
            IsSpam = _random.Chance(3),
            IsTest = _random.Chance(2),
            IsDeleted = _random.Chance(3),
            MergedInto = _random.Chance(3) ? "T-0" : null,
            IsBotOnly = _random.Chance(5),
            FollowUpOf = _random.Chance(10) ? $"T-{_random.Next(40)}" : null,
            SplitOriginCreatedAt = _random.Chance(5) ? created - Later() : null,
            Events = own && _random.Chance(50) ? [] : Events(created),
        };
    }

    /// <summary>The same record some weeks later, in everything.</summary>
    public static object Moved(object record, Duration by)
    {
        return record switch
        {
            Ticket ticket => ticket with
            {
                CreatedAt = ticket.CreatedAt + by,
                FirstResponseAt = ticket.FirstResponseAt + by,
                FirstTouchAt = ticket.FirstTouchAt + by,
                FirstSolvedAt = ticket.FirstSolvedAt + by,
                SolvedAt = ticket.SolvedAt + by,
                ClosedAt = ticket.ClosedAt + by,
                FirstResponseDueAt = ticket.FirstResponseDueAt + by,
                DueAt = ticket.DueAt + by,
                SplitOriginCreatedAt = ticket.SplitOriginCreatedAt + by,
                Events = [.. ticket.Events.Select(happened => happened with { At = happened.At + by })],
            },
            SurveyResponse response => response with { SentAt = response.SentAt + by, AnsweredAt = response.AnsweredAt + by },
            Call call => call with { OfferedAt = call.OfferedAt + by, AnsweredAt = call.AnsweredAt + by, EndedAt = call.EndedAt + by },
            QaReview review => review with { ReviewedAt = review.ReviewedAt + by },
            AgentTime time => time with { Start = time.Start + by, End = time.End + by },
            _ => throw new ArgumentException($"No record: {record}.", nameof(record)),
        };
    }

    public static Action<SupportReportBuilder> Adding(object record) => builder =>
    {
        switch (record)
        {
            case Ticket ticket:
                builder.Add(ticket);
                break;
            case SurveyResponse response:
                builder.Add(response);
                break;
            case Call call:
                builder.Add(call);
                break;
            case QaReview review:
                builder.Add(review);
                break;
            case AgentTime time:
                builder.Add(time);
                break;
            default:
                throw new ArgumentException($"No record: {record}.", nameof(record));
        }
    };

    private Call Call(string id)
    {
        Call call = _random.Call(id);
        return call with
        {
            Outcome = _random.Chance(10) ? _random.Pick(CallOutcome.FlowedOut, CallOutcome.Ignored, CallOutcome.Unknown) : call.Outcome,
            Queued = _random.Pick<bool?>(true, true, null, false),
            HoldTime = _random.Chance(50) ? Duration.FromSeconds(_random.Next(60)) : null,
            DialTime = _random.Chance(20) ? Duration.FromSeconds(_random.Next(20)) : null,
            EndedAt = call.OfferedAt + Duration.FromSeconds(_random.Next(2000)),
            Agent = _random.Pick("ann", "bob", null),
        };
    }

    private List<TicketEvent> Events(Instant created)
    {
        List<TicketEvent> events = [];
        Instant at = created;
        int count = _random.Next(14);
        for (int i = 0; i < count; i++)
        {
            at = _random.Chance(4) ? at - Later() : _random.Chance(10) ? at : at + Later();
            events.Add(Event(at, i));
        }

        return events;
    }

    private TicketEvent Event(Instant at, int number)
    {
        TicketEvent happened = new() { At = at, Kind = TicketEventKind.Message, Id = _random.Chance(20) ? $"E-{_random.Next(12)}" : null };
        return (number == 0 ? 0 : _random.Next(12)) switch
        {
            < 5 => happened with
            {
                Author = number == 0 ? AuthorKind.Customer : _random.Pick(AuthorKind.Customer, AuthorKind.Agent, AuthorKind.Agent, AuthorKind.Bot, AuthorKind.Automation, AuthorKind.ThirdParty, AuthorKind.Unknown),
                AuthorId = _random.Pick("ann", "bob", null),
                IsPublic = _random.Chance(85),
                Session = _random.Chance(20) ? "chat" : null,
            },
            < 8 => Status(happened),
            8 => happened with { Kind = TicketEventKind.Assignment, Author = AuthorKind.Agent, Group = _random.Pick("Berlin", "Austin", null), Agent = _random.Pick("ann", "bob", null) },
            9 => happened with { Kind = _random.Pick(TicketEventKind.Escalation, TicketEventKind.Handoff), Group = _random.Pick("Austin", null) },
            10 => happened with { Kind = TicketEventKind.Schedule, Schedule = _random.Pick("day", "late", null), PreviousSchedule = _random.Pick("day", null) },
            _ => happened with { Kind = TicketEventKind.Change, Dimension = "priority", Value = _random.Pick("low", "urgent"), PreviousValue = _random.Pick("low", "urgent", null) },
        };
    }

    private TicketEvent Status(TicketEvent happened)
    {
        TicketStatus? status = _random.Chance(4)
            ? null
            : _random.Pick(TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold, TicketStatus.Solved, TicketStatus.Solved, TicketStatus.Closed);
        return happened with
        {
            Kind = TicketEventKind.Status,
            Author = _random.Pick(AuthorKind.Agent, AuthorKind.Agent, AuthorKind.Bot, AuthorKind.Automation, AuthorKind.Unknown),
            Status = status,
            StatusName = status is null ? "odd" : _random.Chance(20) ? $"my {status}" : null,
            PreviousStatus = _random.Chance(30) ? TicketStatus.Open : null,
        };
    }

    private Duration Later() => Duration.FromSeconds(_random.Pick(_random.Next(90), _random.Next(7200), _random.Next(86_400 * 4))) + Duration.FromNanoseconds(_random.Chance(10) ? _random.Next(1_000_000_000) : 0);
}
