using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class ScheduleTests
{
    [Fact]
    public void ReadCalendars_GivesEachScheduleUnderTheNameThatTicketsHave()
    {
        IReadOnlyDictionary<string, BusinessCalendar> calendars = Vendor.ReadCalendars(Files(AllFiles));
        Assert.Equal(["Kyiv nights", "Support CA"], calendars.Keys.Order(StringComparer.Ordinal));
        BusinessCalendar ca = calendars[All().Ticket("1002").Schedule!];
        Assert.Equal("America/Los_Angeles", ca.TimeZone.Id);

        // A Monday; local 09:00-17:00 is 17:00Z-01:00Z in winter and an hour earlier in summer.
        Assert.Equal(Duration.FromHours(8), ca.Between(At("2026-11-02T00:00:00Z") + Duration.FromHours(8), At("2026-11-03T08:00:00Z")));
        Assert.True(ca.IsOpen(At("2026-11-02T17:00:00Z")));
        Assert.False(ca.IsOpen(At("2026-11-02T16:59:59Z")));
        Assert.True(ca.IsOpen(At("2026-07-06T16:00:00Z")));
        Assert.False(ca.IsOpen(At("2026-07-06T15:59:59Z")));

        // Thursday's lunch; Friday to midnight; both ends of a holiday are included.
        Assert.Equal(Duration.FromHours(7), ca.Between(At("2026-11-05T08:00:00Z"), At("2026-11-06T08:00:00Z")));
        Assert.Equal(Duration.FromHours(16), ca.Between(At("2026-11-06T08:00:00Z"), At("2026-11-07T08:00:00Z")));
        Assert.Equal(Duration.Zero, ca.Between(At("2026-11-26T08:00:00Z"), At("2026-11-28T08:00:00Z")));

        BusinessCalendar kyiv = calendars["Kyiv nights"];
        Assert.Equal(Duration.FromHours(26), kyiv.Between(At("2026-11-06T22:00:00Z"), At("2026-11-08T22:00:00Z")));
    }

    [Fact]
    public void ReadCalendars_UsesIds_WhereTheCallerDoes() =>
        Assert.Equal(["360000310393", "360000310394"], Vendor.ReadCalendars(Files("schedules.json"), new() { UseIds = true }).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Pacific Time (US & Canada)", "America/Los_Angeles")]
    [InlineData("London", "Europe/London")]
    [InlineData("Kyiv", "Europe/Kyiv")]
    [InlineData("Mumbai", "Asia/Kolkata")]
    [InlineData("UTC", "UTC")]
    [InlineData("America/Chicago", "America/Chicago")]
    [InlineData("Nuku'alofa", "Pacific/Tongatapu")]
    public void Iana_ResolvesRailsNames(string name, string expected)
    {
        string iana = Sources.Text.ZoneNames.Iana(name)!;
        Assert.Equal(DateTimeZoneProviders.Tzdb[expected].GetUtcOffset(At("2026-01-01T00:00:00Z")), DateTimeZoneProviders.Tzdb[iana].GetUtcOffset(At("2026-01-01T00:00:00Z")));
        Assert.Equal(DateTimeZoneProviders.Tzdb[expected].GetUtcOffset(At("2026-07-01T00:00:00Z")), DateTimeZoneProviders.Tzdb[iana].GetUtcOffset(At("2026-07-01T00:00:00Z")));
    }

    [Fact]
    public void Iana_ResolvesEveryRailsName()
    {
        Assert.All(TimeZoneConverter.TZConvert.KnownRailsTimeZoneNames, name => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Sources.Text.ZoneNames.Iana(name)!)));
        Assert.True(TimeZoneConverter.TZConvert.KnownRailsTimeZoneNames.Count > 140);
    }

    [Theory]
    [InlineData("""{"schedules":[{"id":1,"name":"S","time_zone":"Mars","intervals":[]}]}""", "'Mars'")]
    [InlineData("""{"schedules":[{"id":1,"name":"S","time_zone":"London","intervals":[{"start_time":60,"end_time":60}]}]}""", "60 to 60")]
    [InlineData("""{"schedules":[{"id":1,"name":"S","time_zone":"London","intervals":[{"start_time":60,"end_time":10081}]}]}""", "10081")]
    [InlineData("""{"schedules":[{"id":1,"name":"S","time_zone":"London","intervals":[]}]}{"holidays":[{"name":"H","start_date":"25/12/2026","end_date":"2026-12-26"}]}""", "'25/12/2026'")]
    [InlineData("""{"schedules":[{"id":1,"name":"S","time_zone":"London","intervals":[]},{"id":2,"name":"T","time_zone":"London","intervals":[]}]}{"holidays":[{"name":"H","start_date":"2026-12-25","end_date":"2026-12-26"}]}""", "which schedule")]
    public void ReadCalendars_SaysWhatIsWrong(string text, string expected)
    {
        SourceException e = Assert.Throws<SourceException>(() => Vendor.ReadCalendars([FileOf("schedules.json", text.Replace("]}", "],\"next_page\":null}", StringComparison.Ordinal))]));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GivesEveryTicketTheOnlySchedule()
    {
        const string One = """{"schedules":[{"id":1,"name":"Main","time_zone":"London","intervals":[]}],"next_page":null}""";
        RecordList read = Read(Vendor, [.. Files("tickets-1.json"), FileOf("one.json", One)]);
        Assert.All(read.Tickets, ticket => Assert.Equal("Main", ticket.Schedule));
    }

    [Fact]
    public void ReadSlas_GivesTheTargetsThatWeHaveAClockFor()
    {
        IReadOnlyList<SlaRule> rules = Vendor.ReadSlas(Files(AllFiles));
        Assert.Equal(
            ["first_reply_time (calendar hours)", "first_reply_time (business hours)", "next_reply_time", "total_resolution_time"],
            rules.Select(rule => rule.Name));
        SlaRule first = rules[1];
        Assert.Equal((SlaClock.FirstResponseTime, HoursBasis.Business), (first.Clock, first.Basis));
        Assert.Equal(["Gold urgent 30", "Gold high 60"], first.Targets.Select(target => $"{target.When["sla_policy"]} {target.When["priority"]} {target.Target.TotalMinutes}"));
        Assert.Equal(SlaClock.NextResponseTime, rules[2].Clock);
        Assert.Equal(Duration.FromMinutes(30), Assert.Single(rules[2].Targets).Target);
        Assert.Equal(HoursBasis.Calendar, rules[3].Basis);
        Assert.Equal(["VIP 60.5", "Gold 2880"], rules[3].Targets.Select(target => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{target.When["sla_policy"]} {target.Target.TotalMinutes}")));
        Assert.Empty(Vendor.ReadSlas(Files("tickets-1.json")));
    }
}
