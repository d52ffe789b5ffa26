using System.Globalization;
using SupportPerf.Metrics.Sources.Tests.Zendesk;
using SupportPerf.Metrics.Tests;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Intercom;

public class IntercomTests
{
    private const long Start = 1_793_613_600;

    private const string Names = """{"type":"admin.list","admins":[{"type":"admin","id":"7","name":"Ada","email":"a@example.com","has_inbox_seat":true,"team_ids":[1]}]}{"type":"team.list","teams":[{"type":"team","id":"1","name":"Billing","admin_ids":[7]}]}""";

    private static readonly Source Intercom = SourceCatalog.Find("intercom")!;

    [SkippableTheory]
    [InlineData("api_conversation.json", "Intercom: conversations, each a record of its own.")]
    [InlineData("api_conversations_search.json", "Intercom: a page with conversations.")]
    [InlineData("api_ticket.json", "Intercom: tickets, each a record of its own.")]
    [InlineData("api_ticket_states.json", "Intercom: a page with data.")]
    [InlineData("api_office_hours_schedule.json", "Intercom: office hours, each a record of its own.")]
    [InlineData("api_office_hours_exceptions.json", "Intercom: a page with data.")]
    public void Recognise_KnowsRealAnswers(string name, string expected)
    {
        RecognisedFile file = Assert.Single(SourceCatalog.Recognise([Real(name)]));
        Assert.Same(Intercom, file.Source);
        Assert.Equal(expected, file.Content);
    }

    [SkippableFact]
    public void Read_TakesTheRealConversation()
    {
        Ticket ticket = Assert.Single(Read(Intercom, [Real("api_conversation.json")]).Tickets);
        Assert.Equal(("503", "5017691", "991267715", "6762f1261bb69f9f2193bba7", "messaging"), (ticket.Id, ticket.Group, ticket.Agent, ticket.Requester, ticket.Channel));
        Assert.Equal((TicketStatus.Solved, AuthorKind.Agent, null), (ticket.Status, ticket.CreatedBy, ticket.Priority));
        Assert.Equal(Instant.FromUnixTimeSeconds(1_734_537_511), ticket.CreatedAt);
        Assert.Equal(
            [(1_734_537_511, TicketEventKind.Message), (1_663_597_223, TicketEventKind.Message), (1_740_141_857, TicketEventKind.Status)],
            ticket.Events.Select(e => (e.At.ToUnixTimeSeconds(), e.Kind)));
    }

    [SkippableFact]
    public void Read_TakesTheRealSearch_WhichHasNoParts()
    {
        RecordList read = Read(Intercom, [Real("api_conversations_search.json")]);
        Assert.Empty(Assert.Single(read.Tickets).Events);
        Assert.Contains(read.Messages(DataIssueKind.MissingPart), message => message.StartsWith("No parts", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Read_TakesTheRealTicket()
    {
        SourceOptions known = new() { StatusCategories = new Dictionary<string, TicketStatus> { ["8537"] = TicketStatus.New } };
        Ticket ticket = Assert.Single(Read(Intercom, [Real("api_ticket.json"), Real("api_ticket_states.json")], known).Tickets);
        Assert.Equal(("631", TicketStatus.New, null, null), (ticket.Id, ticket.Status, ticket.Group, ticket.Agent));
        Assert.Equal(("my-ticket-type-30", "Back-office", AuthorKind.Agent), (ticket.Dimensions["type"], ticket.Dimensions["category"], ticket.CreatedBy));
        Assert.DoesNotContain(ticket.Events, e => e.Kind == TicketEventKind.Status);
    }

    [SkippableFact]
    public void ReadCalendars_TakesTheRealOfficeHours()
    {
        BusinessCalendar hours = Intercom.ReadCalendars([Real("api_office_hours_exceptions.json"), Real("api_office_hours_schedule.json")])["Standard Support Hours"];
        Assert.Equal("America/New_York", hours.TimeZone.Id);
        Assert.Equal(Duration.FromHours(8), hours.Between(At("2026-12-14T05:00:00Z"), At("2026-12-21T05:00:00Z")));
        Assert.Equal(Duration.FromHours(4), hours.Between(At("2026-12-24T05:00:00Z"), At("2026-12-28T05:00:00Z")));
        Assert.Equal(Duration.FromHours(4), hours.Between(At("2027-12-24T05:00:00Z"), At("2027-12-25T05:00:00Z")));
        Assert.Equal(Duration.Zero, hours.Between(At("2028-12-25T05:00:00Z"), At("2028-12-26T05:00:00Z")));
    }

    [Fact]
    public void Read_TakesMessagesStatesAndAssignments()
    {
        RecordList read = OfText(Conversation());
        Ticket ticket = Assert.Single(read.Tickets);
        Assert.Equal(("Billing", "Ada", "c1", "normal", "email"), (ticket.Group, ticket.Agent, ticket.Requester, ticket.Priority, ticket.Channel));
        Assert.Equal(
            ["0 Message Customer", "10 Message Bot", "20 Message Agent", "20 Assignment Agent Billing", "30 Message Agent private", "40 Status Agent Pending", "50 Status System Open", "60 Message Agent", "60 Status Agent Solved", "70 Message Customer", "70 Status Customer Open", "80 Status Agent Solved"],
            ticket.Events.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.At.ToUnixTimeSeconds() - Start} {e.Kind} {e.Author} {(e.IsPublic ? "" : "private")}{e.Group}{e.Status}").TrimEnd()));
        Assert.Equal([("Gold", false)], ticket.VendorSla.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(Duration.FromSeconds(45), ticket.HandleTime);
        Assert.True(ticket is { IsBotOnly: false, IsSpam: false, FirstResponseAt: null, SolvedAt: null, InitialStatus: TicketStatus.Open });
    }

    [Fact]
    public void Verify_ComparesTheStatistics()
    {
        BusinessCalendar always = BusinessCalendar.AlwaysOpen;
        VerificationReport report = SourceVerification.Run(Intercom, [FileOf("a.json", Conversation()), FileOf("n.json", Names)], always);
        Assert.True(report.IsEqual);
        Assert.Equal(7, report.Metrics.Count);
    }

    [Fact]
    public void Read_TakesRatings_AskedForAndGiven()
    {
        RecordList read = OfText(Conversation());
        SurveyResponse own = read.Survey("rating-1");
        Assert.Equal((4, "Ada", "c1", "1"), (own.Score!.Value, own.Agent, own.Respondent, own.TicketId));
        Assert.Equal((Start + 90, Start + 95), (own.SentAt!.Value.ToUnixTimeSeconds(), own.AnsweredAt!.Value.ToUnixTimeSeconds()));
        Assert.Equal(("ai_agent", 2), (read.Survey("ai-rating-1").Question, read.Survey("ai-rating-1").Score!.Value));

        SurveyResponse asked = OfText(Conversation().Replace("\"rating\":4", "\"rating\":null", StringComparison.Ordinal)).Survey("rating-1");
        Assert.Equal((null, null), (asked.Score, asked.AnsweredAt));
    }

    [Fact]
    public void Read_SaysThatPartsAreCut_AndTakesTheStatistics()
    {
        RecordList read = OfText(Conversation().Replace("\"total_count\":8", "\"total_count\":700", StringComparison.Ordinal));
        Ticket ticket = Assert.Single(read.Tickets);
        Assert.Contains(read.Messages(DataIssueKind.MissingPart), message => message.StartsWith("It has 700 parts", StringComparison.Ordinal));
        Assert.Equal((Start + 20, Start + 80, 1), (ticket.FirstResponseAt!.Value.ToUnixTimeSeconds(), ticket.SolvedAt!.Value.ToUnixTimeSeconds(), ticket.Reopens));
        Assert.Null(ticket.InitialStatus);
    }

    [Fact]
    public void Read_TakesZeroForNone_AndKeepsWhatItDoesNotKnow()
    {
        RecordList read = OfText(Conversation()
            .Replace("\"admin_assignee_id\":7", "\"admin_assignee_id\":0", StringComparison.Ordinal)
            .Replace("\"team_assignee_id\":1", "\"team_assignee_id\":0", StringComparison.Ordinal)
            .Replace("\"state\":\"closed\",\"read\"", "\"state\":\"parked\",\"read\"", StringComparison.Ordinal)
            .Replace("\"medium\"", "\"extreme\"", StringComparison.Ordinal)
            .Replace("\"type\":\"email\"", "\"type\":\"pigeon\"", StringComparison.Ordinal));
        Ticket ticket = Assert.Single(read.Tickets);
        Assert.Equal((null, null, null, "parked", "extreme", "pigeon"), (ticket.Group, ticket.Agent, ticket.Status, ticket.StatusName, ticket.Priority, ticket.Channel));
        Assert.Equal(3, read.Count(DataIssueKind.UnknownValue));
    }

    [Fact]
    public void Read_CountsWhatItCannotRead_AndRefusesOtherFiles()
    {
        Assert.Equal(1, OfText(Conversation().Replace($"\"created_at\":{Start},\"updated_at\"", "\"created_at\":0,\"updated_at\"", StringComparison.Ordinal)).Count(DataIssueKind.MissingCreated));
        Assert.Equal(1, OfText(Conversation().Replace($"\"created_at\":{Start},\"updated_at\"", "\"created_at\":\"2026-11-02\",\"updated_at\"", StringComparison.Ordinal)).Count(DataIssueKind.UnreadableDate));
        Assert.Equal(1, OfText(Conversation() + Conversation()).Count(DataIssueKind.DuplicateId));
        Assert.Contains("Use --source zendesk", Assert.Throws<SourceException>(() => Read(Intercom, ZendeskExport.Files("tickets-1.json"))).Message, StringComparison.Ordinal);
        Assert.Throws<SourceException>(() => OfText(Conversation()[..900]));
        Assert.Throws<SourceException>(() => OfText(Conversation() + "{\"type\":\"error.list\",\"errors\":[]}"));
    }

    [Fact]
    public void Read_IsTheSame_InAnyCultureAndZone() => OtherPlaces.GiveTheSame(() => OtherPlaces.Lines(OfText(Conversation())));

    private static SourceFile Real(string name) => SourceFile.FromPath(SharedData.Path("formats", "fixtures", "intercom", name));

    private static RecordList OfText(string text) => Read(Intercom, [FileOf("text.json", text), FileOf("names.json", Names)]);

    internal static string Conversation()
    {
        string Part(int id, string type, int at, string author, string state, string more = "") =>
            $$"""{"type":"conversation_part","id":"{{id}}","part_type":"{{type}}","created_at":{{Start + at}},"author":{"type":"{{author}}","id":"7"},"state":"{{state}}","redacted":false{{more}}}""";
        string parts = string.Join(',', [
            Part(1, "comment", 10, "bot", "open", ",\"body\":\"x\""),
            Part(2, "assignment", 20, "admin", "open", ",\"body\":\"x\",\"assigned_to\":{\"type\":\"team\",\"id\":\"1\"}"),
            Part(3, "note", 30, "admin", "open", ",\"body\":\"x\""),
            Part(4, "snoozed", 40, "admin", "snoozed"),
            Part(5, "timer_unsnooze", 50, "team", "open"),
            Part(6, "close", 60, "admin", "closed", ",\"body\":\"x\""),
            Part(7, "comment", 70, "user", "open", ",\"body\":\"x\""),
            Part(8, "close", 80, "admin", "closed", ",\"body\":null"),
        ]);
        return "{\"type\":\"conversation\",\"id\":\"1\",\"created_at\":" + Number(0) + ",\"updated_at\":" + Number(99)
            + ",\"waiting_since\":null,\"snoozed_until\":null,\"source\":{\"type\":\"email\",\"delivered_as\":\"customer_initiated\",\"author\":{\"type\":\"user\",\"id\":\"c1\"}},\"contacts\":{\"type\":\"contact.list\",\"contacts\":[{\"type\":\"contact\",\"id\":\"c1\"}]},\"admin_assignee_id\":7,\"team_assignee_id\":1,\"open\":false,\"state\":\"closed\",\"read\":false,\"priority\":\"medium\""
            + ",\"sla_applied\":{\"sla_name\":\"Gold\",\"sla_status\":\"missed\"},\"statistics\":{\"time_to_admin_reply\":20,\"time_to_first_close\":60,\"time_to_last_close\":80,\"first_admin_reply_at\":" + Number(20) + ",\"first_close_at\":" + Number(60) + ",\"last_close_at\":" + Number(80) + ",\"count_reopens\":1,\"handling_time\":45}"
            + ",\"conversation_rating\":{\"rating\":4,\"created_at\":" + Number(90) + ",\"updated_at\":" + Number(95) + ",\"teammate\":{\"type\":\"admin\",\"id\":\"7\"}},\"ai_agent_participated\":true,\"ai_agent\":{\"resolution_state\":\"routed_to_team\",\"rating\":2,\"updated_at\":" + Number(97) + "}"
            + ",\"conversation_parts\":{\"type\":\"conversation_part.list\",\"conversation_parts\":[" + parts + "],\"total_count\":8}}";

        static string Number(int at) => (Start + at).ToString(CultureInfo.InvariantCulture);
    }
}
