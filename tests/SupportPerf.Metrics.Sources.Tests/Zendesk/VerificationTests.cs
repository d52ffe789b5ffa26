using System.Globalization;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class VerificationTests
{
    private const string Users = """{"users":[{"id":9,"role":"agent","name":"Ada","url":"u"},{"id":5,"role":"end-user","name":"C","url":"u"}],"next_page":null}""";

    private static readonly BusinessCalendar NineToFive = BusinessCalendar.In("UTC").Weekdays(new(9, 0), new(17, 0)).Build();

    [Fact]
    public void Run_FindsTheFiguresOfTheMetricSetAndTheMetricEvents()
    {
        VerificationReport report = SourceVerification.Run(Vendor, Files([.. AllFiles.Where(name => !name.StartsWith("schedules", StringComparison.Ordinal) && !name.StartsWith("holidays", StringComparison.Ordinal))]), NineToFive);
        Assert.Equal(("zendesk", "zendesk"), (report.Source, report.Definitions));
        foreach ((string metric, HoursBasis basis) in new[]
        {
            ("resolution_time", HoursBasis.Calendar), ("first_resolution_time", HoursBasis.Calendar), ("agent_work_time", HoursBasis.Business),
            ("next_response_time", HoursBasis.Calendar), ("next_response_time", HoursBasis.Business), ("reopens", HoursBasis.None),
        })
        {
            VerifiedMetric verified = report.Metrics.Single(one => one.Metric == metric && one.Basis == basis);
            Assert.True(verified.Compared > 0, metric);
            Assert.Equal(verified.Compared, verified.Equal);
            Assert.True(verified.LargestDifference is null || verified.LargestDifference == Duration.Zero);
        }
    }

    [Theory]
    [InlineData("first_response_time", HoursBasis.Calendar, 45)]
    [InlineData("first_response_time", HoursBasis.Business, 45)]
    [InlineData("first_resolution_time", HoursBasis.Business, 370)]
    [InlineData("resolution_time", HoursBasis.Calendar, 1410)]
    [InlineData("resolution_time", HoursBasis.Business, 450)]
    [InlineData("agent_wait_time", HoursBasis.Business, 75)]
    [InlineData("requester_wait_time", HoursBasis.Business, 325)]
    [InlineData("on_hold_time", HoursBasis.Business, 180)]
    [InlineData("agent_work_time", HoursBasis.Business, 145)]
    public void Figures_OfOneSchedule_EqualThoseDerivedByHand(string metric, HoursBasis basis, int minutes)
    {
        // Mon 10:00 new, 10:45 reply and pending, 12:00 open, 13:00 hold, 16:00 open, 16:10 solved, Tue 09:00 open, 09:30 solved.
        Ticket ticket = All().Ticket("1001") with { Schedule = null };
        Assert.Equal(Duration.FromMinutes(minutes), Ours(ticket, metric, basis, new() { Calendar = NineToFive }));
    }

    [Theory]
    [InlineData("first_response_time", 240, 120)]
    [InlineData("resolution_time", 480, 360)]
    [InlineData("requester_wait_time", 360, 300)]
    [InlineData("agent_wait_time", 120, 120)]
    [InlineData("on_hold_time", 0, 0)]
    public void Figures_OfASchedulesChange_EqualThoseDerivedByHand(string metric, int calendarMinutes, int businessMinutes)
    {
        // The first schedule is 08-12, from 13:00 on the second is 12-20. A reply or solve is measured by the schedule at that moment for the
        // whole span: 10:00-14:00 is 12-14. Waits are measured stay by stay by the schedule at the change that ends it: new 10-11 by the first
        // (60), open 11-14 by the second (120), open 16-18 (120). So the waits add up to more than the resolution, as Zendesk says they can.
        (SourceFile[] files, VerificationOptions options) = TwoSchedules();
        Ticket ticket = Assert.Single(Read(Vendor, files).Tickets);
        Assert.Equal(Duration.FromMinutes(calendarMinutes), Ours(ticket, metric, HoursBasis.Calendar, options));
        Assert.Equal(Duration.FromMinutes(businessMinutes), Ours(ticket, metric, HoursBasis.Business, options));
    }

    [Fact]
    public void Run_IsEqual_OnATicketWhoseScheduleChanged()
    {
        VerificationReport report = SourceVerification.Run(Vendor, TwoSchedules().Files);
        Assert.True(report.IsEqual, Table(report));
        Assert.Equal(1, report.Records);
        Assert.Equal(14, report.Metrics.Count);
    }

    [Fact]
    public void Run_ReproducesThePublishedTicket_ByItsLastSchedule()
    {
        // The decision log of dbt_zendesk, ticket 941606: 960.13 min by the schedule at each moment, 690.13 min by the last, as Zendesk counts.
        SourceFile[] files = Ticket941606(690);
        IReadOnlyDictionary<string, BusinessCalendar> calendars = Vendor.ReadCalendars(files);
        Ticket ticket = Assert.Single(Read(Vendor, files).Tickets);
        Instant change = ticket.Events.Last(e => e.Kind == TicketEventKind.Schedule).At;
        Instant reply = At("2020-09-30T19:01:46Z");
        Duration cumulative = calendars["Level 1 Chicago"].Between(ticket.CreatedAt, change) + calendars["Level 2 San Francisco"].Between(change, reply);
        Assert.Equal(57_608, cumulative.TotalSeconds);
        Assert.Equal(Duration.FromSeconds(41_408), Ours(ticket, "first_response_time", HoursBasis.Business, new() { Calendars = calendars }));
        Assert.True(SourceVerification.Run(Vendor, files).IsEqual);

        VerificationReport other = SourceVerification.Run(Vendor, Ticket941606(960));
        VerifiedMetric metric = other.Metrics.Single(one => one.Basis == HoursBasis.Business);
        Assert.Equal((1, 0), (metric.Compared, metric.Equal));
        Assert.Equal(Duration.FromSeconds((960 * 60) - 41_408), metric.LargestDifference);
        Assert.Equal(
            "Its schedule changed (Level 1 Chicago, then Level 2 San Francisco); the figure is that of 'Level 1 Chicago' for the whole time.",
            Assert.Single(metric.Differences).Explanation);
    }

    [Fact]
    public void Run_SaysThatTheScheduleChanged_WhereNoneFits()
    {
        VerifiedMetric metric = SourceVerification.Run(Vendor, Ticket941606(1_088)).Metrics.Single(one => one.Basis == HoursBasis.Business);
        Assert.Equal("Its schedule changed (Level 1 Chicago, then Level 2 San Francisco).", Assert.Single(metric.Differences).Explanation);
    }

    [Fact]
    public void Run_NamesTheScheduleThatFits_WhereTheHistoryGivesAnother()
    {
        (SourceFile[] files, VerificationOptions options) = TwoSchedules();
        Ticket ticket = Assert.Single(Read(Vendor, files).Tickets);
        ticket = ticket with { Events = [.. ticket.Events.Where(e => e.Schedule != "Second")] };
        ticket = ticket with { Events = [.. ticket.Events.Select(e => e.At == At("2026-11-02T14:00:00Z") ? e with { At = At("2026-11-02T15:00:00Z") } : e)] };
        Assert.Equal(
            "The figure is that of the schedule 'Second', which the history does not give the ticket: it was assigned or edited otherwise.",
            Assert.Single(Compare(ticket, "first_response_time", HoursBasis.Business, 180, options).Differences).Explanation);
    }

    [Theory]
    [InlineData(45, true)]
    [InlineData(44, true)]
    [InlineData(46, true)]
    [InlineData(43, false)]
    [InlineData(47, false)]
    public void Add_AllowsOneStepOfTheVendorsRounding(int reported, bool isEqual)
    {
        VerifiedMetric metric = Compare(All().Ticket("1001"), "first_response_time", HoursBasis.Calendar, reported);
        Assert.Equal(isEqual ? 1 : 0, metric.Equal);
        Assert.Equal(Duration.FromMinutes(Math.Abs(45 - reported)), metric.LargestDifference);
    }

    [Theory]
    [InlineData(327, true)]
    [InlineData(328, false)]
    public void Add_AllowsOneStepMore_ForSumsOverStatuses(int reported, bool isEqual) =>
        Assert.Equal(isEqual ? 1 : 0, Compare(All().Ticket("1001"), "requester_wait_time", HoursBasis.Calendar, reported).Equal);

    [Fact]
    public void Add_ExplainsWhatDiffersOrIsMissing()
    {
        RecordList read = All();
        Assert.StartsWith("Its history is not in the export", Why(read.Ticket("1007"), "first_response_time", 30), StringComparison.Ordinal);
        Assert.StartsWith("A private ticket", Why(read.Ticket("1006") with { Events = read.Ticket("1002").Events, InitialStatus = TicketStatus.New }, "first_response_time", 30), StringComparison.Ordinal);
        Assert.StartsWith("A messaging or chat ticket", Why(read.Ticket("1008") with { Events = read.Ticket("1001").Events }, "first_response_time", 300), StringComparison.Ordinal);
        Assert.StartsWith("An agent opened it", Why(read.Ticket("1005"), "first_response_time", 30), StringComparison.Ordinal);
        Assert.StartsWith("It was merged away", Why(read.Ticket("1004"), "first_response_time", 30), StringComparison.Ordinal);
        Assert.StartsWith("Its history does not go back", Why(read.Ticket("1001") with { InitialStatus = null }, "resolution_time", 30), StringComparison.Ordinal);
        Assert.StartsWith("Not explained", Why(read.Ticket("1001"), "resolution_time", 30), StringComparison.Ordinal);
        Ticket stranger = read.Ticket("1001");
        stranger = stranger with { Events = [.. stranger.Events, new() { At = stranger.CreatedAt, Kind = TicketEventKind.Message }] };
        Assert.StartsWith("It has messages of people whose role is not known", Why(stranger, "resolution_time", 30), StringComparison.Ordinal);

        VerifiedMetric business = Compare(read.Ticket("1001") with { Schedule = "Nights" }, "resolution_time", HoursBasis.Business, 450, new());
        Assert.Equal((0, 1), (business.Compared, business.Missing));
        Assert.Equal("The hours of its schedule 'Nights' are not given.", Assert.Single(business.Differences).Explanation);
        Assert.Equal("It names no schedule, and no business hours are given.", Assert.Single(Compare(read.Ticket("1001"), "resolution_time", HoursBasis.Business, 450, new()).Differences).Explanation);
    }

    [Fact]
    public void Add_ComparesCounts()
    {
        Ticket ticket = All().Ticket("1001") with { ReportedMetrics = [new() { Metric = "reopens", Basis = HoursBasis.None, Count = 3 }, new() { Metric = "nobody_knows", Basis = HoursBasis.None, Count = 3 }] };
        SourceVerification verification = new(Vendor);
        verification.Add(ticket);
        VerifiedMetric reopens = verification.Report.Metrics.Single(metric => metric.Metric == "reopens");
        Assert.Equal((1, 0, 2), (reopens.Compared, reopens.Equal, reopens.LargestCountDifference));
        Assert.Equal(1, Assert.Single(reopens.Differences).OurCount);
        Assert.Equal(1, verification.Report.Metrics.Single(metric => metric.Metric == "nobody_knows").Missing);
        Assert.False(verification.Report.IsEqual);
    }

    [Fact]
    public void Report_KeepsTheFirstTen_AndCountsAll()
    {
        SourceVerification verification = new(Vendor);
        Ticket ticket = All().Ticket("1001");
        for (int i = 0; i < 25; i++)
        {
            verification.Add(ticket with { Id = i.ToString(CultureInfo.InvariantCulture), ReportedMetrics = [new() { Metric = "resolution_time", Basis = HoursBasis.Calendar, Duration = Duration.FromMinutes(i), Precision = Duration.FromMinutes(1) }] });
        }

        VerifiedMetric metric = Assert.Single(verification.Report.Metrics);
        Assert.Equal((25, 0, 10), (metric.Compared, metric.Equal, metric.Differences.Count));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i.ToString(CultureInfo.InvariantCulture)), metric.Differences.Select(difference => difference.RecordId));
        Assert.Equal(Duration.FromMinutes(1410), metric.LargestDifference);
    }

    [Fact]
    public void WriteTable_PrintsTheComparison()
    {
        SourceVerification verification = new(Vendor, new() { Calendar = NineToFive });
        verification.Add(All().Ticket("1001") with
        {
            ReportedMetrics =
            [
                new() { Metric = "first_response_time", Basis = HoursBasis.Calendar, Duration = Duration.FromMinutes(45), Precision = Duration.FromMinutes(1) },
                new() { Metric = "resolution_time", Basis = HoursBasis.Business, Duration = Duration.FromSeconds(30), Precision = Duration.FromMinutes(1) },
                new() { Metric = "reopens", Basis = HoursBasis.None, Count = 2 },
            ],
        });
        Assert.Equal(
            """
            1 records with figures of zendesk's own, beside ours under the definitions 'zendesk'

            metric               hours     compared  equal  missing  largest difference
            first_response_time  calendar         1      1        0               0 min
            reopens                               1      0        0                   1
            resolution_time      business         1      0        0           449.5 min

            reopens:
              1001: zendesk 2, ours 1. Not explained by what the export holds.

            resolution_time, business hours:
              1001: zendesk 0.5 min, ours 450 min. Not explained by what the export holds.

            """.ReplaceLineEndings("\n"),
            Table(verification.Report));
        Assert.Equal("The export holds no figures of zendesk's own: nothing to compare.\n", Table(new SourceVerification(Vendor).Report));
    }

    private static string Table(VerificationReport report)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        report.WriteTable(writer);
        return writer.ToString();
    }

    private static string Why(Ticket ticket, string metric, int reported) => Assert.Single(Compare(ticket, metric, HoursBasis.Calendar, reported).Differences).Explanation;

    private static VerifiedMetric Compare(Ticket ticket, string metric, HoursBasis basis, int minutes, VerificationOptions? options = null)
    {
        SourceVerification verification = new(Vendor, options);
        verification.Add(ticket with { ReportedMetrics = [new() { Metric = metric, Basis = basis, Duration = Duration.FromMinutes(minutes), Precision = Duration.FromMinutes(1) }] });
        return Assert.Single(verification.Report.Metrics);
    }

    /// <summary>Our figure, as the difference to a made-up one that is far away.</summary>
    private static Duration Ours(Ticket ticket, string metric, HoursBasis basis, VerificationOptions options)
    {
        const int Far = 1_000_000;
        return Assert.Single(Compare(ticket, metric, basis, Far, options).Differences).OurDuration!.Value;
    }

    private static (SourceFile[] Files, VerificationOptions Options) TwoSchedules()
    {
        const string Schedules = """{"schedules":[{"id":1,"name":"First","time_zone":"UTC","intervals":[{"start_time":1920,"end_time":2160}]},{"id":2,"name":"Second","time_zone":"UTC","intervals":[{"start_time":2160,"end_time":2640}]}],"next_page":null}""";
        string ticket = TicketOf(1, "2026-11-02T10:00:00Z", "solved", Set(1, (240, 120), (480, 360), (480, 360), (120, 120), (360, 300), (0, 0), 0, 1));
        string audits = Audits(
            Audit(1, 1, "2026-11-02T10:00:00Z", 5, """{"id":1,"type":"Create","field_name":"status","value":"new"},{"id":2,"type":"Comment","author_id":5,"public":true}"""),
            Audit(2, 1, "2026-11-02T10:00:01Z", -1, """{"id":3,"type":"ScheduleAssignment","previous_schedule_id":null,"new_schedule_id":1}"""),
            Audit(3, 1, "2026-11-02T11:00:00Z", 9, """{"id":4,"type":"Change","field_name":"status","value":"open","previous_value":"new"}"""),
            Audit(4, 1, "2026-11-02T13:00:00Z", 9, """{"id":5,"type":"ScheduleAssignment","previous_schedule_id":1,"new_schedule_id":2}"""),
            Audit(5, 1, "2026-11-02T14:00:00Z", 9, """{"id":6,"type":"Comment","author_id":9,"public":true},{"id":7,"type":"Change","field_name":"status","value":"pending","previous_value":"open"}"""),
            Audit(6, 1, "2026-11-02T16:00:00Z", 5, """{"id":8,"type":"Change","field_name":"status","value":"open","previous_value":"pending"}"""),
            Audit(7, 1, "2026-11-02T18:00:00Z", 9, """{"id":9,"type":"Change","field_name":"status","value":"solved","previous_value":"open"}"""));
        SourceFile[] files = [FileOf("all.json", Schedules + Users + ticket + audits)];
        return (files, new() { Calendars = Vendor.ReadCalendars(files) });
    }

    private static SourceFile[] Ticket941606(int businessMinutes)
    {
        IEnumerable<string> level1 = Enumerable.Range(0, 7).SelectMany(day => day == 0
            ? new[] { Hours(day, 12, 24) }
            : [Hours(day, 0, 2), Hours(day, 12, 24)]);
        IEnumerable<string> level2 = Enumerable.Range(1, 5).SelectMany(day => new[] { Hours(day, 15, 24), $$"""{"start_time":{{(day + 1) * 1440}},"end_time":{{((day + 1) * 1440) + 30}}}""" });
        string schedules = $$"""{"schedules":[{"id":11,"name":"Level 1 Chicago","time_zone":"UTC","intervals":[{{string.Join(',', level1)}}]},{"id":12,"name":"Level 2 San Francisco","time_zone":"UTC","intervals":[{{string.Join(',', level2)}}]}],"next_page":null}""";
        string ticket = TicketOf(941606, "2020-09-29T17:01:38Z", "open", $$$"""{"ticket_id":941606,"reply_time_in_minutes":{"calendar":1560,"business":{{{businessMinutes}}}},"group_stations":1}""");
        string audits = Audits(
            Audit(1, 941606, "2020-09-29T17:01:38Z", 5, """{"id":1,"type":"Create","field_name":"status","value":"new"},{"id":2,"type":"Comment","author_id":5,"public":true},{"id":3,"type":"ScheduleAssignment","new_schedule_id":11}"""),
            Audit(2, 941606, "2020-09-30T19:01:25Z", 9, """{"id":4,"type":"ScheduleAssignment","previous_schedule_id":11,"new_schedule_id":12}"""),
            Audit(3, 941606, "2020-09-30T19:01:46Z", 9, """{"id":5,"type":"Comment","author_id":9,"public":true}"""));
        return [FileOf("all.json", schedules + Users + ticket + audits)];
    }

    private static string Hours(int day, int from, int to) => $$"""{"start_time":{{(day * 1440) + (from * 60)}},"end_time":{{(day * 1440) + (to * 60)}}}""";

    private static string Set(int ticket, (int, int) reply, (int, int) first, (int, int) full, (int, int) agent, (int, int) requester, (int, int) hold, int reopens, int replies)
    {
        static string Pair((int Calendar, int Business) pair) => $$"""{"calendar":{{pair.Calendar}},"business":{{pair.Business}}}""";
        return $$"""{"ticket_id":{{ticket}},"reopens":{{reopens}},"replies":{{replies}},"reply_time_in_minutes":{{Pair(reply)}},"first_resolution_time_in_minutes":{{Pair(first)}},"full_resolution_time_in_minutes":{{Pair(full)}},"agent_wait_time_in_minutes":{{Pair(agent)}},"requester_wait_time_in_minutes":{{Pair(requester)}},"on_hold_time_in_minutes":{{Pair(hold)}}}""";
    }

    private static string TicketOf(int id, string created, string status, string set) =>
        $$$"""{"tickets":[{"id":{{{id}}},"created_at":"{{{created}}}","updated_at":"{{{created}}}","status":"{{{status}}}","requester_id":5,"submitter_id":5,"via":{"channel":"email"},"metric_set":{{{set}}}}],"end_of_stream":true}""";

    private static string Audits(params string[] audits) => $$"""{"audits":[{{string.Join(',', audits)}}],"next_page":null}""";

    private static string Audit(int id, int ticket, string at, int author, string events) =>
        $$"""{"id":{{id}},"ticket_id":{{ticket}},"created_at":"{{at}}","author_id":{{author}},"events":[{{events}}]}""";
}
