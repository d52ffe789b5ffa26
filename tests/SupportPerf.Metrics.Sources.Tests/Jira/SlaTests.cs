using System.Globalization;
using SupportPerf.Metrics.Sources.Tests.Zendesk;
using static SupportPerf.Metrics.Sources.Tests.Jira.JiraExport;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Jira;

public class SlaTests
{
    private static readonly Source Jira = JiraExport.Vendor;
    private static readonly BusinessCalendar Chicago = BusinessCalendar.In("America/Chicago").Weekdays(new(9, 0), new(17, 0)).Build();

    [Fact]
    public void Read_TakesVerdictsAndDueInstants()
    {
        RecordList read = JiraExport.All();
        Ticket solved = read.Ticket("HELP-1");
        Assert.Equal(["Time to first response True", "Time to resolution False"], solved.VendorSla.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal((At("2026-03-30T10:00:00.123Z"), At("2026-03-31T08:00:00Z")), (solved.FirstResponseDueAt!.Value, solved.DueAt!.Value));

        // Breached while it goes on is known at once; from a page whose file has the key in its name.
        Ticket open = read.Ticket("HELP-3");
        Assert.Equal(["Time to first response True", "Time to resolution False"], open.VendorSla.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal((At("2026-03-30T09:00:00Z"), At("2026-03-30T10:00:00Z")), (open.FirstResponseDueAt!.Value, open.DueAt!.Value));
        Assert.Empty(read.Ticket("HELP-2").VendorSla);
    }

    [Fact]
    public void Read_HasNoVerdict_BeforeACycleEnds()
    {
        Ticket ticket = Assert.Single(OfText(Issue(""","customfield_1":{"id":"1","name":"Time to resolution","completedCycles":[],"ongoingCycle":{"startTime":{"epochMillis":1772445600000},"breached":false,"paused":true,"elapsedTime":{"millis":5}}},"customfield_2":{"errorMessage":"metric not found"},"customfield_3":"1h 30m","customfield_4":{"id":"9","name":"Other","completedCycles":[]}""")).Tickets);
        Assert.Empty(ticket.VendorSla);
        Assert.Empty(ticket.ReportedMetrics);
        Assert.Null(ticket.DueAt);
    }

    [Fact]
    public void Verify_IsEqualToTheMillisecond_AcrossTheChangeToSummerTimeAndAReopen()
    {
        VerificationReport report = SourceVerification.Run(Jira, JiraExport.Files(JiraExport.AllFiles));
        Assert.Equal(("jira", "jira", 2L), (report.Source, report.Definitions, report.Records));
        Assert.Equal(
            [
                "first_resolution_time  Calendar 1 1 0", "first_response_time  Calendar 2 2 0", "reopens  None 1 1 0", "resolution_time  Calendar 1 1 0",
                "sla_breached Time to first response Business 2 2 0", "sla_breached Time to resolution Business 1 1 0",
                "sla_time Time to first response Business 2 2 0", "sla_time Time to resolution Business 2 2 0",
                "sla_time_to_due Time to first response Business 2 2 0", "sla_time_to_due Time to resolution Business 1 1 0",
            ],
            report.Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Metric} {metric.Variant} {metric.Basis} {metric.Compared} {metric.Equal} {metric.Missing}")));
        Assert.True(report.IsEqual);
        Assert.All(report.Metrics, metric => Assert.True(metric.LargestDifference is null || metric.LargestDifference == Duration.Zero));
    }

    [Fact]
    public void Verify_TakesTheCalendarGiven_AndSaysWhatMayDiffer()
    {
        SourceFile[] files = JiraExport.Files([.. JiraExport.AllFiles.Where(name => name != "calendars.json")]);
        VerificationReport without = SourceVerification.Run(Jira, files);
        Assert.Equal(10, without.Metrics.Sum(metric => metric.Missing));
        Assert.All(without.Metrics.SelectMany(metric => metric.Differences), difference => Assert.Equal("It names no schedule, and no business hours are given.", difference.Explanation));

        BusinessCalendar berlin = BusinessCalendar.In("Europe/Berlin").Weekdays(new(9, 0), new(17, 0)).Build();
        Assert.True(SourceVerification.Run(Jira, files, berlin).IsEqual);

        VerificationReport other = SourceVerification.Run(Jira, files, BusinessCalendar.AlwaysOpen);
        Assert.Contains(other.Metrics.SelectMany(metric => metric.Differences), difference => difference.Explanation.StartsWith("The SLA's goal has another calendar", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_ReproducesTheKnownCycle_ToTheMillisecond()
    {
        // A cycle of a real site, measured from February to March 2026 over the change to summer time: 415,527,192 ms of 576,000,000.
        VerificationReport report = SourceVerification.Run(Jira, [FileOf("i.json", Known("415527192"))], Chicago);
        VerifiedMetric metric = report.Metrics.Single(one => one.Metric == "sla_time");
        Assert.Equal((1, 1, Duration.Zero), (metric.Compared, metric.Equal, metric.LargestDifference!.Value));

        Assert.All(report.Metrics.Where(one => one.Metric is "sla_time_to_due" or "sla_breached"), one => Assert.Equal((1, 1), (one.Compared, one.Equal)));
        Assert.Equal(2, report.Metrics.Count(one => one.Metric is "sla_time_to_due" or "sla_breached"));

        // One millisecond is a difference.
        VerifiedMetric off = SourceVerification.Run(Jira, [FileOf("i.json", Known("415527193"))], Chicago).Metrics.Single(one => one.Metric == "sla_time");
        Assert.Equal((1, 0, Duration.FromMilliseconds(1)), (off.Compared, off.Equal, off.LargestDifference!.Value));

        // The goal is used up when the SLA says so.
        Instant start = Instant.FromUnixTimeMilliseconds(1_771_312_211_507);
        Instant due = Assert.Single(OfText(Known("415527192")).Tickets).DueAt!.Value;
        Assert.Equal(Instant.FromUnixTimeMilliseconds(1_773_698_400_000), due);
        Assert.Equal(due, Chicago.Add(start, Duration.FromMilliseconds(576_000_000)));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(",\"changelog\":{\"total\":0,\"histories\":[]}", 1)]
    [InlineData(",\"changelog\":{\"total\":1,\"histories\":[{\"id\":\"1\",\"created\":\"2026-03-02T10:00:00.000+0000\",\"items\":[{\"field\":\"status\",\"from\":\"4\",\"fromString\":\"Waiting for customer\",\"to\":\"3\"}]}]}", 0)]
    [InlineData(",\"changelog\":{\"total\":1,\"histories\":[{\"id\":\"1\",\"created\":\"2026-03-02T10:00:00.000+0000\",\"items\":[{\"field\":\"status\",\"from\":\"3\",\"to\":\"4\",\"toString\":\"On hold\"}]}]}", 0)]
    [InlineData(",\"changelog\":{\"total\":1,\"histories\":[{\"id\":\"1\",\"created\":\"2026-03-02T12:00:00.000+0000\",\"items\":[{\"field\":\"status\",\"from\":\"3\",\"to\":\"4\",\"toString\":\"On hold\"}]}]}", 1)]
    public void Read_ComparesWhenItWasDue_OnlyWhereTheClockNeverStoodStill(string changes, int expected)
    {
        // From 09:00 to 12:00; due at 11:00 of two hours.
        const string Sla = ""","customfield_1":{"id":"2","name":"Time to done","completedCycles":[{"startTime":{"jira":"2026-03-02T09:00:00.000+0000"},"stopTime":{"jira":"2026-03-02T12:00:00.000+0000"},"breachTime":{"jira":"2026-03-02T11:00:00.000+0000"},"breached":true,"goalDuration":{"millis":7200000},"elapsedTime":{"millis":10800000}}]}""";
        VerificationReport report = SourceVerification.Run(Jira, [FileOf("i.json", Issue(Sla, changes))], BusinessCalendar.AlwaysOpen);
        Assert.Equal(expected, report.Metrics.Count(metric => metric.Metric == "sla_time_to_due"));
        Assert.Equal(expected, report.Metrics.Count(metric => metric.Metric == "sla_breached"));
        Assert.All(report.Metrics.Where(metric => metric.Metric is "sla_time_to_due" or "sla_breached"), metric => Assert.Equal(1, metric.Equal));
    }

    [Fact]
    public void ReadCalendars_TakesWorkingTimesAndHolidays()
    {
        BusinessCalendar office = Assert.Single(Jira.ReadCalendars(JiraExport.Files("calendars.json"))).Value;
        Assert.Equal("Europe/Berlin", office.TimeZone.Id);
        Assert.Equal(Duration.FromHours(32), office.Between(At("2026-03-29T22:00:00Z"), At("2026-04-05T22:00:00Z")));
        Assert.Equal(Duration.FromHours(8), office.Between(At("2027-12-31T00:00:00Z"), At("2028-01-01T22:00:00Z")));

        const string All = """{"id":1,"name":"Day and night","timezoneId":"UTC","workingTimes":[{"weekday":"monday","start":0,"end":86400000},{"weekday":"TUESDAY","start":0,"end":43200000}],"holidays":[]}""";
        Assert.Equal(Duration.FromHours(36), Jira.ReadCalendars([FileOf("c.json", All)])["Day and night"].Between(At("2026-03-02T00:00:00Z"), At("2026-03-09T00:00:00Z")));
    }

    [Theory]
    [InlineData("\"timezoneId\":\"Mars\"", "'Mars'")]
    [InlineData("\"timezoneId\":\"UTC\",\"workingTimes\":[{\"weekday\":\"someday\",\"start\":0,\"end\":1}]", "'someday'")]
    [InlineData("\"timezoneId\":\"UTC\",\"workingTimes\":[{\"weekday\":\"1\",\"start\":0,\"end\":1},{\"weekday\":\"monday\",\"start\":5,\"end\":5}]", "from 5 to 5")]
    [InlineData("\"timezoneId\":\"UTC\",\"workingTimes\":[{\"weekday\":\"monday\",\"start\":0,\"end\":86400001}]", "86400001")]
    [InlineData("\"timezoneId\":\"UTC\",\"workingTimes\":[],\"holidays\":[{\"name\":\"Feast\",\"iso8601Date\":\"25/12/2026\"}]", "'25/12/2026'")]
    public void ReadCalendars_SaysWhatIsWrong(string members, string expected)
    {
        string text = "{\"id\":1,\"name\":\"S\",\"holidays\":[],\"workingTimes\":[]," + members + "}";
        Assert.Contains(expected, Assert.Throws<SourceException>(() => Jira.ReadCalendars([FileOf("hours.json", text)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NamesNoCalendar_WhereThereAreSeveral()
    {
        const string Other = """{"id":12,"name":"Other","timezoneId":"UTC","workingTimes":[{"weekday":"monday","start":0,"end":3600000}],"holidays":[]}""";
        RecordList read = ZendeskExport.Read(Jira, [.. JiraExport.Files("issues.json", "calendars.json"), FileOf("o.json", Other)]);
        Assert.All(read.Tickets, ticket => Assert.Null(ticket.Schedule));
    }

    [Fact]
    public void Read_TakesRatings_FromTheFieldAndFromTheFeedback()
    {
        RecordList read = JiraExport.All();
        SurveyResponse field = read.Survey("feedback-HELP-1");
        Assert.Equal((4, SurveyScale.OneToFive, At("2026-04-01T06:30:00.250Z"), "Ada", "qm:kim-1"), (field.Score!.Value, field.Scale!.Value, field.AnsweredAt!.Value, field.Agent, field.Respondent));
        Assert.Equal((2, null, "HELP-3"), (read.Survey("feedback-HELP-3").Score!.Value, read.Survey("feedback-HELP-3").AnsweredAt, read.Survey("feedback-HELP-3").TicketId));
        Assert.Equal(2, read.Responses.Count);
        Assert.Contains(read.Messages(DataIssueKind.MissingPart), message => message.StartsWith("Ratings without their date", StringComparison.Ordinal));

        // Without the list of fields nobody knows which of them is the date.
        Assert.Null(Of("issues.json").Survey("feedback-HELP-1").AnsweredAt);
    }

    private static string Known(string elapsed) => Issue($$$""","created":"2026-02-17T07:10:11.507+0000","customfield_1":{"id":"2","name":"Time to resolution","completedCycles":[{"startTime":{"epochMillis":1771312211507},"stopTime":{"epochMillis":1773077127192},"breachTime":{"epochMillis":1773698400000},"breached":false,"goalDuration":{"millis":576000000},"elapsedTime":{"millis":{{{elapsed}}}},"remainingTime":{"millis":160472808}}]}""", ""","changelog":{"startAt":0,"maxResults":0,"total":0,"histories":[]}""");
}
