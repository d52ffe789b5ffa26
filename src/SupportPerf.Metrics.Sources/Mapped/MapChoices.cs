namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>The words of the map.</summary>
internal static class MapChoices
{
    public static IReadOnlyList<(string Name, TicketStatus Value)> Statuses { get; } =
    [
        ("new", TicketStatus.New), ("open", TicketStatus.Open), ("pending", TicketStatus.Pending),
        ("on_hold", TicketStatus.OnHold), ("solved", TicketStatus.Solved), ("closed", TicketStatus.Closed),
    ];

    public static IReadOnlyList<(string Name, AuthorKind Value)> Authors { get; } =
    [
        ("customer", AuthorKind.Customer), ("agent", AuthorKind.Agent), ("bot", AuthorKind.Bot), ("automation", AuthorKind.Automation),
        ("system", AuthorKind.System), ("third_party", AuthorKind.ThirdParty), ("unknown", AuthorKind.Unknown),
    ];

    public static IReadOnlyList<(string Name, CallOutcome Value)> Outcomes { get; } =
    [
        ("answered", CallOutcome.Answered), ("abandoned", CallOutcome.Abandoned), ("flowed_out", CallOutcome.FlowedOut),
        ("ignored", CallOutcome.Ignored), ("unknown", CallOutcome.Unknown),
    ];

    public static IReadOnlyList<(string Name, Sentiment Value)> Sentiments { get; } =
        [("positive", Sentiment.Positive), ("neutral", Sentiment.Neutral), ("negative", Sentiment.Negative)];

    public static IReadOnlyList<(string Name, SurveyKind Value)> SurveyKinds { get; } =
        [("csat", SurveyKind.Csat), ("nps", SurveyKind.Nps), ("ces", SurveyKind.Ces)];

    public static IReadOnlyList<(string Name, StateSource Value)> StateSources { get; } =
        [("automatic", StateSource.Automatic), ("record", StateSource.Record), ("events", StateSource.Events)];

    public static IReadOnlyList<(string Name, EventOrder Value)> EventOrders { get; } = [("file", EventOrder.Source), ("time", EventOrder.Time)];

    public static IReadOnlyList<(string Name, ResponseStart Value)> ResponseStarts { get; } =
    [
        ("first_customer_message", ResponseStart.FirstCustomerMessage), ("creation", ResponseStart.Creation),
        ("first_assignment", ResponseStart.FirstAssignment), ("handoff", ResponseStart.Handoff),
    ];

    public static IReadOnlyList<(string Name, ReplyKind Value)> ReplyKinds { get; } =
    [
        ("public_by_agent", ReplyKind.PublicByAgent), ("any_by_agent", ReplyKind.AnyByAgent),
        ("public_by_agent_or_bot", ReplyKind.PublicByAgentOrBot), ("any_public", ReplyKind.AnyPublic),
    ];

    public static IReadOnlyList<(string Name, AgentCreatedRule Value)> AgentCreatedRules { get; } =
    [
        ("from_first_customer_message", AgentCreatedRule.FromFirstCustomerMessage), ("second_agent_message", AgentCreatedRule.SecondAgentMessage),
        ("exclude", AgentCreatedRule.Exclude),
    ];

    public static IReadOnlyList<(string Name, RunStart Value)> RunStarts { get; } = [("earliest", RunStart.Earliest), ("latest", RunStart.Latest)];

    public static IReadOnlyList<(string Name, SlaClock Value)> SlaClocks { get; } =
    [
        ("first_response_time", SlaClock.FirstResponseTime), ("next_response_time", SlaClock.NextResponseTime),
        ("resolution_time", SlaClock.ResolutionTime), ("due", SlaClock.Due), ("vendor_flag", SlaClock.VendorFlag),
    ];

    public static IReadOnlyList<(string Name, SlaPopulation Value)> SlaPopulations { get; } =
    [
        ("decided", SlaPopulation.Decided), ("completed", SlaPopulation.Completed),
        ("undecided_is_met", SlaPopulation.UndecidedIsMet), ("all", SlaPopulation.All),
    ];

    public static IReadOnlyList<(string Name, HoursBasis Value)> Bases { get; } = [("calendar", HoursBasis.Calendar), ("business", HoursBasis.Business)];

    public static IReadOnlyList<(string Name, ServiceLevelFormula Value)> Formulas { get; } =
    [
        ("offered_without_short_abandons", ServiceLevelFormula.OfferedWithoutShortAbandons), ("offered", ServiceLevelFormula.Offered),
        ("answered", ServiceLevelFormula.Answered), ("abandoned_in_time_count_as_met", ServiceLevelFormula.AbandonedInTimeCountAsMet),
        ("abandoned_in_time_are_ignored", ServiceLevelFormula.AbandonedInTimeAreIgnored),
        ("short_abandons_count_as_met", ServiceLevelFormula.ShortAbandonsCountAsMet),
    ];
}
