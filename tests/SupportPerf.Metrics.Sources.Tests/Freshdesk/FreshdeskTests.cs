using System.Globalization;
using SupportPerf.Metrics.Sources.Tests.Zendesk;
using static SupportPerf.Metrics.Sources.Tests.Freshdesk.FreshdeskExport;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Freshdesk;

public class FreshdeskTests
{
    private static readonly Source Freshdesk = FreshdeskExport.Vendor;
    private static readonly SourceOptions Qa = new() { StatusCategories = new Dictionary<string, TicketStatus> { ["Waiting on QA"] = TicketStatus.OnHold }, CustomFields = new Dictionary<string, string> { ["cf_region"] = "region" }, TestTags = ["dry run"] };

    [Fact]
    public void Read_TakesEveryFieldOfATicket()
    {
        Ticket ticket = FreshdeskExport.All(Qa).Ticket("101");
        Assert.Equal(At("2026-11-02T04:30:00Z"), ticket.CreatedAt);
        Assert.Equal(At("2026-11-02T05:30:00Z"), ticket.FirstResponseDueAt);
        Assert.Equal(At("2026-11-04T04:30:00Z"), ticket.DueAt);
        Assert.Equal(("urgent", "web_form", "Billing", "Ada", "501"), (ticket.Priority, ticket.Channel, ticket.Group, ticket.Agent, ticket.Requester));
        Assert.Equal((TicketStatus.Solved, "Resolved", TicketStatus.Open), (ticket.Status, ticket.StatusName, ticket.InitialStatus));
        Assert.Equal("India", ticket.Schedule);
        Assert.Equal(
            ["association child", "company 31", "product 9", "region EMEA", "type Question"],
            ticket.Dimensions.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(["first_response True", "resolution False"], ticket.VendorSla.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(Duration.FromMinutes((37 * 60) + 12 + 5), ticket.HandleTime);
        Assert.Equal((null, null, null, null), (ticket.FirstResponseAt, ticket.SolvedAt, ticket.ClosedAt, ticket.Reopens));
    }

    [Fact]
    public void Read_TakesMessagesAndChanges_InTheirOrder()
    {
        Ticket ticket = FreshdeskExport.All(Qa).Ticket("101");
        Assert.Equal(
            [
                "04:30:00 Message Customer ", "04:40:00 Assignment Automation Helpdesk/Ben", "04:50:00 Assignment Agent /Ada", "05:00:00 Message Agent private",
                "05:10:00 Message Agent private", "05:15:30 Message Agent ", "05:15:30 Status Agent Pending", "06:00:00 Message Customer ", "06:00:00 Status Customer Open",
                "06:40:00 Message Agent ", "07:00:00 Status Agent Solved", "08:00:00 Status Customer Open", "09:00:00 Status Agent OnHold", "10:00:00 Status Agent Solved",
            ],
            ticket.Events.Select(e => $"{e.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {e.Kind} {e.Author} {(e.Kind == TicketEventKind.Message ? (e.IsPublic ? "" : "private") : e.Kind == TicketEventKind.Status ? e.Status.ToString() : $"{e.Group}/{e.Agent}")}"));
        Assert.Equal("Waiting on QA", ticket.Events.Single(e => e.Status == TicketStatus.OnHold).StatusName);
    }

    [Fact]
    public void Verify_ComparesTheStats_WithOurEvents()
    {
        RecordList read = FreshdeskExport.All(Qa);
        Assert.Equal(["first_response_time", "resolution_time"], read.Ticket("101").ReportedMetrics.Select(metric => metric.Metric));
        VerificationReport report = SourceVerification.Run(Freshdesk, FreshdeskExport.Files(FreshdeskExport.AllFiles), options: Qa);
        Assert.True(report.IsEqual);
        Assert.Equal((1, "freshdesk"), (report.Records, report.Definitions));
        Assert.All(report.Metrics, metric => Assert.Equal(Duration.Zero, metric.LargestDifference));
    }

    [Fact]
    public void Read_KeepsAStatusOfTheAccountsOwn_UntilItsCategoryIsSaid()
    {
        RecordList read = FreshdeskExport.All();
        Ticket ticket = read.Ticket("102");
        Assert.Equal((null, "Waiting on QA"), (ticket.Status, ticket.StatusName));
        Assert.Contains(read.Messages(DataIssueKind.UnknownValue), message => message.Contains("'Waiting on QA' (8)", StringComparison.Ordinal) && message.Contains("StatusCategories", StringComparison.Ordinal));
        Assert.Equal((null, "8"), (Of("tickets.json").Ticket("102").Status, Of("tickets.json").Ticket("102").StatusName));

        SourceOptions byNumber = new() { StatusCategories = new Dictionary<string, TicketStatus> { ["8"] = TicketStatus.Pending } };
        Assert.Equal((TicketStatus.Pending, "Waiting on QA"), (FreshdeskExport.All(byNumber).Ticket("102").Status, FreshdeskExport.All(byNumber).Ticket("102").StatusName));
    }

    [Fact]
    public void Read_TakesTheStatsInstants_WhereNothingElseDecides()
    {
        RecordList read = FreshdeskExport.All(Qa);
        Ticket ticket = read.Ticket("103");
        Assert.Equal((TicketStatus.Closed, 0), (ticket.Status, ticket.Reopens));
        Assert.Equal(
            (At("2026-11-02T11:00:00Z"), At("2026-11-03T09:00:00Z"), At("2026-11-03T09:00:00Z"), At("2026-11-04T09:00:00Z")),
            (ticket.FirstResponseAt!.Value, ticket.FirstSolvedAt!.Value, ticket.SolvedAt!.Value, ticket.ClosedAt!.Value));
        Assert.Empty(ticket.ReportedMetrics);
        Assert.Empty(ticket.Events);
        Assert.Equal(["first_response False", "resolution True"], ticket.VendorSla.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("99", "General"), (ticket.Agent, ticket.Schedule));

        Ticket reopened = Of("tickets.json").Ticket("101");
        Assert.Equal((1, null, At("2026-11-03T10:00:00Z")), (reopened.Reopens, reopened.FirstSolvedAt, reopened.SolvedAt!.Value));
    }

    [Fact]
    public void Read_KnowsFromTheStatsThatNobodyAnswered()
    {
        RecordList read = FreshdeskExport.All(Qa);
        Ticket silent = read.Ticket("104");
        Assert.Equal((AuthorKind.Customer, TicketEventKind.Message), (Assert.Single(silent.Events).Author, silent.Events[0].Kind));
        Assert.Empty(silent.VendorSla);
        Assert.True(silent is { IsSpam: true, IsDeleted: true, IsTest: true });
        Assert.Equal("77", silent.Channel);
        Assert.Contains(read.Messages(DataIssueKind.UnknownValue), message => message.Contains("source '77'", StringComparison.Ordinal));
        Assert.Equal("9", read.Ticket("105").Priority);
        Assert.Contains(read.Messages(DataIssueKind.UnknownValue), message => message.Contains("priority '9'", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_TakesOutboundTicketsAsTheTeams_AndCallsAsReplies()
    {
        Assert.Equal((AuthorKind.Agent, "email", "normal"), (FreshdeskExport.All().Ticket("102").CreatedBy, FreshdeskExport.All().Ticket("102").Channel, FreshdeskExport.All().Ticket("102").Priority));
        Ticket called = Of("tickets.json").Ticket("105");
        Assert.Equal([(AuthorKind.Customer, true), (AuthorKind.Agent, true)], called.Events.Select(e => (e.Author, e.IsPublic)));
        Ticket noted = FreshdeskExport.All(new() { CallsAreReplies = false }).Ticket("105");
        Assert.Equal([(AuthorKind.Customer, true), (AuthorKind.Agent, false)], noted.Events.Select(e => (e.Author, e.IsPublic)));
    }

    [Fact]
    public void Read_AsksForTheRoleAtTheTime()
    {
        Ticket ticket = FreshdeskExport.All(Qa with { RoleAt = (user, _, today) => user == "7" ? AuthorKind.ThirdParty : today }).Ticket("101");
        Assert.DoesNotContain(ticket.Events, e => e is { Kind: TicketEventKind.Message, Author: AuthorKind.Agent });
    }

    [Fact]
    public void Read_TakesRatings_ByTheirCode()
    {
        RecordList read = FreshdeskExport.All(Qa);
        SurveyResponse first = read.Responses.Single(response => response is { Id: "601", Question: null });
        Assert.Equal((7, Sentiment.Positive, new SurveyScale(1, 7)), (first.Score!.Value, first.Sentiment!.Value, first.Scale!.Value));
        Assert.Equal(("101", "501", "Billing", "Ada", "urgent"), (first.TicketId, first.Respondent, first.Group, first.Agent, first.Priority));
        Assert.Equal(At("2026-11-03T20:00:00Z"), first.AnsweredAt);
        SurveyResponse second = read.Responses.Single(response => response.Question == "question_12");
        Assert.Equal((3, Sentiment.Negative), (second.Score!.Value, second.Sentiment!.Value));
        Assert.Equal((4, Sentiment.Neutral), (read.Survey("602").Score!.Value, read.Survey("602").Sentiment!.Value));
        Assert.Equal((1, Sentiment.Negative, "Ben"), (read.Survey("603").Score!.Value, read.Survey("603").Sentiment!.Value, read.Survey("603").Agent));
        Assert.Equal((null, null), (read.Survey("604").Score, read.Survey("604").Sentiment));
        Assert.Single(read.Issues, issue => issue.RecordId == "604" && issue.Kind == DataIssueKind.UnknownValue);
    }

    [Fact]
    public void ReadCalendars_ResolvesRailsNamesAndTwelveHours()
    {
        IReadOnlyDictionary<string, BusinessCalendar> calendars = Freshdesk.ReadCalendars(FreshdeskExport.Files(FreshdeskExport.AllFiles));
        Assert.Equal(["General", "India"], calendars.Keys.Order(StringComparer.Ordinal));
        BusinessCalendar general = calendars["General"];
        Assert.True(general.IsOpen(At("2026-11-02T13:00:00Z")));
        Assert.False(general.IsOpen(At("2026-11-02T12:59:59Z")));
        Assert.False(general.IsOpen(At("2026-11-02T22:00:00Z")));
        Assert.Equal(Duration.FromHours(18), general.Between(At("2026-11-01T05:00:00Z"), At("2026-11-08T05:00:00Z")));

        // 12:30 pm is half past noon; midnight to midnight is the whole day.
        Assert.Equal(Duration.FromHours(27), calendars["India"].Between(At("2026-11-01T18:30:00Z"), At("2026-11-08T18:30:00Z")));
    }

    [Theory]
    [InlineData("\"Mars\"", "9:00 am", "'Mars'")]
    [InlineData("\"London\"", "9 o'clock", "'9 o'clock'")]
    [InlineData("\"London\"", "13:00 pm", "'13:00 pm'")]
    public void ReadCalendars_SaysWhatIsWrong(string zone, string start, string expected)
    {
        string text = $$$$"""[{"id":1,"name":"S","time_zone":{{{{zone}}}},"business_hours":{"monday":{"start_time":"{{{{start}}}}","end_time":"5:00 pm"}}}]""";
        SourceException e = Assert.Throws<SourceException>(() => Freshdesk.ReadCalendars([FileOf("hours.json", text)]));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CountsWhatItLeavesOut()
    {
        RecordList read = FreshdeskExport.All(Qa);
        Assert.Equal(5, read.Tickets.Count);
        Assert.Single(read.Messages(DataIssueKind.DuplicateId));
        Assert.Contains("'1h'", Assert.Single(read.Messages(DataIssueKind.UnreadableRecord)), StringComparison.Ordinal);
        Assert.Equal("777", Assert.Single(read.Issues, issue => issue.Kind == DataIssueKind.OrphanEvent).RecordId);
        Assert.Empty(read.Messages(DataIssueKind.MissingPart));
        Assert.Equal(6, Of("tickets-older.json").Count(DataIssueKind.MissingPart));
        Assert.StartsWith("No tickets", Assert.Single(Of("groups.json").Messages(DataIssueKind.MissingPart)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NeverTakesADayForAMonth()
    {
        // 03-02 is the third of February; a text of another order is refused.
        const string Ticket = """{"fr_escalated":false,"spam":false,"priority":1,"requester_id":1,"responder_id":7,"source":1,"status":4,"id":1,"created_at":"2026-02-03T10:00:00Z","updated_at":"2026-02-03T10:00:00Z"}""";
        string Activity(string at) => $$$"""{"activities_data":[{"performed_at":"{{{at}}}","ticket_id":1,"performer_type":"agent","performer_id":7,"activity":{"status":"Resolved"}}]}""";
        RecordList read = Read(Freshdesk, [FileOf("t.json", $"[{Ticket}]"), FileOf("a.json", Activity("03-02-2026 12:00:00 -0500")), FileOf("b.json", Activity("2026-02-03 12:00:00 Z")), FileOf("c.json", Activity("03-02-2026 12:00:00"))]);
        Assert.Equal(At("2026-02-03T17:00:00Z"), Assert.Single(Assert.Single(read.Tickets).Events).At);
        Assert.Equal(2, read.Count(DataIssueKind.UnreadableRecord));
    }

    [Fact]
    public void Read_IsTheSame_InAnyCultureAndZone() => OtherPlaces.GiveTheSame(() => OtherPlaces.Lines(FreshdeskExport.All(Qa)));

    [Fact]
    public void Read_IsTheSame_InAnyOrderOfTheFiles() =>
        Assert.Equal(Lines(FreshdeskExport.All(Qa)), Lines(Read(Freshdesk, FreshdeskExport.Files([.. FreshdeskExport.AllFiles.Reverse()]), Qa)));

    [Fact]
    public void Read_SaysWhatAFileIsInstead_AndTakesAnEmptyList()
    {
        SourceException e = Assert.Throws<SourceException>(() => Read(Freshdesk, ZendeskExport.Files("tickets-1.json")));
        Assert.Contains("Use --source zendesk", e.Message, StringComparison.Ordinal);
        Assert.Throws<SourceException>(() => OfText("""{"code":"invalid_credentials","message":"You have to be logged in"}"""));
        Assert.Throws<SourceException>(() => OfText("""[{"requester_id":1,"""));
        Assert.Throws<SourceException>(() => Read(Freshdesk, []));

        SourceFile[] files = [.. FreshdeskExport.Files("tickets.json"), FileOf("conversations-of-103.json", "[]")];
        Assert.Same(Freshdesk, SourceCatalog.Detect(files));
        Assert.Equal(5, Read(Freshdesk, files).Tickets.Count);
    }

    [Fact]
    public void Read_CountsTicketsWithoutIdOrCreation()
    {
        const string Rest = "\"fr_escalated\":false,\"spam\":false,\"priority\":1,\"requester_id\":1,\"responder_id\":7,\"source\":1,\"status\":2";
        RecordList read = OfText("[{REST,\"id\":1},{REST,\"created_at\":\"2026-11-02T10:00:00Z\"},{REST,\"id\":3,\"created_at\":\"11/02/2026 10:00\"}]".Replace("REST", Rest, StringComparison.Ordinal));
        Assert.Empty(read.Tickets);
        Assert.Equal((1, 2, 1), (read.Count(DataIssueKind.MissingId), read.Count(DataIssueKind.MissingCreated), read.Count(DataIssueKind.UnreadableDate)));
    }

    [Fact]
    public void Read_GivesIds_WhereTheCallerAsks()
    {
        Ticket ticket = FreshdeskExport.All(Qa with { UseIds = true }).Ticket("101");
        Assert.Equal(("7", "1", "42", "4"), (ticket.Agent, ticket.Group, ticket.Schedule, ticket.StatusName));
    }

    /// <summary>What is read, without the issues: they say where in which file.</summary>
    private static IEnumerable<string> Lines(RecordList read)
    {
        read.Issues.Clear();
        return OtherPlaces.Lines(read).Order(StringComparer.Ordinal);
    }
}
