using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>Builds a calendar from the schedule of a recorded fact, through the calendar JSON.</summary>
internal static class VectorCalendar
{
    public static BusinessCalendar Build(JsonElement vector) => BusinessCalendar.FromJson(Json(vector));

    public static string Json(JsonElement vector)
    {
        string zone = vector.GetProperty("zone").GetString()!;
        var calendar = new JsonObject
        {
            ["timeZone"] = zone == "floating" ? "UTC" : zone,
            ["hours"] = Copy(vector, "hours") ?? new JsonObject(),
        };

        // The recorded lists name some dates twice, which a calendar refuses.
        if (vector.TryGetProperty("holidays", out JsonElement holidays))
        {
            calendar["holidays"] = new JsonArray([.. holidays.EnumerateArray().Select(day => day.GetString()).Distinct().Select(day => JsonValue.Create(day))]);
        }

        foreach (string key in (string[])["recurringHolidays", "breaks", "shifts"])
        {
            if (Copy(vector, key) is { } node)
            {
                calendar[key] = node;
            }
        }

        return calendar.ToJsonString();
    }

    private static JsonNode? Copy(JsonElement vector, string key) =>
        vector.TryGetProperty(key, out JsonElement value) ? JsonNode.Parse(value.GetRawText()) : null;
}
