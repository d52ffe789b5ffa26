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
            ["timeZone"] = zone is "floating" or "date" ? "UTC" : zone,
            ["hours"] = Copy(vector, "hours") ?? new JsonObject(),
        };

        // The recorded lists name some dates twice, which a calendar refuses, and some every year as *-MM-DD.
        List<string> holidays = vector.TryGetProperty("holidays", out JsonElement list) ? [.. list.EnumerateArray().Select(day => day.GetString()!).Distinct()] : [];
        calendar["holidays"] = new JsonArray([.. holidays.Where(day => day[0] != '*').Select(day => JsonValue.Create(day))]);
        string[] yearly = [.. holidays.Where(day => day[0] == '*').Select(day => day[2..])];
        calendar["recurringHolidays"] = Copy(vector, "recurringHolidays") ?? new JsonArray([.. yearly.Select(day => JsonValue.Create(day))]);

        foreach (string key in (string[])["breaks", "shifts"])
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
