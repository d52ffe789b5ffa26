namespace SupportPerf.Metrics.Tests;

/// <summary>
/// Records as messy as exports are: open ones, gaps, sub-second instants, stops before their starts, several reopens, groups without a name. The same seed
/// gives the same records on every runtime.
/// </summary>
internal sealed class RandomRecords(int seed)
{
    private static readonly string?[] Groups = ["Berlin", "Austin", "Pune", "", null, "Köln|\u001f", "🛠 night"];

    private static readonly Instant Origin = Instant.FromUtc(2026, 1, 5, 0, 0);

    private ulong _state = unchecked((ulong)seed * 0x9E37_79B9_7F4A_7C15UL + 0x1234_5678_9ABC_DEF0UL);

    /// <summary>From 0 to less than an end.</summary>
    public int Next(int end)
    {
        unchecked
        {
            // SplitMix64.
            _state += 0x9E37_79B9_7F4A_7C15UL;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)end);
        }
    }

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(params T[] from) => from[Next(from.Length)];

    public Ticket[] Tickets(int count) => [.. Enumerable.Range(0, count).Select(i => Ticket($"T{seed}-{i}"))];

    public SurveyResponse[] Surveys(int count) => [.. Enumerable.Range(0, count).Select(i => Survey($"S{seed}-{i}"))];

    public Call[] Calls(int count) => [.. Enumerable.Range(0, count).Select(i => Call($"C{seed}-{i}"))];

    public Ticket Ticket(string id)
    {
        Instant created = Origin + Duration.FromMinutes(Next(60 * 24 * 80)) + Fraction();
        bool own = Chance(40);
        List<TicketEvent> events = [];
        Instant at = created;
        int count = own && Chance(60) ? 0 : Next(9);
        for (int i = 0; i < count; i++)
        {
            at += Chance(4) ? -Later() : Later();
            events.Add(Event(at, i == 0));
        }

        Instant? solved = own && Chance(75) ? created + (Chance(5) ? -Later() : Later() + Later()) : null;
        return new Ticket
        {
            Id = id,
            CreatedAt = created,
            CreatedBy = Pick(AuthorKind.Customer, AuthorKind.Customer, AuthorKind.Customer, AuthorKind.Agent),
            InitialStatus = Chance(50) ? TicketStatus.New : null,
            Status = own ? solved is null ? TicketStatus.Open : Pick(TicketStatus.Solved, TicketStatus.Closed) : null,
            FirstResponseAt = own && Chance(70) ? created + (Chance(5) ? -Later() : Later()) : null,
            SolvedAt = solved,
            ClosedAt = solved is { } instant && Chance(50) ? instant + Later() : null,
            DueAt = Chance(50) ? created + Duration.FromHours(Next(72)) : null,
            Reopens = own && Chance(30) ? Next(3) : null,
            HandleTime = Chance(30) ? Duration.FromSeconds(Next(7200) - 60) : null,
            Group = Pick(Groups),
            Priority = Pick("low", "urgent", null),
            IsSpam = Chance(2),
            Events = events,
        };
    }

    public SurveyResponse Survey(string id)
    {
        SurveyKind kind = Pick(SurveyKind.Csat, SurveyKind.Nps, SurveyKind.Ces);
        bool answered = Chance(80);
        return new SurveyResponse
        {
            Id = id,
            Kind = kind,
            Question = Chance(20) ? Pick("speed", "friendliness") : null,
            Score = answered ? Next(kind == SurveyKind.Nps ? 12 : 7) : null,
            Weight = Chance(20) ? Next(1000) / 250m : null,
            SentAt = Origin + Duration.FromMinutes(Next(60 * 24 * 80)),
            AnsweredAt = answered && Chance(95) ? Origin + Duration.FromMinutes(Next(60 * 24 * 80)) : null,
            TicketId = Chance(50) ? $"T-{Next(12)}" : null,
            Respondent = Chance(30) ? $"R-{Next(6)}" : null,
            Group = Pick(Groups),
        };
    }

    public QaReview Review(string id) => new()
    {
        Id = id,
        ReviewedAt = Chance(90) ? Origin + Duration.FromMinutes(Next(60 * 24 * 80)) : null,
        Scorecard = Chance(30) ? "chat" : null,
        Group = Pick(Groups),
        Categories =
        [
            new QaCategory { Name = "tone", Score = Pick<decimal?>(0, 0.5m, 1, null), Weight = Pick(1m, 2.5m) },
            new QaCategory { Name = "facts", Score = Pick<decimal?>(0, 1, 1), IsCritical = Chance(50) },
        ],
    };

    public AgentTime Time(string agent) => new()
    {
        Agent = agent,
        Start = Origin + Duration.FromHours(Next(24 * 80)),
        TalkTime = Chance(90) ? Duration.FromSeconds(Next(20_000)) : null,
        AvailableTime = Chance(90) ? Duration.FromSeconds(Next(20_000)) : null,
        LoggedInTime = Duration.FromSeconds(Next(40_000)),
        PaidTime = Chance(80) ? Duration.FromHours(8) : null,
        Group = Pick(Groups),
    };

    public Call Call(string id) => new()
    {
        Id = id,
        OfferedAt = Origin + Duration.FromMinutes(Next(60 * 24 * 80)) + Fraction(),
        Outcome = Pick(CallOutcome.Answered, CallOutcome.Answered, CallOutcome.Abandoned),
        QueueTime = Chance(90) ? Duration.FromSeconds(Next(400)) : null,
        TalkTime = Chance(90) ? Duration.FromMilliseconds(Next(900_000)) : null,
        WrapTime = Chance(50) ? Duration.FromSeconds(Next(100)) : null,
        Group = Pick(Groups),
    };

    private TicketEvent Event(Instant at, bool first)
    {
        switch (first ? 0 : Next(6))
        {
            case 0 or 1 or 2:
                return new TicketEvent
                {
                    At = at,
                    Kind = TicketEventKind.Message,
                    IsPublic = Chance(85),
                    Author = first ? AuthorKind.Customer : Pick(AuthorKind.Customer, AuthorKind.Agent, AuthorKind.Agent, AuthorKind.Bot, AuthorKind.Automation),
                };
            case 3:
                return new TicketEvent { At = at, Kind = TicketEventKind.Assignment, Author = AuthorKind.Agent, Group = Pick("Berlin", "Austin"), Agent = Pick("ann", "bob", null) };
            default:
                return new TicketEvent
                {
                    At = at,
                    Kind = TicketEventKind.Status,
                    Author = AuthorKind.Agent,
                    Status = Pick(TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold, TicketStatus.Solved, TicketStatus.Solved, TicketStatus.Closed),
                };
        }
    }

    private Duration Later() => Duration.FromSeconds(Pick(Next(90), Next(7200), Next(86_400 * 6))) + Fraction();

    private Duration Fraction() => Pick(Duration.Zero, Duration.Zero, Duration.Zero, Duration.FromMilliseconds(Next(1000)), Duration.FromNanoseconds(Next(1_000_000_000)));
}
