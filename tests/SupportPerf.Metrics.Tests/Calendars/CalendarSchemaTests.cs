using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Xunit;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>The published JSON schema and the reader agree on what a calendar looks like.</summary>
public class CalendarSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Repository.Path("samples", "schemas", "calendar.schema.json")))!;

    [Property(MaxTest = 100, Replay = "20261122,71")]
    public void What_we_write_is_valid(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        string json = CalendarSpec.Random(random, random.Next(2) == 0 ? 1 : 900).Build().ToJson();
        Assert.True(IsValid(json), json);
    }

    [Theory]
    [InlineData("""{"timeZone":"UTC","hours":"Mo-Fr 09:00-17:00; PH off"}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["2026-12-25",{"date":"2026-12-26","name":"Boxing Day"},{"from":"2026-12-28","to":"2026-12-30","name":null}]}""")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["20:00","24:00"]]},"recurringHolidays":["02-29",{"date":"05-01","name":"Labour Day"}],"versions":[]}""")]
    public void What_the_reader_takes_is_valid(string json)
    {
        BusinessCalendar.FromJson(json);
        Assert.True(IsValid(json));
    }

    [Theory]
    [InlineData("""{"hours":{}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holiday":[]}""")]
    [InlineData("""{"timeZone":"UTC","hours":{"monday":[]}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00"]]}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","12:00","13:00"]]}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["24:00","09:00"]]}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","24:01"]]}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["25.12.2026"]}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":[{"date":"2026-12-31","to":"2027-01-01"}]}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"recurringHolidays":["13-01"]}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"shifts":{"tomorrow":[]}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"breaks":{"2026-12-24":{}}}""")]
    [InlineData("""{"timeZone":"UTC","hours":{},"versions":[{"from":"2027-01-01"}]}""")]
    public void What_the_schema_refuses_the_reader_refuses(string json)
    {
        Assert.False(IsValid(json));
        Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.FromJson(json));
    }

    private static bool IsValid(string json) => IsValid(JsonNode.Parse(json), Schema);

    /// <summary>The keywords that our schema uses, and no others.</summary>
    private static bool IsValid(JsonNode? value, JsonNode? schema)
    {
        if (schema is JsonValue constant)
        {
            return constant.GetValue<bool>();
        }

        return schema!.AsObject().All(keyword => keyword.Key switch
        {
            "$schema" or "$id" or "$defs" or "title" or "description" => true,
            "$ref" => IsValid(value, Schema["$defs"]![keyword.Value!.GetValue<string>()["#/$defs/".Length..]]),
            "type" => (keyword.Value is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [keyword.Value!.GetValue<string>()]).Contains(TypeOf(value)),
            "oneOf" => keyword.Value!.AsArray().Count(option => IsValid(value, option)) == 1,
            "required" => value is not JsonObject members || keyword.Value!.AsArray().All(key => members.ContainsKey(key!.GetValue<string>())),
            "properties" => value is not JsonObject members || members.All(member => keyword.Value![member.Key] is not { } property || IsValid(member.Value, property)),
            "additionalProperties" => value is not JsonObject members || members.All(member => schema["properties"]?[member.Key] is not null || IsValid(member.Value, keyword.Value)),
            "propertyNames" => value is not JsonObject members || members.All(member => IsValid(JsonValue.Create(member.Key), keyword.Value)),
            "prefixItems" => value is not JsonArray items || items.Zip(keyword.Value!.AsArray()).All(pair => IsValid(pair.First, pair.Second)),
            "items" => value is not JsonArray items || items.Skip((schema["prefixItems"] as JsonArray)?.Count ?? 0).All(item => IsValid(item, keyword.Value)),
            "minItems" => value is not JsonArray items || items.Count >= keyword.Value!.GetValue<int>(),
            "minLength" => value is not JsonValue text || text.GetValue<string>().Length >= keyword.Value!.GetValue<int>(),
            "pattern" => TypeOf(value) != "string" || Regex.IsMatch(value!.GetValue<string>(), keyword.Value!.GetValue<string>()),
            _ => throw new NotSupportedException($"The schema uses the keyword '{keyword.Key}', which this test does not know."),
        });
    }

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "boolean",
        },
    };
}
