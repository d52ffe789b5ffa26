using SupportPerf.Metrics.Sources.Tests.Zendesk;
using static SupportPerf.Metrics.Sources.Tests.Freshdesk.FreshdeskExport;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Freshdesk;

/// <summary>What goes wrong with exports of Freshdesk.</summary>
public class PitfallTests
{
    private static readonly Source Freshdesk = FreshdeskExport.Vendor;

    [Theory]
    [InlineData("2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z")]
    [InlineData("2026-11-02T15:30:00+05:30", "2026-11-02T10:00:00Z")]
    [InlineData("2026-11-02T15:30:00+0530", "2026-11-02T10:00:00Z")]
    [InlineData("2026-11-02T05:00:00.250-05:00", "2026-11-02T10:00:00.25Z")]
    public void Read_TakesEveryOffset(string text, string expected) => Assert.Equal(At(expected), Assert.Single(FreshdeskExport.OfText(Ticket(created: text)).Tickets).CreatedAt);

    [Theory]
    [InlineData("2026-11-02T10:00:00")]
    [InlineData("2026-11-02 10:00")]
    [InlineData("11/02/2026 10:00")]
    [InlineData("2026-11-31T10:00:00Z")]
    public void Read_RefusesTimesWithoutZone_AndOthers(string text)
    {
        RecordList read = FreshdeskExport.OfText(Ticket(created: text));
        Assert.Empty(read.Tickets);
        Assert.Contains($"'{text}'", Assert.Single(read.Messages(DataIssueKind.UnreadableDate)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:05", 5)]
    [InlineData("25:00", 1500)]
    [InlineData("37:12", 2232)]
    [InlineData("110:00", 6600)]
    public void Read_TakesHoursAndMinutes_OverADay(string spent, int minutes)
    {
        RecordList read = Read(Freshdesk, [FileOf("t.json", Ticket()), FileOf("e.json", Entry(spent))]);
        Assert.Equal(Duration.FromMinutes(minutes), Assert.Single(read.Tickets).HandleTime);
    }

    [Theory]
    [InlineData("1:60")]
    [InlineData("01:30:00")]
    [InlineData("1.5")]
    [InlineData("-01:00")]
    public void Read_RefusesOtherDurations(string spent)
    {
        RecordList read = Read(Freshdesk, [FileOf("t.json", Ticket()), FileOf("e.json", Entry(spent))]);
        Assert.Null(Assert.Single(read.Tickets).HandleTime);
        Assert.Contains($"'{spent}'", Assert.Single(read.Messages(DataIssueKind.UnreadableRecord)), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_LeavesOutNegativeDurations_AndCountsThem()
    {
        SupportReportBuilder builder = new(new ReportOptions());
        Freshdesk.Read([FileOf("t.json", Ticket(more: ",\"stats\":{\"first_responded_at\":\"2026-11-02T09:00:00Z\",\"resolved_at\":\"2026-11-02T09:30:00Z\",\"closed_at\":null,\"reopened_at\":null}", status: 4))], builder);
        SupportReport report = builder.Build();
        Assert.Null(report.Rows.Single(row => row is { Metric: "first_response_time", Statistic: "median" }).Value);
        Assert.Null(report.Rows.Single(row => row is { Metric: "resolution_time", Statistic: "median" }).Value);
        Assert.Equal(1, report.Rows.Single(row => row.Metric == "tickets_created").Value);
        Assert.Contains(report.Quality.Issues, issue => issue.Kind == DataIssueKind.ReplyBeforeCreation);
        Assert.Contains(report.Quality.Issues, issue => issue.Kind == DataIssueKind.SolvedBeforeCreated);
    }

    [Fact]
    public void Read_TakesTheLatestVersion_OfATicketOrARatingThatComesAgain()
    {
        string older = Ticket(updated: "2026-11-02T10:00:00Z", status: 2);
        string newer = Ticket(updated: "2026-11-02T11:00:00Z", status: 5);
        string Rating(int code, string updated) => $$$"""[{"id":5,"survey_id":1,"user_id":2,"agent_id":3,"group_id":4,"ticket_id":1,"ratings":{"default_question":{{{code}}}},"created_at":"2026-11-02T10:30:00Z","updated_at":"{{{updated}}}"}]""";
        foreach (bool isNewerFirst in new[] { true, false })
        {
            SourceFile[] files = [FileOf("a.json", newer), FileOf("b.json", older), FileOf("c.json", Rating(103, "2026-11-02T12:00:00Z")), FileOf("d.json", Rating(-103, "2026-11-02T10:30:00Z"))];
            RecordList read = Read(Freshdesk, isNewerFirst ? files : [.. files.Reverse()]);
            Assert.Equal(TicketStatus.Closed, Assert.Single(read.Tickets).Status);
            Assert.Equal(7, Assert.Single(read.Responses).Score);
        }
    }

    [Theory]
    [InlineData("Pacific Time (US & Canada)", "America/Los_Angeles")]
    [InlineData("London", "Europe/London")]
    [InlineData("Chennai", "Asia/Kolkata")]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    public void ReadCalendars_KnowsZonesAsRailsIanaAndWindowsHaveThem(string name, string expected)
    {
        string text = $$$$"""[{"id":1,"name":"S","time_zone":"{{{{name}}}}","business_hours":{"monday":{"start_time":"9:00 am","end_time":"5:00 pm"}}}]""";
        Assert.Equal(expected, Freshdesk.ReadCalendars([FileOf("h.json", text)])["S"].TimeZone.Id);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><title>Log in : Freshdesk</title>", "web page")]
    [InlineData("", "it is empty")]
    [InlineData("Ticket ID,First Response Time (in Hrs)\n1,00:05:00", "a table needs a map")]
    [InlineData("""{"description":"Validation failed","errors":[{"field":"updated_since","code":"invalid_value"}]}""", "error message")]
    public void Read_SaysWhatAFileIsInstead_AndPushesNothing(string text, string expected)
    {
        RecordList sink = new();
        SourceException e = Assert.Throws<SourceException>(() => Freshdesk.Read([FileOf("t.json", Ticket()), FileOf("odd.json", text)], sink));
        Assert.Equal("odd.json", e.File);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Tickets);
        Assert.Empty(sink.Issues);
    }

    [SkippableFact]
    public void Read_TakesTheRealReply()
    {
        Ticket ticket = Assert.Single(Read(Freshdesk, [Real("v2_ticket_1.json"), Real("v2_reply_1.json")]).Tickets);
        Assert.Equal(
            [(At("2016-05-18T04:36:04Z"), AuthorKind.Customer), (At("2016-05-19T05:36:14Z"), AuthorKind.Agent)],
            ticket.Events.Where(e => e is { Kind: TicketEventKind.Message, IsPublic: true }).Select(e => (e.At, e.Author)));
    }

    [SkippableFact]
    public void Read_AddsUpTheRealTimeEntriesOfATicket() =>
        Assert.Equal(Duration.FromMinutes(35), Assert.Single(Read(Freshdesk, [FileOf("t.json", Ticket().Replace("\"id\":1,", "\"id\":521,", StringComparison.Ordinal)), Real("v2_time_entry_1.json")]).Tickets).HandleTime);

    private static string Entry(string spent) => $$$"""[{"id":9,"ticket_id":1,"billable":true,"time_spent":"{{{spent}}}","executed_at":"2026-11-02T10:00:00Z","agent_id":7,"timer_running":false}]""";

    private static string Ticket(string created = "2026-11-02T10:00:00Z", string updated = "2026-11-02T10:00:00Z", int status = 2, string more = "") =>
        $$$"""[{"fr_escalated":false,"spam":false,"priority":1,"requester_id":1,"responder_id":7,"source":1,"status":{{{status}}},"id":1,"created_at":"{{{created}}}","updated_at":"{{{updated}}}"{{{more}}}}]""";
}
