using System.Text.Json;
using NodaTime.Text;
using Xunit.Abstractions;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>Random cases on which two independent implementations agree, in ten zones, with both conventions for deadlines.</summary>
public class OracleCaseTests(ITestOutputHelper output)
{
    /// <summary>The facts were recorded with tzdata 2026f, by which Morocco leaves its summer time for good at this instant.</summary>
    private static readonly Instant MoroccoChange = Instant.FromUtc(2026, 9, 20, 1, 0);

    [SkippableFact]
    public void Every_case_matches_in_both_conventions()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedData.Path("hours", "oracle.json")));
        Dictionary<string, BusinessCalendar> calendars = document.RootElement.GetProperty("schedules").EnumerateObject()
            .ToDictionary(schedule => schedule.Name, schedule => VectorCalendar.Build(schedule.Value));
        bool knowsMorocco = DateTimeZoneProviders.Tzdb["Africa/Casablanca"].GetUtcOffset(Instant.FromUtc(2026, 10, 1, 0, 0)) == Offset.Zero;

        int cases = 0;
        int values = 0;
        List<string> notRun = [];
        List<string> failures = [];
        foreach (JsonElement item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            string id = item.GetProperty("id").GetString()!;
            BusinessCalendar calendar = calendars[item.GetProperty("schedule").GetString()!];
            Instant start = Read(item.GetProperty("start"));
            if (!knowsMorocco && calendar.TimeZone.Id == "Africa/Casablanca" && Latest(item) >= MoroccoChange)
            {
                notRun.Add(id);
                continue;
            }

            cases++;
            if (item.TryGetProperty("between", out JsonElement between))
            {
                Instant end = Read(between.GetProperty("end"));
                Duration expected = Duration.FromSeconds(between.GetProperty("seconds").GetInt64());
                Check(expected, calendar.Between(start, end), "between");
                Check(-expected, calendar.Between(end, start), "between, reversed");
            }

            if (item.TryGetProperty("add", out JsonElement add))
            {
                Duration amount = Duration.FromSeconds(add.GetProperty("seconds").GetInt64());
                Instant latest = Read(add.GetProperty("expected"));
                Instant earliest = add.TryGetProperty("addEarliest", out JsonElement other) ? Read(other) : latest;
                Check(latest, calendar.Add(start, amount, Boundary.Latest), "add, latest");
                Check(earliest, calendar.Add(start, amount, Boundary.Earliest), "add, earliest");
                Check(earliest, calendar.Add(start, amount), "add");
            }

            if (item.TryGetProperty("subtract", out JsonElement subtract))
            {
                Duration amount = Duration.FromSeconds(subtract.GetProperty("seconds").GetInt64());
                Instant latest = Read(subtract.GetProperty("expected"));
                Instant earliest = subtract.TryGetProperty("subtractEarliest", out JsonElement other) ? Read(other) : latest;
                Check(latest, calendar.Subtract(start, amount, Boundary.Latest), "subtract, latest");
                Check(earliest, calendar.Subtract(start, amount, Boundary.Earliest), "subtract, earliest");
                Check(latest, calendar.Add(start, -amount), "add of a negative amount");
            }

            if (item.TryGetProperty("isOpen", out JsonElement isOpen))
            {
                Check(isOpen.GetBoolean(), calendar.IsOpen(start), "isOpen");
            }

            void Check<T>(T expected, T actual, string what)
            {
                values++;
                if (!EqualityComparer<T>.Default.Equals(expected, actual))
                {
                    failures.Add($"{id} {what}: expected {expected}, was {actual}");
                }
            }
        }

        output.WriteLine($"oracle: {cases} cases run, {values} values compared, {values - failures.Count} matched; not run: {notRun.Count} ({string.Join(", ", notRun)})"
            + (notRun.Count > 0 ? $", because the tz database here ({calendars.Values.First().TzdbVersion}) does not know Morocco's change of September 2026" : ""));
        Assert.Empty(failures);
        Assert.Equal(1062, cases + notRun.Count);
        Assert.True(notRun.Count <= 3, "Only the cases after Morocco's change may depend on the tz database's version.");
    }

    private static Instant Read(JsonElement value) => InstantPattern.ExtendedIso.Parse(value.GetString()!).Value;

    private static Instant Latest(JsonElement item)
    {
        Instant latest = Read(item.GetProperty("start"));
        foreach (string op in (string[])["between", "add", "subtract"])
        {
            if (item.TryGetProperty(op, out JsonElement value))
            {
                foreach (string key in (string[])["end", "expected", "addEarliest"])
                {
                    latest = value.TryGetProperty(key, out JsonElement instant) ? Instant.Max(latest, Read(instant)) : latest;
                }
            }
        }

        return latest;
    }
}
