using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class ScheduleTests
{
    [Theory]
    [InlineData(Ask.All)]
    [InlineData(Ask.Raw)]
    [InlineData(Ask.Csv)]
    public void ReadCalendars_JoinsEntriesAndHolidays(Ask ask)
    {
        IReadOnlyDictionary<string, BusinessCalendar> calendars = ServiceNowExport.Vendor.ReadCalendars(ServiceNowExport.Files(ask));
        BusinessCalendar hours = Assert.Single(calendars, pair => pair.Key == "Berlin hours").Value;
        Assert.Equal("Europe/Berlin", hours.TimeZone.Id);
        Assert.Equal(Duration.FromHours(45), hours.Between(At("2026-11-01T23:00:00Z"), At("2026-11-08T23:00:00Z")));

        // Friday the 25th is a holiday, in every year since 2020.
        Assert.Equal(Duration.FromHours(36), hours.Between(At("2026-12-20T23:00:00Z"), At("2026-12-27T23:00:00Z")));
        Assert.Equal(Duration.Zero, hours.Between(At("2030-12-25T00:00:00Z"), At("2030-12-25T22:00:00Z")));

        // Before the entry starts, nothing is open.
        Assert.Equal(Duration.Zero, hours.Between(At("2019-12-01T00:00:00Z"), At("2020-01-05T22:00:00Z")));
    }

    [Fact]
    public void ReadCalendars_KnowsEveryKindOfEntry()
    {
        BusinessCalendar hours = Of(
            "Etc/UTC",
            Span(1, "20200106T220000", "20200107T060000", "repeat_type=weekly;days_of_week=57"),
            Span(2, "20200106T120000", "20200106T130000", "repeat_type=weekMWF"),
            Span(3, "20200106T090000", "20200106T170000", "repeat_type=weekTT;repeat_until=20261231"),
            Span(4, "20200106T120000", "20200106T123000", "repeat_type=daily;type=exclude"),
            Span(5, "20261114T100000", "20261114T120000", "repeat_type="),
            Span(6, "20261112T000000", "20261112T235959", "repeat_type=;type=exclude;all_day=true"),
            Span(7, "20261110T160000", "20261110T170000", "repeat_type=;type=exclude"));

        // Monday to 6 and half an hour, Tuesday 9 to 16 less lunch, Wednesday half an hour, Thursday closed, Friday the same and from 22, Saturday to 6 and 10 to 12, Sunday from 22.
        double[] expected = [6.5, 6.5, 0.5, 0, 2.5, 8, 2];
        Assert.Equal(expected, Enumerable.Range(0, 7).Select(day => hours.Between(At("2026-11-09T00:00:00Z") + Duration.FromDays(day), At("2026-11-10T00:00:00Z") + Duration.FromDays(day)).TotalHours));

        // From Sunday night to Monday morning, and no Tuesdays from 2027 on.
        Assert.Equal(6.5, hours.Between(At("2026-11-16T00:00:00Z"), At("2026-11-17T00:00:00Z")).TotalHours);
        Assert.Equal(0, hours.Between(At("2027-01-05T00:00:00Z"), At("2027-01-06T00:00:00Z")).TotalHours);
    }

    [Fact]
    public void ReadCalendars_FindsFloatingHolidays()
    {
        BusinessCalendar hours = Of(
            "America/New_York",
            Span(1, "20200106T000000", "20200106T235959", "repeat_type=daily;all_day=true"),
            Span(2, "20201126T000000", "20201126T235959", "repeat_type=yearly;yearly_type=float;float_day=5;float_week=4;month=11;type=exclude;all_day=true"),
            Span(3, "20200525T000000", "20200525T235959", "repeat_type=yearly;yearly_type=float;float_day=2;float_week=last;month=5;type=exclude;all_day=true"));
        foreach ((string day, bool isOpen) in ((string, bool)[])[("2026-11-26", false), ("2026-11-19", true), ("2027-11-25", false), ("2026-05-25", false), ("2027-05-31", false), ("2027-05-24", true)])
        {
            Assert.Equal(isOpen, hours.IsOpen(At($"{day}T17:00:00Z")));
        }
    }

    [Fact]
    public void ReadCalendars_GivesAFloatingScheduleTheZoneOfTheSla()
    {
        string sla = ServiceNowExport.Slas[0];
        SourceFile[] files =
        [
            ServiceNowExport.File("c", Ask.All, $"sys_id={ServiceNowExport.Hours};name=Anywhere;time_zone=floating"),
            ServiceNowExport.File("p", Ask.All, ServiceNowExport.Spans),
            ServiceNowExport.File("i", Ask.All, ServiceNowExport.Tasks),
            ServiceNowExport.File("s", Ask.All, sla, sla.Replace("0f0", "7f0", StringComparison.Ordinal).Replace("Europe/Berlin", "US/Central", StringComparison.Ordinal)),
        ];
        IReadOnlyDictionary<string, BusinessCalendar> calendars = ServiceNowExport.Vendor.ReadCalendars(files);
        Assert.Equal(["Anywhere (Europe/Berlin)", "Anywhere (US/Central)"], calendars.Keys.Order(StringComparer.Ordinal));
        Assert.True(calendars["Anywhere (US/Central)"].IsOpen(At("2026-11-02T23:00:00Z")));
        Assert.False(calendars["Anywhere (Europe/Berlin)"].IsOpen(At("2026-11-02T23:00:00Z")));
        Assert.Contains(ServiceNowExport.Of(files).Ticket("INC0040001").Schedule!, calendars.Keys);

        SourceOptions zone = new() { TimeZone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] };
        Assert.Equal("Asia/Tokyo", Assert.Single(ServiceNowExport.Vendor.ReadCalendars(files[..2], zone)).Value.TimeZone.Id);
    }

    [Theory]
    [InlineData("Europe/Berlin", "repeat_type=monthly", "it repeats 'monthly'")]
    [InlineData("Europe/Berlin", "repeat_type=weekly;repeat_count=2", "it repeats every 2 days, weeks or years")]
    [InlineData("Europe/Nowhere", "repeat_type=weekdays", "has the time zone 'Europe/Nowhere'")]
    public void ReadCalendars_SaysWhatIsNoCalendar(string zone, string repeat, string expected)
    {
        SourceException thrown = Assert.Throws<SourceException>(() => Of(zone, Span(1, "20200106T090000", "20200106T170000", repeat)));
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'Support'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadCalendars_SaysWhichEntryHasNoTimes()
    {
        SourceException thrown = Assert.Throws<SourceException>(() => Of("Europe/Berlin", Span(1, "soon", "20200106T170000", "repeat_type=weekdays")));
        Assert.Contains("'Entry' of a schedule has the times 'soon'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("p.json:1", thrown.Message, StringComparison.Ordinal);
    }

    private static BusinessCalendar Of(string zone, params string[] spans) =>
        ServiceNowExport.Vendor.ReadCalendars([ServiceNowExport.File("c", Ask.Raw, $"sys_id={ServiceNowExport.Hours};name=Support;time_zone={zone}"), ServiceNowExport.File("p", Ask.Raw, spans)])["Support"];

    private static string Span(int id, string start, string end, string more) =>
        $"sys_id=8a{id:d30};name=Entry;schedule=@{ServiceNowExport.Hours};start_date_time={start};end_date_time={end};{more}{(more.Contains("all_day", StringComparison.Ordinal) ? "" : ";all_day=false")}";
}
