using System.Text.Json;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>The JSON schema and the parser know the same keys and words.</summary>
public sealed class MapSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("samples", "schemas", "map.schema.json"))).RootElement;

    [Theory]
    [InlineData("", """{"zzz":1}""")]
    [InlineData("properties/csv", """{"csv":{"zzz":1}}""")]
    [InlineData("properties/json", """{"json":{"zzz":1}}""")]
    [InlineData("$defs/tickets", """{"tickets":{"zzz":1}}""")]
    [InlineData("$defs/messages", """{"messages":{"zzz":1}}""")]
    [InlineData("$defs/calls", """{"calls":{"zzz":1}}""")]
    [InlineData("$defs/surveys", """{"surveys":{"zzz":1}}""")]
    [InlineData("$defs/definitions", """{"definitions":{"zzz":1}}""")]
    [InlineData("$defs/sla", """{"definitions":{"slas":{"zzz":1}}}""")]
    [InlineData("$defs/target", """{"definitions":{"slas":{"name":"a","clock":"resolution_time","targets":{"zzz":1}}}}""")]
    [InlineData("$defs/serviceLevel", """{"definitions":{"serviceLevels":{"zzz":1}}}""")]
    [InlineData("$defs/abandonment", """{"definitions":{"abandonments":{"zzz":1}}}""")]
    [InlineData("$defs/handleTime", """{"definitions":{"handleTimes":{"zzz":1}}}""")]
    [InlineData("$defs/speedOfAnswer", """{"definitions":{"speedsOfAnswer":{"zzz":1}}}""")]
    [InlineData("$defs/firstContact", """{"definitions":{"firstContacts":{"zzz":1}}}""")]
    [InlineData("$defs/surveyRules", """{"definitions":{"surveys":{"zzz":1}}}""")]
    [InlineData("$defs/cut", """{"definitions":{"surveys":{"cuts":{"zzz":1}}}}""")]
    [InlineData("$defs/question", """{"surveys":{"questions":{"zzz":1}}}""")]
    [InlineData("$defs/condition", """{"tickets":{"where":{"zzz":1}}}""")]
    [InlineData("$defs/status", """{"tickets":{"status":{"zzz":1}}}""")]
    [InlineData("$defs/author", """{"messages":{"role":{"zzz":1}}}""")]
    [InlineData("$defs/outcome", """{"calls":{"outcome":{"zzz":1}}}""")]
    [InlineData("$defs/plainColumn/anyOf/1", """{"tickets":{"id":{"zzz":1}}}""")]
    [InlineData("$defs/plainColumn/anyOf/1", """{"tickets":{"reopens":{"zzz":1}}}""")]
    [InlineData("$defs/text/anyOf/1", """{"tickets":{"group":{"zzz":1}}}""")]
    [InlineData("$defs/duration/anyOf/1", """{"tickets":{"handleTime":{"zzz":1}}}""")]
    [InlineData("$defs/instant/anyOf/1", """{"tickets":{"createdAt":{"zzz":1}}}""")]
    [InlineData("$defs/solved/anyOf/1", """{"tickets":{"solvedAt":{"state":"x","zzz":1}}}""")]
    public void Keys_AreThoseOfTheParser(string pointer, string map)
    {
        IEnumerable<string> keys = At(pointer).GetProperty("properties").EnumerateObject().Select(property => property.Name);
        Assert.Equal(keys.Order(StringComparer.Ordinal), Known(map, "There is no key 'zzz' here").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("$defs/sla/properties/clock", """{"definitions":{"slas":{"name":"a","clock":"zzz"}}}""")]
    [InlineData("$defs/sla/properties/basis", """{"definitions":{"slas":{"name":"a","clock":"due","basis":"zzz"}}}""")]
    [InlineData("$defs/sla/properties/rule", """{"definitions":{"slas":{"name":"a","clock":"due","rule":"zzz"}}}""")]
    [InlineData("$defs/serviceLevel/properties/formula", """{"definitions":{"serviceLevels":{"formula":"zzz"}}}""")]
    [InlineData("$defs/definitions/properties/stateFrom", """{"definitions":{"stateFrom":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/eventOrder", """{"definitions":{"eventOrder":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/responseStart", """{"definitions":{"responseStart":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/countsAsReply", """{"definitions":{"countsAsReply":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/agentCreated", """{"definitions":{"agentCreated":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/runStart", """{"definitions":{"runStart":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/preset", """{"definitions":{"preset":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/responsesFrom", """{"definitions":{"responsesFrom":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/population", """{"definitions":{"population":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/initialStatus", """{"definitions":{"initialStatus":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/schedule", """{"definitions":{"schedule":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/unanswered", """{"definitions":{"unanswered":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/responseAnchor", """{"definitions":{"responseAnchor":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/replyAggregate", """{"definitions":{"replyAggregate":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/resolution", """{"definitions":{"resolution":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/resolutionAnchor", """{"definitions":{"resolutionAnchor":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/resolutionStart", """{"definitions":{"resolutionStart":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/solvedCount", """{"definitions":{"solvedCount":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/transfers", """{"definitions":{"transfers":"zzz"}}""")]
    [InlineData("$defs/definitions/properties/includeRemoved/anyOf/1", """{"definitions":{"includeRemoved":"zzz"}}""")]
    [InlineData("$defs/firstContact/properties/kind", """{"definitions":{"firstContacts":{"kind":"zzz"}}}""")]
    [InlineData("$defs/firstContact/properties/repeat", """{"definitions":{"firstContacts":{"repeat":"zzz"}}}""")]
    [InlineData("$defs/surveyRules/properties/repeats", """{"definitions":{"surveys":{"repeats":"zzz"}}}""")]
    [InlineData("$defs/surveyRules/properties/anchor", """{"definitions":{"surveys":{"anchor":"zzz"}}}""")]
    [InlineData("$defs/surveyRules/properties/satisfactionOf", """{"definitions":{"surveys":{"satisfactionOf":"zzz"}}}""")]
    [InlineData("$defs/surveyRules/properties/effort", """{"definitions":{"surveys":{"effort":"zzz"}}}""")]
    [InlineData("$defs/sla/properties/targetFrom", """{"definitions":{"slas":{"name":"a","clock":"resolution_time","target_s":1,"targetFrom":"zzz"}}}""")]
    [InlineData("$defs/handleTime/properties/anchor", """{"definitions":{"handleTimes":{"anchor":"zzz"}}}""")]
    [InlineData("$defs/tickets/properties/rows", """{"tickets":{"rows":"zzz"}}""")]
    [InlineData("$defs/status/properties/other", """{"tickets":{"status":{"column":"a","other":"zzz"}}}""")]
    [InlineData("$defs/author/properties/other", """{"messages":{"role":{"column":"a","other":"zzz"}}}""")]
    [InlineData("$defs/outcome/properties/other", """{"calls":{"outcome":{"column":"a","other":"zzz"}}}""")]
    [InlineData("$defs/question/properties/kind", """{"surveys":{"questions":{"kind":"zzz"}}}""")]
    [InlineData("$defs/question/properties/other", """{"surveys":{"questions":{"other":"zzz"}}}""")]
    [InlineData("$defs/duration/anyOf/1/properties/format", """{"tickets":{"handleTime":{"column":"a","format":"zzz"}}}""")]
    public void Words_AreThoseOfTheParser(string pointer, string map)
    {
        IEnumerable<string> words = At(pointer).GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);
        Assert.Equal(words.Order(StringComparer.Ordinal), Known(map, "'zzz'").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dimensions_ThatAreBuiltInAreRefusedByBoth()
    {
        foreach (JsonElement name in At("$defs/tickets/properties/dimensions/propertyNames/not/enum").EnumerateArray())
        {
            InvalidMapException e = Assert.Throws<InvalidMapException>(() => SourceMap.Parse(
                $$"""{"tickets":{"id":"a","createdAt":"b","dimensions":{"{{name.GetString()}}":"c"} } }"""));
            Assert.Contains("is no name for a further dimension", Assert.Single(e.Errors), StringComparison.Ordinal);
        }
    }

    private static string[] Known(string map, string message)
    {
        const string Expected = "expected one of ";
        InvalidMapException e = Assert.Throws<InvalidMapException>(() => SourceMap.Parse(map));
        string error = e.Errors.Single(error => error.Contains(message, StringComparison.Ordinal));
        string list = error[(error.IndexOf(Expected, StringComparison.Ordinal) + Expected.Length)..];
        int hint = list.IndexOf(". Did", StringComparison.Ordinal);
        return (hint < 0 ? list[..^1] : list[..hint]).Split(", ");
    }

    private static JsonElement At(string pointer)
    {
        JsonElement element = Schema;
        foreach (string step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            element = element.ValueKind == JsonValueKind.Array ? element[step[0] - '0'] : element.GetProperty(step);
        }

        return element;
    }
}
