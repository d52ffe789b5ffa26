using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>The worked examples of business time, and of the local days that business days and reports are cut by.</summary>
public class BusinessTimeWorkedExampleTests
{
    public static TheoryData<string> Elapsed => WorkedExamples.Ids("business_elapsed");

    public static TheoryData<string> Added => WorkedExamples.Ids("business_add");

    public static TheoryData<string> Switched => WorkedExamples.Ids("business_elapsed_schedule_switch");

    [SkippableTheory]
    [MemberData(nameof(Elapsed))]
    public void Open_time_is_as_worked_out(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        BusinessCalendar calendar = Calendar(example.Input("schedule"));
        Instant start = Read(example.Input("start"));
        Instant end = Read(example.Input("end"));
        Duration open = calendar.Between(start, end);
        if (example.Expects("diagnostic"))
        {
            // What a KPI makes of these is its own matter; the calendar says why there is no value.
            bool neverOpen = example.Expected.GetProperty("diagnostic").GetString() == "ScheduleNeverOpen";
            Assert.Equal(neverOpen, calendar.IsNeverOpen);
            Assert.Equal(neverOpen ? Duration.Zero : -calendar.Between(end, start), open);
            Assert.True(neverOpen || end < start);
            return;
        }

        example.Check("seconds", open.TotalSeconds);
        example.Check("minutes", open.TotalMinutes);
    }

    [SkippableTheory]
    [MemberData(nameof(Added))]
    public void Deadlines_are_as_worked_out(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        BusinessCalendar calendar = Calendar(example.Input("schedule"));
        Instant start = Read(example.Input("start"));
        Duration amount = Duration.FromMinutes(example.Count("minutes"));
        if (example.Expected.GetProperty("due").ValueKind == JsonValueKind.Null)
        {
            Assert.Equal("ScheduleNeverOpen", example.Expected.GetProperty("diagnostic").GetString());
            Assert.True(calendar.IsNeverOpen);
            Assert.Throws<InvalidOperationException>(() => calendar.Add(start, amount));
            return;
        }

        Assert.Equal(Read(example.Expected.GetProperty("due")), calendar.Add(start, amount));
    }

    [SkippableTheory]
    [MemberData(nameof(Switched))]
    public void A_ticket_that_changes_schedules_adds_up_its_parts(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        Duration cumulative = Duration.Zero;
        foreach (JsonElement segment in example.Input("segments").EnumerateArray())
        {
            cumulative += Calendar(segment.GetProperty("schedule")).Between(Read(segment.GetProperty("start")), Read(segment.GetProperty("end")));
        }

        Duration last = Calendar(example.Input("zendesk_last_schedule")).Between(Read(example.Input("start")), Read(example.Input("end")));
        example.Check("cumulative_seconds", cumulative.TotalSeconds);
        example.Check("cumulative_minutes", cumulative.TotalMinutes);
        example.Check("last_schedule_only_seconds", last.TotalSeconds);
        example.Check("last_schedule_only_minutes", last.TotalMinutes);
    }

    /// <summary>The examples' own shape of a schedule, written as calendar JSON. A holiday of some hours is a break.</summary>
    private static BusinessCalendar Calendar(JsonElement schedule)
    {
        var hours = new JsonObject();
        foreach (JsonProperty day in schedule.GetProperty("weekly").EnumerateObject())
        {
            hours[day.Name.ToLowerInvariant()] = JsonNode.Parse(day.Value.GetRawText());
        }

        var holidays = new JsonArray();
        var breaks = new JsonObject();
        if (schedule.TryGetProperty("holidays", out JsonElement list))
        {
            foreach (JsonElement holiday in list.EnumerateArray())
            {
                string date = holiday.GetProperty("date").GetString()!;
                if (holiday.TryGetProperty("from", out JsonElement from))
                {
                    breaks[date] = new JsonArray(new JsonArray(from.GetString(), holiday.GetProperty("to").GetString()));
                }
                else
                {
                    holidays.Add(date);
                }
            }
        }

        return BusinessCalendar.FromJson(new JsonObject
        {
            ["timeZone"] = schedule.GetProperty("timezone").GetString(),
            ["hours"] = hours,
            ["holidays"] = holidays,
            ["breaks"] = breaks,
        }.ToJsonString());
    }

    private static Instant Read(JsonElement value) => InstantPattern.ExtendedIso.Parse(value.GetString()!).Value;
}
