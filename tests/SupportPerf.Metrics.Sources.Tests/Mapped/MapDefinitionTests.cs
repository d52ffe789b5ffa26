using System.Reflection;
using System.Text.Json;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>Every option of the definitions can be said in a map.</summary>
public sealed class MapDefinitionTests
{
    /// <summary>What a map says elsewhere, or has no records for.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["name"] = "the map's own name",
        ["statusCategories"] = "the map lists its statuses where it names their column",
        ["reviews"] = "maps read no quality reviews",
        ["agentTimes"] = "maps read no agents' times",
    };

    private static Definitions Read(string definitions) => SourceMap.Parse($$"""{"tickets":{"id":"a","createdAt":"b"},"definitions":{{definitions}} }""").Definitions;

    [Fact]
    public void Every_option_is_a_key()
    {
        JsonElement schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("samples", "schemas", "map.schema.json"))).RootElement;
        IEnumerable<string> keys = schema.GetProperty("$defs").GetProperty("definitions").GetProperty("properties").EnumerateObject()
            .Select(static property => property.Name.EndsWith("_s", StringComparison.Ordinal) ? property.Name[..^2] : property.Name);
        IEnumerable<string> options = typeof(Definitions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.CanWrite)
            .Select(static property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);

        Assert.Equal(options.Except(Elsewhere.Keys).Append("preset").Order(), keys.Order());
    }

    [Fact]
    public void A_preset_is_where_the_rest_starts_from()
    {
        Definitions read = Read("""{"preset":"zendesk","transfers":"group","oneTouchDespiteReopen":false}""");

        Assert.Equal(Definitions.Zendesk with { Transfers = TransferKind.Group, OneTouchDespiteReopen = false, EventOrder = EventOrder.Time }, read with { Name = "zendesk" });
    }

    [Fact]
    public void Options_of_every_kind_are_read()
    {
        Definitions read = Read("""
            {
              "population": "assigned", "includeRemoved": ["spam", "merged"], "initialStatus": "new", "sessionGap_s": 86400, "schedule": "at_stop", "rejectContradictory": true,
              "responsesFrom": "events", "restartAtReopen": false, "unanswered": "exclude", "responsePauses": ["on_hold"], "responseAnchor": "event", "mergeRepliesWithin_s": 60,
              "resolution": "each_cycle", "resolutionAnchor": "closed", "closeEndsResolution": true, "effectiveSolve": true,
              "resolutionHorizon_s": 604800, "solvedCount": "events", "trivialReopen_s": 600, "escalationTiers": {"second": 2},
              "firstContacts": [{"name": "net", "kind": "one_agent", "window_s": 3600, "repeat": "none", "allowTransfers": true, "notResolvable": {"product": "hardware"}}],
              "slas": [{"name": "s", "clock": "agent_work_time", "target_s": 60, "targetFrom": "latest", "pausedStatuses": "pending", "eachCycle": true, "tolerance_s": 5, "equalIsLate": true}],
              "handleTimes": {"talkOnly": true, "anchor": "ended", "divideByConcurrency": true, "cap_s": 3600}, "speedsOfAnswer": {"withAbandoned": true}, "abandonments": {"shortAbandon_s": 5, "shortAbandonsStayOffered": true}, "serviceLevels": {"includeFlowOuts": true},
              "surveys": {"repeats": "first", "respondentWindow_s": 60, "anchor": "sent", "satisfactionOf": "sent", "effort": "lower_is_easier", "zeroIsBlank": true, "clampToScale": true,
                "cuts": {"kind": "csat", "min": 1, "max": 5, "positiveFrom": 4, "negativeFrom": 3}}
            }
            """);

        Assert.Equal((TicketPopulation.Assigned, RemovedTickets.Spam | RemovedTickets.Merged, TicketStatus.New), (read.Population, read.IncludeRemoved, read.InitialStatus));
        Assert.Equal((Duration.FromDays(1), ScheduleChoice.AtStop, true), (read.SessionGap!.Value, read.Schedule, read.RejectContradictory));
        Assert.Equal((StateSource.Events, false, UnansweredRule.Exclude, PeriodAnchor.Event), (read.ResponsesFrom, read.RestartAtReopen, read.Unanswered, read.ResponseAnchor));
        Assert.Equal([TicketStatus.OnHold], read.ResponsePauses);
        Assert.Equal((ResolutionKind.EachCycle, PeriodAnchor.Closed, true, true), (read.Resolution, read.ResolutionAnchor, read.CloseEndsResolution, read.EffectiveSolve));
        Assert.Equal((Duration.FromDays(7), SolvedCount.Events, Duration.FromMinutes(10), 2), (read.ResolutionHorizon!.Value, read.SolvedCount, read.TrivialReopen!.Value, read.EscalationTiers["second"]));
        FirstContactRule first = Assert.Single(read.FirstContacts);
        Assert.Equal(("net", FirstContactKind.OneAgent, Duration.FromHours(1), RepeatContact.None, true), (first.Name, first.Kind, first.Window, first.Repeat, first.AllowTransfers));
        Assert.Equal("hardware", Assert.Single(first.NotResolvable).Value);
        SlaRule sla = Assert.Single(read.Slas);
        Assert.Equal((SlaClock.AgentWorkTime, SlaTargetFrom.Latest, true, Duration.FromSeconds(5), true), (sla.Clock, sla.TargetFrom, sla.EachCycle, sla.Tolerance, sla.EqualIsLate));
        Assert.Equal([TicketStatus.Pending], sla.PausedStatuses);
        Assert.Equal((true, CallAnchor.Ended, true, Duration.FromHours(1)), (read.HandleTimes[0].TalkOnly, read.HandleTimes[0].Anchor, read.HandleTimes[0].DivideByConcurrency, read.HandleTimes[0].Cap!.Value));
        Assert.True(read.SpeedsOfAnswer[0].WithAbandoned && read.Abandonments[0].ShortAbandonsStayOffered && read.ServiceLevels[0].IncludeFlowOuts);
        Assert.Equal((RepeatedAnswers.First, SurveyAnchor.Sent, SurveyPopulation.Sent, EffortDirection.LowerIsEasier), (read.Surveys.Repeats, read.Surveys.Anchor, read.Surveys.SatisfactionOf, read.Surveys.Effort));
        Assert.Equal(new ScoreCut { Kind = SurveyKind.Csat, Scale = SurveyScale.OneToFive, PositiveFrom = 4, NegativeFrom = 3 }, Assert.Single(read.Surveys.Cuts));
    }

    [Fact]
    public void A_scale_without_its_other_end_is_an_error()
    {
        InvalidMapException wrong = Assert.Throws<InvalidMapException>(() => Read("""{"surveys":{"cuts":{"kind":"csat","min":1,"positiveFrom":4,"negativeFrom":3} } }"""));
        Assert.Contains("both min and max", Assert.Single(wrong.Errors), StringComparison.Ordinal);
    }
}
