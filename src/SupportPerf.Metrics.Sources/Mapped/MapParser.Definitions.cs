using NodaTime;
using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <content>The definitions that the map states; what it does not state stays as recommended.</content>
internal sealed partial class MapParser
{
    // A property: the order in which the fields of several files begin is not defined.
    private static string[] DefinitionKeys =>
    [
        "preset", "stateFrom", "eventOrder", "responseStart", "countsAsReply", "agentCreated", "runStart", "pausedStatuses", "reopenWindow_s", "oneTouchWithoutReply", "thirdPartiesAwaitReply",
        "clockSkewTolerance_s", "shortAbandon_s", "percentileType", "slas", "serviceLevels", "abandonments", "handleTimes", "speedsOfAnswer", "surveys",
        .. PopulationKeys, .. ResponseKeys, .. ResolutionKeys, .. RateKeys,
    ];

    private Definitions Definitions(MapObject? map, string? name, bool isLog)
    {
        Definitions preset = map?.Optional("preset")?.Choice([.. Metrics.Definitions.Presets.Select(static (one, index) => (one.Name, index))]) is { } known
            ? Metrics.Definitions.Presets[known]
            : Metrics.Definitions.Default;
        Definitions standard = preset with { EventOrder = isLog ? EventOrder.Source : EventOrder.Time };
        standard = name is null ? standard : standard with { Name = name };
        if (map is null)
        {
            return standard;
        }

        standard = WithRates(map, WithResolutions(map, WithResponses(map, WithPopulation(map, standard))));
        return standard with
        {
            StateFrom = Choice(map, "stateFrom", standard.StateFrom),
            EventOrder = map.Optional("eventOrder")?.Choice(MapChoices.EventOrders) ?? standard.EventOrder,
            ResponseStart = Choice(map, "responseStart", standard.ResponseStart),
            CountsAsReply = Choice(map, "countsAsReply", standard.CountsAsReply),
            AgentCreated = Choice(map, "agentCreated", standard.AgentCreated),
            RunStart = Choice(map, "runStart", standard.RunStart),
            ThirdPartiesAwaitReply = Flag(map, "thirdPartiesAwaitReply", standard.ThirdPartiesAwaitReply),
            PausedStatuses = Statuses(map, "pausedStatuses", standard.PausedStatuses),
            ReopenWindow = map.Optional("reopenWindow_s")?.Seconds() ?? standard.ReopenWindow,
            OneTouchWithoutReply = Flag(map, "oneTouchWithoutReply", standard.OneTouchWithoutReply),
            ClockSkewTolerance = map.Optional("clockSkewTolerance_s")?.Seconds() ?? standard.ClockSkewTolerance,
            ShortAbandon = map.Optional("shortAbandon_s")?.Seconds() ?? standard.ShortAbandon,
            PercentileType = (PercentileType?)map.Optional("percentileType")?.Integer(1, 9) ?? standard.PercentileType,
            Slas = List(map, "slas", Sla) ?? standard.Slas,
            ServiceLevels = List(map, "serviceLevels", ServiceLevel) ?? standard.ServiceLevels,
            Abandonments = List(map, "abandonments", Abandonment) ?? standard.Abandonments,
            HandleTimes = List(map, "handleTimes", HandleTime) ?? standard.HandleTimes,
            SpeedsOfAnswer = List(map, "speedsOfAnswer", SpeedOfAnswer) ?? standard.SpeedsOfAnswer,
            Surveys = SurveyRules(map.Optional("surveys"), standard.Surveys),
        };
    }

    private static T Choice<T>(MapObject map, string key, T otherwise)
        where T : struct, Enum => map.Optional(key)?.Choice(MapChoices.Of<T>()) ?? otherwise;

    private static bool Flag(MapObject map, string key, bool otherwise) => map.Optional(key)?.Flag() ?? otherwise;

    private static IReadOnlyList<TicketStatus> Statuses(MapObject map, string key, IReadOnlyList<TicketStatus> otherwise) => map.Optional(key) is { } node ? Statuses(node) : otherwise;

    private static List<TicketStatus> Statuses(MapNode node)
    {
        List<TicketStatus> statuses = [];
        foreach (MapNode item in node.Items())
        {
            if (item.Choice(MapChoices.Statuses) is { } status)
            {
                statuses.Add(status);
            }
        }

        return statuses;
    }

    private static List<T>? List<T>(MapObject map, string key, Func<MapNode, (string? Name, T? Rule)> read)
        where T : class
    {
        if (map.Optional(key) is not { } list)
        {
            return null;
        }

        List<T> rules = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (MapNode item in list.Items())
        {
            (string? name, T? rule) = read(item);
            if (rule is null)
            {
                continue;
            }

            if (!names.Add(name ?? ""))
            {
                item.Error($"The name '{name}' stands here twice; expected names that differ, for they name the rows of the report.");
            }

            rules.Add(rule);
        }

        return rules;
    }

    private static string? Name(MapObject map)
    {
        string? name = map.Optional("name")?.Text("a name");
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static (string? Name, SlaRule? Rule) Sla(MapNode node)
    {
        if (node.Object("name", "clock", "basis", "target_s", "targets", "rule", "column", "met", "missed", "missing", "optional", "targetFrom", "pausedStatuses", "eachCycle", "tolerance_s", "equalIsLate") is not { } map)
        {
            return default;
        }

        string? name = map.Required("name")?.Text("the SLA's name");
        if (name is { Length: 0 })
        {
            map.Error("An empty name; expected the SLA's name.");
        }

        SlaClock? clock = map.Required("clock")?.Choice(MapChoices.Of<SlaClock>());
        bool timed = clock is not (null or SlaClock.Due or SlaClock.VendorFlag);
        if (timed && !map.Has("target_s") && !map.Has("targets"))
        {
            map.Error("The key 'target_s' is missing: this clock needs a target in seconds.");
        }

        foreach (string key in (string[])["target_s", "targets", "basis", "targetFrom", "pausedStatuses", "eachCycle", "tolerance_s", "equalIsLate"])
        {
            if (clock is not null && !timed && map.Has(key))
            {
                map.Error($"The key '{key}' has no use here: the clock is due or vendor_flag, which has no target of its own.");
            }
        }

        foreach (string key in (string[])["column", "met", "missed"])
        {
            if (clock == SlaClock.VendorFlag)
            {
                map.Required(key);
            }
            else if (clock is not null && map.Has(key))
            {
                map.Error($"The key '{key}' has no use here: only the clock vendor_flag has it.");
            }
        }

        HoursBasis? basis = map.Optional("basis")?.Choice(MapChoices.Bases);
        SlaPopulation? population = map.Optional("rule")?.Choice(MapChoices.Of<SlaPopulation>());
        Duration? target = map.Optional("target_s")?.Seconds();
        List<SlaTarget> targets = [];
        foreach (MapNode item in map.Optional("targets")?.Items() ?? [])
        {
            if (Target(item) is { } one)
            {
                targets.Add(one);
            }
        }

        return name is null || clock is null ? default : (name, new SlaRule
        {
            Name = name,
            Clock = clock.Value,
            Basis = timed ? basis ?? HoursBasis.Calendar : HoursBasis.None,
            Target = target,
            Targets = targets,
            Population = population ?? SlaPopulation.Decided,
            TargetFrom = Choice(map, "targetFrom", SlaTargetFrom.ClockStart),
            PausedStatuses = Statuses(map, "pausedStatuses", []),
            EachCycle = Flag(map, "eachCycle", false),
            Tolerance = map.Optional("tolerance_s")?.Seconds() ?? NodaTime.Duration.Zero,
            EqualIsLate = Flag(map, "equalIsLate", false),
        });
    }

    private static SlaTarget? Target(MapNode node)
    {
        if (node.Object("when", "target_s") is not { } map)
        {
            return null;
        }

        Dictionary<string, string> when = new(StringComparer.Ordinal);
        foreach ((string dimension, MapNode value) in map.Optional("when")?.FreeObject("an object of dimensions and values") ?? [])
        {
            if (value.Text("a value of the dimension") is { } text)
            {
                when[dimension] = text;
            }
        }

        return map.Required("target_s")?.Seconds() is { } target ? new SlaTarget { When = when, Target = target } : null;
    }

    private static (string? Name, ServiceLevelRule? Rule) ServiceLevel(MapNode node)
    {
        if (node.Object("name", "threshold_s", "formula", "target", "includeFlowOuts") is not { } map)
        {
            return default;
        }

        ServiceLevelRule rule = new() { Name = Name(map), Target = map.Optional("target")?.Share() };
        return (rule.Name, rule with
        {
            Threshold = map.Optional("threshold_s")?.Seconds() ?? rule.Threshold,
            Formula = map.Optional("formula")?.Choice(MapChoices.Of<ServiceLevelFormula>()) ?? rule.Formula,
            IncludeFlowOuts = Flag(map, "includeFlowOuts", false),
        });
    }

    private static (string? Name, AbandonmentRule? Rule) Abandonment(MapNode node)
    {
        if (node.Object("name", "includeBeforeQueue", "shortAbandon_s", "shortAbandonsStayOffered") is not { } map)
        {
            return default;
        }

        string? name = Name(map);
        return (name, new AbandonmentRule
        {
            Name = name,
            IncludeBeforeQueue = map.Optional("includeBeforeQueue")?.Flag() ?? false,
            ShortAbandon = map.Optional("shortAbandon_s")?.Seconds(),
            ShortAbandonsStayOffered = Flag(map, "shortAbandonsStayOffered", false),
        });
    }

    private static (string? Name, HandleTimeRule? Rule) HandleTime(MapNode node)
    {
        if (node.Object("name", "requireAgent", "excludeZero", "includeDialing", "talkOnly", "anchor", "divideByConcurrency", "cap_s") is not { } map)
        {
            return default;
        }

        string? name = Name(map);
        return (name, new HandleTimeRule
        {
            Name = name,
            RequireAgent = map.Optional("requireAgent")?.Flag() ?? false,
            ExcludeZero = map.Optional("excludeZero")?.Flag() ?? false,
            IncludeDialing = map.Optional("includeDialing")?.Flag() ?? false,
            TalkOnly = Flag(map, "talkOnly", false),
            Anchor = Choice(map, "anchor", CallAnchor.Offered),
            DivideByConcurrency = Flag(map, "divideByConcurrency", false),
            Cap = map.Optional("cap_s")?.Seconds(),
        });
    }

    private static (string? Name, SpeedOfAnswerRule? Rule) SpeedOfAnswer(MapNode node)
    {
        if (node.Object("name", "queuedOnly", "withAbandoned") is not { } map)
        {
            return default;
        }

        string? name = Name(map);
        return (name, new SpeedOfAnswerRule { Name = name, QueuedOnly = Flag(map, "queuedOnly", false), WithAbandoned = Flag(map, "withAbandoned", false) });
    }

    /// <summary>The columns of vendor flags: they stand with the SLAs, but are fields of the tickets.</summary>
    private VendorFlags? VendorFlags(MapObject? definitions, ColumnSet columns)
    {
        List<(string Name, ChoiceField<bool> Field)> fields = [];
        foreach (MapNode item in definitions?.Optional("slas")?.Items() ?? [])
        {
            // Errors of this object are reported where the SLAs are read; here only the columns matter.
            MapNode quiet = item.Quiet();
            if (quiet.Object("name", "clock", "column", "met", "missed", "missing", "optional", "rule") is not { } map
                || map.Optional("clock")?.Choice(MapChoices.Of<SlaClock>()) != SlaClock.VendorFlag
                || map.Optional("name")?.Text("") is not { } name || !map.Has("column"))
            {
                continue;
            }

            if (Column(map, columns) is not { } column)
            {
                continue;
            }

            Dictionary<string, bool> values = new(StringComparer.Ordinal);
            foreach (string met in map.Optional("met")?.Texts("") ?? [])
            {
                values[met] = true;
            }

            foreach (string missed in map.Optional("missed")?.Texts("") ?? [])
            {
                if (!values.TryAdd(missed, false))
                {
                    item.Error($"'{missed}' means met and missed.");
                }
            }

            fields.Add((name, new ChoiceField<bool>(column, values, null)));
        }

        return fields.Count == 0 ? null : new VendorFlags(fields);
    }
}
