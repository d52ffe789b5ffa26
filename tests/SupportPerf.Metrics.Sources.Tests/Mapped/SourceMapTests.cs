using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>What a map says, and what is wrong with one: everything at once, each with its place.</summary>
public sealed class SourceMapTests
{
    private const string Smallest = """{"tickets":{"id":"id","createdAt":"created"}}""";

    public static TheoryData<string, string> OneError => new()
    {
        { """{"tickets":{"id":"a","createdAt":"b","grup":"c"}}""", "$.tickets.grup: There is no key 'grup' here; expected one of rows," },
        { """{"tickets":{"id":"a","createdAt":"b","grup":"c"}}""", "Did you mean 'group'?" },
        { """{"tickets":{"id":"a","createdAt":"b","id":"c"}}""", "$.tickets.id: The key stands here twice." },
        { """{"tickets":{"createdAt":"b"}}""", "$.tickets: The key 'id' is missing." },
        { """{"tickets":{"id":[],"createdAt":"b"}}""", "$.tickets.id: An empty list" },
        { """{"tickets":{"id":"a","createdAt":""}}""", "$.tickets.createdAt: An empty name; expected the name of a column." },
        { """{"tickets":{"id":"a","createdAt":7}}""", "$.tickets.createdAt: 7; expected the name of a column as a text." },
        { """{"timeZone":"Europe/Berln","tickets":{"id":"a","createdAt":"b"}}""", "$.timeZone: There is no time zone 'Europe/Berln'; expected an IANA name such as Europe/Berlin. Did you mean 'Europe/Berlin'?" },
        { """{"dateFormats":"d/M/yyyy","tickets":{"id":"a","createdAt":"b"}}""", "$.dateFormats: 'd/M/yyyy' has no offset, and the map names no timeZone to read it in. Add timeZone." },
        { """{"timeZone":"UTC","dateFormats":["iso","qq"],"tickets":{"id":"a","createdAt":"b"}}""", "$.dateFormats[1]: 'qq' is neither iso, epoch_s, epoch_ms nor a NodaTime pattern" },
        { """{"tickets":{"rows":"updates","status":{"column":"s","values":{}},"id":"a","createdAt":"b"}}""", "$.tickets: The key 'updatedAt' is missing." },
        { """{"tickets":{"rowsGrouped":true,"id":"a","createdAt":"b"}}""", "$.tickets: rowsGrouped is true, but rows is not updates" },
        { """{"tickets":{"id":"a","createdAt":"b","solvedAt":{"state":"x"}}}""", "$.tickets.solvedAt.state: There is no status to take the state from" },
        { """{"tickets":{"id":"a","createdAt":"b","solvedAt":{"state":"x","lastEvent":true},"status":{"column":"s","values":{}}}}""", "$.tickets.solvedAt: Both state and lastEvent" },
        { """{"tickets":{"id":"a","createdAt":{"date":"d"}}}""", "$.tickets.createdAt: The key 'time' is missing." },
        { """{"tickets":{"id":"a","createdAt":{"column":"c","date":"d","time":"t"}}}""", "$.tickets.createdAt: Both column and date or time" },
        { """{"tickets":{"id":"a","createdAt":"b","status":{"column":"s","values":{"x":"sovled"}}}}""", "$.tickets.status.values.x: 'sovled'; expected one of new, open, pending, on_hold, solved, closed. Did you mean 'solved'?" },
        { """{"tickets":{"id":"a","createdAt":"b","where":{"column":"c"}}}""", "$.tickets.where: Expected exactly one of is, isNot and isMissing." },
        { """{"messages":{"ticket":"a","at":"b","role":{"column":"r","values":{}}},"calls":{"id":"a","offeredAt":"b","outcome":{"column":"o","values":{}}}}""", "$: It maps messages but no tickets" },
        { """{"timeZone":"UTC"}""", "$: It maps no records; expected tickets, calls or surveys." },
        { """{"csv":{"delimiter":";;"},"tickets":{"id":"a","createdAt":"b"}}""", "$.csv.delimiter: ';;'; expected one character" },
        { """{"surveys":{"id":"a","questions":{"kind":"csat"}}}""", "$.surveys.questions: Expected either column or columns." },
        { """{"surveys":{"id":"a","questions":[{"kind":"csat","column":"q","scale":[5,1]}]}}""", "$.surveys.questions[0].scale: The highest score must lie above the lowest." },
        { """{"surveys":{"id":"a","questions":[{"kind":"csat","column":"q"},{"kind":"csat","column":"r"}]}}""", "$.surveys.questions: Two Csat questions have the name ''" },
        { """{"tickets":{"id":"a","createdAt":"b"},"definitions":{"slas":[{"name":"x","clock":"resolution_time"}]}}""", "$.definitions.slas[0]: The key 'target_s' is missing" },
        { """{"tickets":{"id":"a","createdAt":"b"},"definitions":{"slas":[{"name":"x","clock":"due","target_s":1}]}}""", "$.definitions.slas[0]: The key 'target_s' has no use here" },
        { """{"tickets":{"id":"a","createdAt":"b"},"definitions":{"slas":[{"name":"x","clock":"vendor_flag","column":"c","met":"y"}]}}""", "$.definitions.slas[0]: The key 'missed' is missing." },
        { """{"tickets":{"id":"a","createdAt":"b"},"definitions":{"slas":[{"name":"x","clock":"vendor_flag","column":"c","met":"y","missed":"y"}]}}""", "$.definitions.slas[0]: 'y' means met and missed." },
        { """{"tickets":{"id":"a","createdAt":"b"},"definitions":{"slas":[{"name":"x","clock":"due"},{"name":"x","clock":"due"}]}}""", "$.definitions.slas[1]: The name 'x' stands here twice" },
        { """{"tickets":{"id":"a","createdAt":"b"},"definitions":{"shortAbandon_s":-1}}""", "$.definitions.shortAbandon_s: -1; expected a number of seconds, zero or more." },
        { """{"tickets":{"id":"a","createdAt":"b"},"definitions":{"percentileType":10}}""", "$.definitions.percentileType: 10; expected a whole number from 1 to 9." },
        { "[]", "$: A list; expected an object with" },
        { "{", "$: It is no valid JSON:" },
    };

    [Theory]
    [MemberData(nameof(OneError))]
    public void Error_NamesPlaceValueAndRule(string json, string message)
    {
        InvalidMapException e = Assert.Throws<InvalidMapException>(() => SourceMap.Parse(json, "my.json"));
        Assert.Contains(message, Assert.Single(e.Errors), StringComparison.Ordinal);
        Assert.StartsWith("my.json cannot be used:\n  $", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_ComeAllAtOnce()
    {
        InvalidMapException e = Assert.Throws<InvalidMapException>(() => SourceMap.Parse(
            """{"timeZone":"Mars","tickets":{"id":1,"crreatedAt":"b","status":{"column":"s"}},"definitions":{"slas":[{"clock":"due"}],"runStart":"last"}}"""));
        Assert.Equal(
            ["$.definitions.runStart", "$.definitions.slas[0]", "$.tickets", "$.tickets.crreatedAt", "$.tickets.id", "$.tickets.status", "$.timeZone"],
            e.Errors.Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Smallest_LeavesTheDefinitionsAsRecommended()
    {
        SourceMap map = SourceMap.Parse(Smallest);
        Assert.Null(map.TimeZone);
        Assert.Empty(map.Dimensions);
        Assert.Equal(Definitions.Default, map.Definitions);
    }

    [Fact]
    public void Updates_CompareStatusesInTheOrderOfTheFile()
    {
        const string Log = """{"tickets":{"rows":"updates","id":"a","createdAt":"b","updatedAt":"c","status":{"column":"s","values":{}}} """;
        Assert.Equal(EventOrder.Source, SourceMap.Parse(Log + "}").Definitions.EventOrder);
        Assert.Equal(EventOrder.Time, SourceMap.Parse(Log + ""","definitions":{"eventOrder":"time"}}""").Definitions.EventOrder);
    }

    [Fact]
    public void Definitions_SayWhatTheMapSays()
    {
        Definitions definitions = SourceMap.Parse("""
            {
              "name": "ours",
              "tickets": { "id": "a", "createdAt": "b" },
              "definitions": {
                "stateFrom": "events", "responseStart": "handoff", "countsAsReply": "any_public", "agentCreated": "exclude", "runStart": "latest",
                "pausedStatuses": "on_hold", "reopenWindow_s": 86400, "oneTouchWithoutReply": true, "clockSkewTolerance_s": 0.5, "shortAbandon_s": 10, "percentileType": 6,
                "slas": { "name": "first", "clock": "first_response_time", "basis": "business", "target_s": 7200, "rule": "all",
                          "targets": { "when": { "priority": "urgent" }, "target_s": 900 } },
                "serviceLevels": { "name": "80/20", "threshold_s": 20, "formula": "answered", "target": 0.8 },
                "abandonments": { "name": "all", "includeBeforeQueue": true, "shortAbandon_s": 5 },
                "handleTimes": { "requireAgent": true, "excludeZero": true, "includeDialing": true },
                "speedsOfAnswer": { "queuedOnly": true }
              }
            }
            """).Definitions;
        Assert.Equal("ours", definitions.Name);
        Assert.Equal(StateSource.Events, definitions.StateFrom);
        Assert.Equal(ResponseStart.Handoff, definitions.ResponseStart);
        Assert.Equal(ReplyKind.AnyPublic, definitions.CountsAsReply);
        Assert.Equal(AgentCreatedRule.Exclude, definitions.AgentCreated);
        Assert.Equal(RunStart.Latest, definitions.RunStart);
        Assert.Equal([TicketStatus.OnHold], definitions.PausedStatuses);
        Assert.Equal(Duration.FromDays(1), definitions.ReopenWindow);
        Assert.True(definitions.OneTouchWithoutReply);
        Assert.Equal(Duration.FromMilliseconds(500), definitions.ClockSkewTolerance);
        Assert.Equal(Duration.FromSeconds(10), definitions.ShortAbandon);
        Assert.Equal(PercentileType.Weibull, definitions.PercentileType);
        SlaRule sla = Assert.Single(definitions.Slas);
        Assert.Equal(
            ("first", SlaClock.FirstResponseTime, HoursBasis.Business, Duration.FromHours(2), SlaPopulation.All),
            (sla.Name, sla.Clock, sla.Basis, sla.Target!.Value, sla.Population));
        SlaTarget urgent = Assert.Single(sla.Targets);
        Assert.Equal(("urgent", Duration.FromMinutes(15)), (urgent.When["priority"], urgent.Target));
        Assert.Equal(
            new ServiceLevelRule { Name = "80/20", Threshold = Duration.FromSeconds(20), Formula = ServiceLevelFormula.Answered, Target = 0.8 },
            Assert.Single(definitions.ServiceLevels));
        Assert.Equal(new AbandonmentRule { Name = "all", IncludeBeforeQueue = true, ShortAbandon = Duration.FromSeconds(5) }, Assert.Single(definitions.Abandonments));
        Assert.Equal(new HandleTimeRule { RequireAgent = true, ExcludeZero = true, IncludeDialing = true }, Assert.Single(definitions.HandleTimes));
        Assert.Equal(new SpeedOfAnswerRule { QueuedOnly = true }, Assert.Single(definitions.SpeedsOfAnswer));
    }

    [Theory]
    [InlineData("airport-survey", "America/Los_Angeles", "boarding_area,language")]
    [InlineData("bank-calls", "Asia/Jerusalem", "type")]
    [InlineData("boston-311", "America/New_York", "type,department,neighborhood")]
    [InlineData("servicenow-incident-log", "America/Sao_Paulo", "category")]
    [InlineData("twitter-care", "UTC", "split")]
    public void ShippedMaps_NameZoneAndDimensions(string name, string zone, string dimensions)
    {
        SourceMap map = SourceMap.Parse(File.ReadAllText(Repository.Path("samples", "maps", name + ".json")));
        Assert.Equal(zone, map.TimeZone!.Id);
        Assert.Equal(dimensions.Split(','), map.Dimensions.Select(dimension => dimension.Name));
    }
}
