namespace SupportPerf.Metrics.Sources.Mapped;

/// <content>The options of tickets and surveys, by concern.</content>
internal sealed partial class MapParser
{
    private static readonly string[] PopulationKeys =
        ["population", "includeRemoved", "initialStatus", "unknownAuthorIsAgent", "keepRepeatedEvents", "rejectContradictory", "splitInheritsCreation", "sessionGap_s", "schedule", "agentAttribution"];

    private static readonly string[] ResponseKeys =
    [
        "responsesFrom", "restartAtReopen", "unanswered", "censorSolvedWithoutReply", "responsePauses", "responseAnchor", "ignoreClosingThanks", "mergeRepliesWithin_s", "replyAggregate",
    ];

    private static readonly string[] ResolutionKeys =
        ["settledWaits", "resolution", "resolutionAnchor", "resolutionStart", "closeEndsResolution", "reopenedKeepsResolution", "effectiveSolve"];

    private static readonly string[] RateKeys =
    [
        "resolutionRateCountsReopened", "resolutionHorizon_s", "solvedByPeopleOnly", "solvedCount", "trivialReopen_s", "followUpIsReopen", "oneTouchDespiteReopen", "firstContacts", "transfers",
        "escalationTiers", "botRateOfAllTickets", "includeBotResolved",
    ];

    private static readonly (string Name, RemovedTickets Value)[] Removed =
        [("deleted", RemovedTickets.Deleted), ("spam", RemovedTickets.Spam), ("test", RemovedTickets.Test), ("merged", RemovedTickets.Merged)];

    private static Definitions WithPopulation(MapObject map, Definitions standard) => standard with
    {
        Population = Choice(map, "population", standard.Population),
        IncludeRemoved = map.Optional("includeRemoved")?.Items().Aggregate(RemovedTickets.None, static (all, item) => all | (item.Choice(Removed) ?? RemovedTickets.None)) ?? standard.IncludeRemoved,
        InitialStatus = map.Optional("initialStatus")?.Choice(MapChoices.Statuses) ?? standard.InitialStatus,
        UnknownAuthorIsAgent = Flag(map, "unknownAuthorIsAgent", standard.UnknownAuthorIsAgent),
        KeepRepeatedEvents = Flag(map, "keepRepeatedEvents", standard.KeepRepeatedEvents),
        RejectContradictory = Flag(map, "rejectContradictory", standard.RejectContradictory),
        SplitInheritsCreation = Flag(map, "splitInheritsCreation", standard.SplitInheritsCreation),
        SessionGap = map.Optional("sessionGap_s")?.Seconds() ?? standard.SessionGap,
        Schedule = Choice(map, "schedule", standard.Schedule),
        AgentAttribution = Choice(map, "agentAttribution", standard.AgentAttribution),
    };

    private static Definitions WithResponses(MapObject map, Definitions standard) => standard with
    {
        ResponsesFrom = Choice(map, "responsesFrom", standard.ResponsesFrom),
        RestartAtReopen = Flag(map, "restartAtReopen", standard.RestartAtReopen),
        Unanswered = Choice(map, "unanswered", standard.Unanswered),
        CensorSolvedWithoutReply = Flag(map, "censorSolvedWithoutReply", standard.CensorSolvedWithoutReply),
        ResponsePauses = Statuses(map, "responsePauses", standard.ResponsePauses),
        ResponseAnchor = Choice(map, "responseAnchor", standard.ResponseAnchor),
        IgnoreClosingThanks = Flag(map, "ignoreClosingThanks", standard.IgnoreClosingThanks),
        MergeRepliesWithin = map.Optional("mergeRepliesWithin_s")?.Seconds() ?? standard.MergeRepliesWithin,
        ReplyAggregate = Choice(map, "replyAggregate", standard.ReplyAggregate),
    };

    private static Definitions WithResolutions(MapObject map, Definitions standard) => standard with
    {
        SettledWaits = Flag(map, "settledWaits", standard.SettledWaits),
        Resolution = Choice(map, "resolution", standard.Resolution),
        ResolutionAnchor = Choice(map, "resolutionAnchor", standard.ResolutionAnchor),
        ResolutionStart = Choice(map, "resolutionStart", standard.ResolutionStart),
        CloseEndsResolution = Flag(map, "closeEndsResolution", standard.CloseEndsResolution),
        ReopenedKeepsResolution = Flag(map, "reopenedKeepsResolution", standard.ReopenedKeepsResolution),
        EffectiveSolve = Flag(map, "effectiveSolve", standard.EffectiveSolve),
    };

    private static Definitions WithRates(MapObject map, Definitions standard) => standard with
    {
        ResolutionRateCountsReopened = Flag(map, "resolutionRateCountsReopened", standard.ResolutionRateCountsReopened),
        ResolutionHorizon = map.Optional("resolutionHorizon_s")?.Seconds() ?? standard.ResolutionHorizon,
        SolvedByPeopleOnly = Flag(map, "solvedByPeopleOnly", standard.SolvedByPeopleOnly),
        SolvedCount = Choice(map, "solvedCount", standard.SolvedCount),
        TrivialReopen = map.Optional("trivialReopen_s")?.Seconds() ?? standard.TrivialReopen,
        FollowUpIsReopen = Flag(map, "followUpIsReopen", standard.FollowUpIsReopen),
        OneTouchDespiteReopen = Flag(map, "oneTouchDespiteReopen", standard.OneTouchDespiteReopen),
        FirstContacts = List(map, "firstContacts", FirstContact) ?? standard.FirstContacts,
        Transfers = Choice(map, "transfers", standard.Transfers),
        EscalationTiers = map.Optional("escalationTiers") is { } tiers ? Tiers(tiers) : standard.EscalationTiers,
        BotRateOfAllTickets = Flag(map, "botRateOfAllTickets", standard.BotRateOfAllTickets),
        IncludeBotResolved = Flag(map, "includeBotResolved", standard.IncludeBotResolved),
    };

    private static Dictionary<string, int> Tiers(MapNode node)
    {
        Dictionary<string, int> tiers = new(StringComparer.Ordinal);
        foreach ((string group, MapNode tier) in node.FreeObject("an object of groups and their tiers"))
        {
            tiers[group] = tier.Integer(0, 1000) ?? 0;
        }

        return tiers;
    }

    private static (string? Name, FirstContactRule? Rule) FirstContact(MapNode node)
    {
        if (node.Object("name", "kind", "window_s", "repeat", "allowTransfers", "allowNoReply", "notResolvable") is not { } map)
        {
            return default;
        }

        FirstContactRule standard = new();
        string? name = Name(map);
        return (name, new FirstContactRule
        {
            Name = name,
            Kind = Choice(map, "kind", standard.Kind),
            Window = map.Optional("window_s")?.Seconds() ?? standard.Window,
            Repeat = Choice(map, "repeat", standard.Repeat),
            AllowTransfers = Flag(map, "allowTransfers", standard.AllowTransfers),
            AllowNoReply = Flag(map, "allowNoReply", standard.AllowNoReply),
            NotResolvable =
            [
                .. from pair in map.Optional("notResolvable")?.FreeObject("an object of dimensions and values") ?? []
                   let value = pair.Value.Text("a value of the dimension")
                   where value is not null
                   select new KeyValuePair<Dimension, string>(Dimension.Named(pair.Key), value),
            ],
        });
    }

    private static SurveyDefinitions SurveyRules(MapNode? node, SurveyDefinitions standard)
    {
        if (node?.Object("repeats", "respondentWindow_s", "anchor", "satisfactionOf", "effort", "zeroIsBlank", "clampToScale", "excludeReopened", "cuts") is not { } map)
        {
            return standard;
        }

        return standard with
        {
            Repeats = Choice(map, "repeats", standard.Repeats),
            RespondentWindow = map.Optional("respondentWindow_s")?.Seconds() ?? standard.RespondentWindow,
            Anchor = Choice(map, "anchor", standard.Anchor),
            SatisfactionOf = Choice(map, "satisfactionOf", standard.SatisfactionOf),
            Effort = Choice(map, "effort", standard.Effort),
            ZeroIsBlank = Flag(map, "zeroIsBlank", standard.ZeroIsBlank),
            ClampToScale = Flag(map, "clampToScale", standard.ClampToScale),
            ExcludeReopened = Flag(map, "excludeReopened", standard.ExcludeReopened),
            Cuts = map.Optional("cuts") is { } cuts ? [.. cuts.Items().Select(Cut).OfType<ScoreCut>()] : standard.Cuts,
        };
    }

    private static ScoreCut? Cut(MapNode node)
    {
        if (node.Object("kind", "min", "max", "positiveFrom", "negativeFrom") is not { } map)
        {
            return null;
        }

        int? min = map.Optional("min")?.Integer(-1000, 1000);
        int? max = map.Optional("max")?.Integer(-1000, 1000);
        if (map.Has("min") != map.Has("max") || min >= max)
        {
            map.Error("The scale needs both min and max, the former below the latter.");
            return null;
        }

        return map.Required("kind")?.Choice(MapChoices.SurveyKinds) is { } kind
            && map.Required("positiveFrom")?.Integer(-1000, 1000) is { } good
            && map.Required("negativeFrom")?.Integer(-1000, 1000) is { } bad
            ? new ScoreCut { Kind = kind, Scale = min is { } low && max is { } high ? new SurveyScale(low, high) : null, PositiveFrom = good, NegativeFrom = bad }
            : null;
    }
}
