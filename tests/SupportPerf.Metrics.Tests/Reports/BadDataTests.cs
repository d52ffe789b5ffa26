namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>Each case of bad data: how a report counts it, what it does by default, and what the option changes.</summary>
public class BadDataTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 10, 0);

    private static readonly Ticket Good = new() { Id = "good", CreatedAt = Start, Requester = "Kim" };

    private static readonly Case[] Cases =
    [
        new("reply before creation", DataIssueKind.ReplyBeforeCreation, [Good with { FirstResponseAt = At(-1) }], new() { ClockSkewTolerance = Duration.FromHours(2) }, "first_response_time", "mean", null, 0),
        new("touch before creation", DataIssueKind.TouchBeforeCreation, [Good with { FirstTouchAt = At(-1) }], new() { ClockSkewTolerance = Duration.FromHours(2) }, "first_touch_time", "mean", null, 0),
        new("solved before created", DataIssueKind.SolvedBeforeCreated, [Good with { SolvedAt = At(-1) }], new() { RejectContradictory = true }, "tickets_created", "count", 1, null),
        new("closed before created", DataIssueKind.ClosedBeforeCreated, [Good with { ClosedAt = At(-1) }], new() { RejectContradictory = true }, "tickets_closed", "count", 1, null),
        new("status after closed", DataIssueKind.StatusAfterClosed, [Good with { ClosedAt = At(1), Events = [Status(2, TicketStatus.Open)] }], new() { RejectContradictory = true }, "tickets_closed", "count", 1, null),
        new("status before creation", DataIssueKind.StatusBeforeCreation, [Good with { Events = [Status(-1, TicketStatus.Open), Status(2, TicketStatus.Solved)] }], new() { RejectContradictory = true }, "agent_work_time", "sum", 7200, null),
        new("duplicate events", DataIssueKind.DuplicateEvent, [Good with { Events = [Reply(1) with { Id = "e" }, Reply(2) with { Id = "e" }, Status(3, TicketStatus.Solved)] }], new() { KeepRepeatedEvents = true }, "one_touch_rate", "ratio", 1, 0),
        new("merged away", DataIssueKind.Merged, [Good with { MergedInto = "2" }], new() { IncludeRemoved = RemovedTickets.Merged }, "tickets_created", "count", null, 1),
        new("deleted", DataIssueKind.Deleted, [Good with { IsDeleted = true }], new() { IncludeRemoved = RemovedTickets.Deleted }, "tickets_created", "count", null, 1),
        new("spam", DataIssueKind.Spam, [Good with { IsSpam = true }], new() { IncludeRemoved = RemovedTickets.Spam }, "tickets_created", "count", null, 1),
        new("test", DataIssueKind.Test, [Good with { IsTest = true }], new() { IncludeRemoved = RemovedTickets.Test }, "tickets_created", "count", null, 1),
        new("split ticket", null, [Good with { SplitOriginCreatedAt = At(-5), FirstResponseAt = At(1) }], new() { SplitInheritsCreation = true }, "first_response_time", "mean", 3600, 6 * 3600),
        new("resolved by a bot", null, [Good with { Events = [Customer(0), Bot(1), Status(2, TicketStatus.Solved)] }], new() { IncludeBotResolved = true, FirstContacts = [new() { Kind = FirstContactKind.NoCustomerMessage }] }, "first_contact_resolution_rate", "ratio", null, 1)
        {
            Usual = new() { FirstContacts = [new() { Kind = FirstContactKind.NoCustomerMessage }] },
        },
        new("rating out of scale", DataIssueKind.ScoreOutOfScale, [Rating(6)], new() { Surveys = new() { ClampToScale = true } }, "csat", "mean", null, 5),
        new("zero for no answer", DataIssueKind.ScoreOutOfScale, [Rating(0), Rating(4)], new() { Surveys = new() { ZeroIsBlank = true } }, "response_rate", "ratio", 1, 0.5),
        new("rating before creation", DataIssueKind.RatingBeforeCreation, [Good, Rating(5) with { TicketId = "good", AnsweredAt = At(-3) }], null, "csat", "ratio", 1, null),
        new("unusable weight", DataIssueKind.UnusableWeight, [Rating(5) with { Weight = -1 }], null, "csat", "ratio", null, null),
        new("instant after the as-of instant", DataIssueKind.FutureInstant, [Good with { FirstResponseAt = At(2000) }], null, "first_response_time", "open_count", 1, null),
        new("instant beyond exact arithmetic", DataIssueKind.InstantOutOfRange, [Good with { SolvedAt = Instant.FromUtc(1700, 1, 1, 0, 0) }], null, "resolution_time", "open_count", 1, null),
        new("author of an unknown role", DataIssueKind.UnknownAuthor, [Good with { Events = [Customer(0), Reply(1) with { Author = AuthorKind.Unknown }] }], new() { UnknownAuthorIsAgent = true }, "first_response_time", "mean", null, 3600),
        new("follow-up ticket", null, [Good with { Id = "1", SolvedAt = At(1), Reopens = 0 }, Good with { Id = "2", CreatedAt = At(5), FollowUpOf = "1", Reopens = 0 }], new() { FollowUpIsReopen = true }, "reopen_rate", "ratio", 0, 0.5),
        new("import in one instant", DataIssueKind.ZeroDurationBurst, [Good with { FirstResponseAt = Start, SolvedAt = Start }], null, "resolution_time", "mean", 0, null),
        new("negative duration", DataIssueKind.NegativeDuration, [Good with { HandleTime = Duration.FromSeconds(-1) }], null, "handle_time", "mean", null, null),
        new("outside the population", DataIssueKind.OutsidePopulation, [Good], new() { Population = TicketPopulation.All }, "tickets_created", "count", null, 1) { Usual = new() { Population = TicketPopulation.Assigned } },
        new("duplicate ids", DataIssueKind.DuplicateId, [Good with { UpdatedAt = At(1) }, Good with { SolvedAt = At(1), UpdatedAt = At(2) }], null, "tickets_solved", "count", 1, null),
        new("no real call", DataIssueKind.IgnoredCall, [new Call { Id = "c", OfferedAt = Start, Outcome = CallOutcome.Ignored }], null, "calls_offered", "count", null, null),
        new("no instant where periods need one", DataIssueKind.MissingAnchor, [Rating(5) with { AnsweredAt = null }], null, "csat", "ratio", null, null) { Period = PeriodGrain.Day },
    ];

    /// <summary>What only readers of files can find.</summary>
    private static readonly DataIssueKind[] OfReaders =
    [
        DataIssueKind.MissingId, DataIssueKind.MissingCreated, DataIssueKind.WrongColumnCount, DataIssueKind.UnreadableDate, DataIssueKind.UnreadableNumber, DataIssueKind.UnreadableRecord,
        DataIssueKind.UnknownValue, DataIssueKind.AmbiguousLocalTime, DataIssueKind.SkippedLocalTime, DataIssueKind.OrphanEvent,
    ];

    /// <summary>Reasons for what has no value, in the rows instead of the list of issues.</summary>
    private static readonly DataIssueKind[] OfRows = [DataIssueKind.ScheduleNeverOpen, DataIssueKind.UnknownStatus, DataIssueKind.MissingPart];

    public static TheoryData<string> Names => [.. Cases.Select(static one => one.Name)];

    private static Instant At(int hour) => Start + Duration.FromHours(hour);

    private static TicketEvent Status(int hour, TicketStatus status) => new() { At = At(hour), Kind = TicketEventKind.Status, Status = status };

    private static TicketEvent Customer(int hour) => new() { At = At(hour), Kind = TicketEventKind.Message, Author = AuthorKind.Customer };

    private static TicketEvent Reply(int hour) => new() { At = At(hour), Kind = TicketEventKind.Message, Author = AuthorKind.Agent };

    private static TicketEvent Bot(int hour) => new() { At = At(hour), Kind = TicketEventKind.Message, Author = AuthorKind.Bot };

    private static SurveyResponse Rating(int score) => new() { Id = $"r{score}", Kind = SurveyKind.Csat, Score = score, SentAt = Start, AnsweredAt = At(1) };

    private static SupportReport Report(Case one, Definitions definitions, BadData onBadData = BadData.Collect) => SupportReport.Compute(
        one.Records.OfType<Ticket>(),
        one.Records.OfType<SurveyResponse>(),
        new ReportOptions { AsOf = At(1000), Period = one.Period, Definitions = definitions, OnBadData = onBadData },
        one.Records.OfType<Call>());

    private static double? Value(SupportReport report, Case one) => report.Rows.FirstOrDefault(row => row.Metric == one.Metric && row.Statistic == one.Statistic)?.Value;

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_case_has_its_kind_its_default_and_its_option(string name)
    {
        Case one = Cases.Single(each => each.Name == name);
        SupportReport usual = Report(one, one.Usual);

        Assert.Equal(one.Default, Value(usual, one));
        if (one.Kind is { } kind)
        {
            Assert.Equal(1, usual.Quality.Issues.Single(issue => issue.Kind == kind).Count);
            Assert.Contains($"\"kind\":\"{kind}\",\"count\":1", usual.ToJson(), StringComparison.Ordinal);
            Assert.Equal(kind, Assert.Throws<InvalidSupportDataException>(() => Report(one, one.Usual, BadData.Throw)).Issue!.Kind);
        }
        else
        {
            Assert.Empty(usual.Quality.Issues);
        }

        if (one.Option is { } option)
        {
            Assert.Equal(one.WithOption, Value(Report(one, option), one));
            Assert.NotEqual(one.Default, one.WithOption);
        }
    }

    [Fact]
    public void Every_kind_has_a_case() =>
        Assert.Equal(Enum.GetValues<DataIssueKind>().Order(), Cases.Where(static one => one.Kind is not null).Select(static one => one.Kind!.Value).Concat(OfReaders).Concat(OfRows).Distinct().Order());

    private sealed record Case(string Name, DataIssueKind? Kind, object[] Records, Definitions? Option, string Metric, string Statistic, double? Default, double? WithOption)
    {
        public Definitions Usual { get; init; } = Definitions.Default;

        public PeriodGrain Period { get; init; }
    }
}
