namespace SupportPerf.Metrics.Tests.Laws;

/// <summary>Options of a report with any definitions: a preset, or every option by chance. Calendars have weekly hours in UTC and no holidays, so that weeks are alike.</summary>
internal static class AnyOptions
{
    public static BusinessCalendar Day { get; } = BusinessCalendar.In("UTC").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();

    public static BusinessCalendar Late { get; } = BusinessCalendar.In("UTC").Weekdays(new LocalTime(14, 0), new LocalTime(22, 30)).Build();

    public static ReportOptions Of(RandomRecords random) => new()
    {
        Calendar = random.Chance(70) ? Day : null,
        Policy = random.Chance(40) ? Policy : null,
        Period = random.Pick(PeriodGrain.All, PeriodGrain.Day, PeriodGrain.Week),
        By = random.Pick<Dimension[]>([], [Dimension.Group], [Dimension.Agent], [Dimension.Group, Dimension.Agent, Dimension.Weekday], [Dimension.Priority, Dimension.Weekday]),
        From = random.Chance(20) ? AnyRecords.AsOf - Duration.FromDays(40) : null,
        AsOf = random.Chance(70) ? AnyRecords.AsOf : null,
        CompareSurveysWithTickets = random.Chance(30),
        Definitions = DefinitionsOf(random),
    };

    public static Definitions DefinitionsOf(RandomRecords random)
    {
        if (random.Chance(30))
        {
            return random.Pick([.. Definitions.Presets]) with { Slas = Slas };
        }

        Definitions standard = Definitions.Default;
        T One<T>(T usual, params T[] others) => random.Chance(70) ? usual : random.Pick(others);
        return standard with
        {
            Slas = Slas,
            Surveys = One(standard.Surveys, standard.Surveys with { ExcludeReopened = true }, standard.Surveys with { ExcludeReopened = true, Repeats = RepeatedAnswers.All }),
            StateFrom = One(StateSource.Automatic, StateSource.Record, StateSource.Events),
            ResponsesFrom = One(StateSource.Automatic, StateSource.Record, StateSource.Events),
            EventOrder = One(EventOrder.Time, EventOrder.Source),
            ResponseStart = One(ResponseStart.FirstCustomerMessage, ResponseStart.Creation, ResponseStart.FirstAssignment, ResponseStart.Handoff, ResponseStart.LastReopen),
            CountsAsReply = One(ReplyKind.PublicByAgent, ReplyKind.AnyByAgent, ReplyKind.PublicByAgentOrBot, ReplyKind.AnyPublic),
            AgentCreated = One(AgentCreatedRule.FromFirstCustomerMessage, AgentCreatedRule.SecondAgentMessage, AgentCreatedRule.Exclude),
            RunStart = One(RunStart.Earliest, RunStart.Latest),
            ThirdPartiesAwaitReply = One(false, true),
            PausedStatuses = One(standard.PausedStatuses, [TicketStatus.Pending]),
            ReopenWindow = One<Duration?>(null, Duration.FromDays(2)),
            OneTouchWithoutReply = One(false, true),
            ClockSkewTolerance = One(Duration.Zero, Duration.FromMinutes(5)),
            IncludeRemoved = One(RemovedTickets.None, RemovedTickets.All, RemovedTickets.Spam),
            Population = One(TicketPopulation.All, TicketPopulation.Assigned, TicketPopulation.HumanInvolved),
            StatusCategories = One(standard.StatusCategories, new Dictionary<string, TicketStatus> { ["odd"] = TicketStatus.Open, ["my Pending"] = TicketStatus.OnHold }),
            InitialStatus = One<TicketStatus?>(null, TicketStatus.New),
            UnknownAuthorIsAgent = One(false, true),
            KeepRepeatedEvents = One(false, true),
            RejectContradictory = One(false, true),
            SplitInheritsCreation = One(false, true),
            SessionGap = One<Duration?>(null, Duration.FromHours(24)),
            Schedule = One(ScheduleChoice.AtEachMoment, ScheduleChoice.AtStop, ScheduleChoice.Last, ScheduleChoice.First),
            AgentAttribution = One(AgentAttribution.AuthorAndSolver, AgentAttribution.LastAssignee),
            RestartAtReopen = One(true, false),
            Unanswered = One(UnansweredRule.Censor, UnansweredRule.Exclude, UnansweredRule.CountToAsOf),
            CensorSolvedWithoutReply = One(false, true),
            ResponsePauses = One<IReadOnlyList<TicketStatus>>([], [TicketStatus.OnHold]),
            ResponseAnchor = One(PeriodAnchor.Created, PeriodAnchor.Event, PeriodAnchor.Closed),
            IgnoreClosingThanks = One(false, true),
            MergeRepliesWithin = One<Duration?>(null, Duration.FromMinutes(30)),
            ReplyAggregate = One(ReplyAggregate.PerTurn, ReplyAggregate.MeanPerTicket, ReplyAggregate.LongestPerTicket),
            SettledWaits = One(false, true),
            Resolution = One(ResolutionKind.Full, ResolutionKind.First, ResolutionKind.EachCycle, ResolutionKind.EachSolve, ResolutionKind.ActiveSum, ResolutionKind.LongestCycle, ResolutionKind.LastCycle),
            ResolutionAnchor = One(PeriodAnchor.Event, PeriodAnchor.Created, PeriodAnchor.Closed),
            ResolutionStart = One(ResolutionStart.Creation, ResolutionStart.FirstCustomerMessage, ResolutionStart.Handoff),
            CloseEndsResolution = One(false, true),
            ReopenedKeepsResolution = One(false, true),
            EffectiveSolve = One(false, true),
            ResolutionRateCountsReopened = One(false, true),
            ResolutionHorizon = One<Duration?>(null, Duration.FromDays(3)),
            SolvedByPeopleOnly = One(false, true),
            SolvedCount = One(SolvedCount.StillSolved, SolvedCount.Tickets, SolvedCount.Events),
            TrivialReopen = One<Duration?>(null, Duration.FromHours(2)),
            FollowUpIsReopen = One(false, true),
            OneTouchDespiteReopen = One(false, true),
            FirstContacts = One<IReadOnlyList<FirstContactRule>>(
                standard.FirstContacts,
                [new(), .. Enumerable.Range(0, 6).Select(static kind => new FirstContactRule { Name = $"kind {kind}", Kind = (FirstContactKind)kind, AllowTransfers = true })]),
            Transfers = One(TransferKind.Group, TransferKind.Agent, TransferKind.GroupOrAgent),
            EscalationTiers = One(standard.EscalationTiers, new Dictionary<string, int> { ["Austin"] = 2 }),
            BotRateOfAllTickets = One(false, true),
            IncludeBotResolved = One(false, true),
        };
    }

    /// <summary>An SLA of every clock, and of every way to choose a target and to count.</summary>
    public static IReadOnlyList<SlaRule> Slas { get; } =
    [
        .. Enumerable.Range(0, 7).Select(static clock => new SlaRule
        {
            Name = clock == (int)SlaClock.VendorFlag ? "vendor" : $"clock {clock}",
            Clock = (SlaClock)clock,
            Basis = clock is (int)SlaClock.Due or (int)SlaClock.VendorFlag ? HoursBasis.None : HoursBasis.Calendar,
            Target = Duration.FromHours(5),
            Population = (SlaPopulation)(clock % 4),
        }),
        .. Enumerable.Range(0, 4).Select(static from => new SlaRule
        {
            Name = $"target from {from}",
            Clock = SlaClock.ResolutionTime,
            Targets = [new() { When = new Dictionary<string, string> { ["priority"] = "urgent" }, Target = Duration.FromHours(2) }],
            Target = Duration.FromHours(30),
            TargetFrom = (SlaTargetFrom)from,
            PausedStatuses = from % 2 == 0 ? [] : [TicketStatus.Pending],
            EachCycle = from == 3,
            EqualIsLate = from == 2,
            Tolerance = from == 1 ? Duration.FromMinutes(10) : Duration.Zero,
        }),
    ];

    private static SupportPolicy Policy { get; } = new()
    {
        Calendars = new Dictionary<string, BusinessCalendar> { ["day"] = Day, ["late"] = Late },
        CalendarBy = new() { Dimension = Dimension.Named("schedule"), Default = "day" },
        Slas = [new() { Name = "business", Clock = SlaClock.ResolutionTime, Basis = HoursBasis.Business, Target = Duration.FromHours(12) }],
    };
}
