using System.Text.Json;
using NodaTime.Text;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>The shipped calendars are open when the reference's are, day by day.</summary>
public sealed class ShippedCalendarTests
{
    [SkippableTheory]
    [InlineData("snow-incidents")]
    [InlineData("boston-311-2015")]
    [InlineData("twitter-care-ibm")]
    public void Calendar_IsOpenWhenTheReferenceIs(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedData.Path("data", "calendars.json")));
        JsonElement expected = document.RootElement.GetProperty(name);
        BusinessCalendar calendar = BusinessCalendar.FromJson(File.ReadAllText(Repository.Path("samples", "calendars", name + ".json")));
        Assert.Equal(expected.GetProperty("tz").GetString(), calendar.TimeZone.Id);
        HashSet<LocalDate> holidays = [.. expected.GetProperty("holidays").EnumerateArray().Select(date => Date(date))];
        HashSet<int> weekdays = [.. expected.GetProperty("weekdays").EnumerateArray().Select(day => day.GetInt32())];
        LocalTime open = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(expected.GetProperty("open").GetString()!).Value;
        LocalTime close = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(expected.GetProperty("close").GetString()!).Value;
        for (LocalDate date = Date(expected.GetProperty("from")); date <= Date(expected.GetProperty("to")); date = date.PlusDays(1))
        {
            Instant start = calendar.TimeZone.AtStartOfDay(date).ToInstant();
            Instant end = calendar.TimeZone.AtStartOfDay(date.PlusDays(1)).ToInstant();
            Interval[] intervals = [.. calendar.OpenIntervals(new Interval(start, end))];
            if (holidays.Contains(date) || !weekdays.Contains((int)date.DayOfWeek))
            {
                Assert.Empty(intervals);
                continue;
            }

            Instant At(LocalTime time) => calendar.TimeZone.AtStrictly(date + time).ToInstant();
            Assert.Equal([new Interval(At(open), At(close))], intervals);
        }
    }

    private static LocalDate Date(JsonElement date) => LocalDatePattern.Iso.Parse(date.GetString()!).Value;
}
