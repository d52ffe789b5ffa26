using SupportPerf.Metrics.Sources.Tests.Zendesk;
using SupportPerf.Metrics.Tests;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Intercom;

/// <summary>What goes wrong with exports of Intercom.</summary>
public class PitfallTests
{
    private const long Start = 1_793_613_600;

    private static readonly Source Intercom = SourceCatalog.Find("intercom")!;

    [Fact]
    public void Read_NeverGuessesMillisecondsOrTexts()
    {
        foreach (string value in new[] { $"{Start}000", $"\"{Start}\"", $"{Start}.5", "-1", "\"2026-11-02T10:00:00Z\"" })
        {
            RecordList read = OfText(Conversation(created: value));
            Assert.Empty(read.Tickets);
            Assert.Equal((1, 1), (read.Count(DataIssueKind.UnreadableDate), read.Count(DataIssueKind.MissingCreated)));
        }
    }

    [Fact]
    public void Read_KeepsTheOrderOfTheSource_WithinASecond()
    {
        Ticket ticket = Assert.Single(OfText(Conversation(parts: [Part(9, "comment", 10, "admin"), Part(3, "close", 10, "admin"), Part(5, "comment", 10, "user"), Part(1, "open", 10, "user")])).Tickets);
        Assert.Equal(["", "9", "3-state", "5", "1-state"], ticket.Events.Select(e => e.Id ?? ""));
    }

    [Fact]
    public void Read_CountsAReplyBeforeTheCreation_AndLeavesItOut()
    {
        SupportReportBuilder builder = new(new ReportOptions());
        Intercom.Read([FileOf("a.json", Conversation(parts: [Part(1, "comment", -500, "admin"), Part(2, "comment", 500, "admin")]))], builder);
        SupportReport report = builder.Build();
        ReportRow median = report.Rows.Single(row => row is { Metric: "first_response_time", Statistic: "median" });
        Assert.NotEqual(-500, median.Value);
        Assert.Contains(report.Quality.Issues, issue => issue.Kind == DataIssueKind.ReplyBeforeCreation);
    }

    [Fact]
    public void Report_TakesNoBotsReplyAsTheFirst()
    {
        SupportReportBuilder builder = new(new ReportOptions());
        Intercom.Read([FileOf("a.json", Conversation(parts: [Part(1, "comment", 5, "bot"), Part(2, "note", 6, "admin"), Part(3, "comment", 60, "admin")]))], builder);
        Assert.Equal(60, builder.Build().Rows.Single(row => row is { Metric: "first_response_time", Statistic: "median" }).Value);
    }

    [Theory]
    [InlineData("assumed_resolution", true)]
    [InlineData("confirmed_resolution", true)]
    [InlineData("routed_to_team", false)]
    [InlineData("abandoned", false)]
    public void Read_TellsWhatTheAiAgentSolvedAlone(string resolution, bool isBotOnly) =>
        Assert.Equal(isBotOnly, Assert.Single(OfText(Conversation(more: $",\"ai_agent_participated\":true,\"ai_agent\":{{\"resolution_state\":\"{resolution}\"}}")).Tickets).IsBotOnly);

    [Fact]
    public void Read_AsksForTheRoleAtTheTime()
    {
        SourceOptions promoted = new() { RoleAt = (user, at, today) => user == "7" && at < Instant.FromUnixTimeSeconds(Start + 50) ? AuthorKind.Customer : today };
        Ticket ticket = Assert.Single(OfText(Conversation(parts: [Part(1, "comment", 10, "admin"), Part(2, "comment", 60, "admin")]), promoted).Tickets);
        Assert.Equal([AuthorKind.Customer, AuthorKind.Customer, AuthorKind.Agent], ticket.Events.Select(e => e.Author));
    }

    [Fact]
    public void Read_MarksSpamAndTests_ByTags()
    {
        SourceOptions tags = new() { SpamTags = ["junk"], TestTags = ["dry run"] };
        Ticket ticket = Assert.Single(OfText(Conversation(more: ",\"tags\":{\"type\":\"tag.list\",\"tags\":[{\"id\":\"1\",\"name\":\"junk\"},{\"id\":\"2\",\"name\":\"vip\"}]}"), tags).Tickets);
        Assert.True(ticket is { IsSpam: true, IsTest: false });
        Assert.True(Assert.Single(OfText(Conversation(more: ",\"tags\":{\"tags\":[{\"name\":\"dry run\"}]}"), tags).Tickets).IsTest);
    }

    [Fact]
    public void Read_TakesTheLastRating_WhereTheConversationWasRatedAgain()
    {
        string Rated(int rating, int updated) => Conversation(updated: Start + updated, more: $",\"conversation_rating\":{{\"rating\":{rating},\"created_at\":{Start + 5},\"updated_at\":{Start + updated}}}");
        foreach (string text in new[] { Rated(2, 10) + Rated(5, 20), Rated(5, 20) + Rated(2, 10) })
        {
            Assert.Equal(5, Assert.Single(OfText(text).Responses).Score);
        }
    }

    [Fact]
    public void Read_TakesIdsAsNumbersOrTexts_AndZeroForNobody()
    {
        foreach (string id in new[] { "7", "\"7\"" })
        {
            Assert.Equal("7", Assert.Single(OfText(Conversation(more: $",\"admin_assignee_id\":{id}")).Tickets).Agent);
        }

        foreach (string id in new[] { "0", "\"0\"", "null" })
        {
            Assert.Null(Assert.Single(OfText(Conversation(more: $",\"admin_assignee_id\":{id}")).Tickets).Agent);
        }
    }

    [Theory]
    [InlineData(0, 60, "2026-11-02T00:30:00Z")]
    [InlineData(8640, 8700, "2026-11-08T00:30:00Z")]
    public void ReadCalendars_StartsTheWeekOnMonday(int from, int to, string open)
    {
        string text = $$$"""{"type":"office_hours_schedule","id":"1","name":"S","time_zone_name":"UTC","time_intervals":[{"start_minute":{{{from}}},"end_minute":{{{to}}}}],"twenty_four_seven":false}""";
        BusinessCalendar hours = Intercom.ReadCalendars([FileOf("o.json", text)])["S"];
        Assert.True(hours.IsOpen(At(open)));
        Assert.Equal(Duration.FromHours(1), hours.Between(At("2026-11-02T00:00:00Z"), At("2026-11-09T00:00:00Z")));
    }

    [Theory]
    [InlineData("Mars", 0, 60, "'Mars'")]
    [InlineData("UTC", 60, 60, "from 60 to 60")]
    [InlineData("UTC", 0, 10081, "from 0 to 10081")]
    public void ReadCalendars_SaysWhatIsWrong(string zone, int from, int to, string expected)
    {
        string text = $$$"""{"type":"office_hours_schedule","id":"1","name":"S","time_zone_name":"{{{zone}}}","time_intervals":[{"start_minute":{{{from}}},"end_minute":{{{to}}}}],"twenty_four_seven":false}""";
        Assert.Contains(expected, Assert.Throws<SourceException>(() => Intercom.ReadCalendars([FileOf("o.json", text)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadCalendars_RefusesAnExceptionOfHoursThatAreNotThere() =>
        Assert.Contains("GET /office_hours_schedules/9", Assert.Throws<SourceException>(() => Intercom.ReadCalendars([FileOf("e.json", """{"type":"office_hours_exception.list","data":[{"type":"office_hours_exception","id":"1","office_hours_schedule_id":"9","exception_date":"2026-12-25","exception_type":"closed","name":"X"}]}""")])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><title>Intercom: sign in</title>", "web page")]
    [InlineData("", "it is empty")]
    [InlineData("Conversation ID,Started at (UTC)\n1,2026-11-02", "a table needs a map")]
    [InlineData("""{"type":"error.list","request_id":"x","errors":[{"code":"unauthorized","message":"Access Token Invalid"}]}""", "error message")]
    public void Read_SaysWhatAFileIsInstead_AndPushesNothing(string text, string expected)
    {
        RecordList sink = new();
        SourceException e = Assert.Throws<SourceException>(() => Intercom.Read([FileOf("a.json", Conversation()), FileOf("odd.json", text)], sink));
        Assert.Equal("odd.json", e.File);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Tickets);
    }

    [Fact]
    public void Read_TakesHandlingEvents_ForNothing()
    {
        RecordList read = Read(Intercom, [FileOf("a.json", Conversation()), FileOf("h.json", """{"handling_events":[{"teammate":{"type":"admin","id":7},"type":"paused","timestamp":"2026-11-02T10:00:00Z","reason":"Paused"}]}"""), FileOf("none.json", """{"handling_events":[]}""")]);
        Assert.Null(Assert.Single(read.Tickets).HandleTime);
    }

    [Fact]
    public void Read_TakesScorecards_ByTheirOwnScore()
    {
        const string Cards = ""","scorecards":[{"scorecard_id":"4","name":"Tone","scorecard_type":"ai","passed":true,"score":0.75,"evaluated_at":1793613690,"reviewed_teammate":{"type":"admin","admin_id":"7"},"evaluators":[{"evaluator_id":"1","result":{"value":"pass"}}]},{"scorecard_id":5,"name":"Tone 2","score":null,"evaluated_at":null}]""";
        RecordList read = OfText(Conversation(more: Cards));
        QaReview review = read.Reviews[0];
        Assert.Equal(("scorecard-1-4", "Tone", "7", "1", "ai", 1_793_613_690L), (review.Id, review.Scorecard, review.Agent, review.TicketId, review.Reviewer, review.ReviewedAt!.Value.ToUnixTimeSeconds()));
        Assert.Equal(("Tone", 0.75m, 1m), (Assert.Single(review.Categories).Name, review.Categories[0].Score!.Value, review.Categories[0].Weight));
        Assert.Equal(("scorecard-1-5", null, null), (read.Reviews[1].Id, read.Reviews[1].ReviewedAt, read.Reviews[1].Categories[0].Score));
    }

    [SkippableFact]
    public void Read_TakesTheRealExamplesOfStatisticsRatingSlaAndScorecard()
    {
        // The API's description gives them property by property; here they stand in a conversation.
        using System.Text.Json.JsonDocument examples = System.Text.Json.JsonDocument.Parse(File.ReadAllText(SharedData.Path("formats", "fixtures", "intercom", "schema_examples_statistics_rating_sla_scorecard.json")));
        string Raw(string name) => examples.RootElement.GetProperty(name).GetRawText();
        RecordList read = OfText(Conversation(created: "1663594923", more: $",\"statistics\":{Raw("conversation_statistics")},\"conversation_rating\":{Raw("conversation_rating")},\"sla_applied\":{Raw("sla_applied")},\"scorecards\":[{Raw("conversation_scorecard")}],\"ai_agent_participated\":true,\"ai_agent\":{Raw("ai_agent")}", parts: null));
        Ticket ticket = Assert.Single(read.Tickets);
        Instant at = Instant.FromUnixTimeSeconds(1_663_597_233);
        Assert.Equal((at, at, at, 1, Duration.FromSeconds(2310)), (ticket.FirstResponseAt!.Value, ticket.FirstSolvedAt!.Value, ticket.SolvedAt!.Value, ticket.Reopens!.Value, ticket.HandleTime!.Value));
        Assert.Equal([("sla", true)], ticket.VendorSla.Select(pair => (pair.Key, pair.Value)));
        Assert.True(ticket.IsBotOnly);
        Assert.Equal([("first_response_time", 2310.0), ("first_resolution_time", 2310), ("resolution_time", 2310)], ticket.ReportedMetrics.Where(metric => metric.Basis == HoursBasis.Business).Select(metric => (metric.Metric, metric.Duration!.Value.TotalSeconds)));
        SurveyResponse rating = read.Survey("rating-1");
        Assert.Equal((5, "1a2b3c", 1_671_028_894L), (rating.Score!.Value, rating.Agent, rating.AnsweredAt!.Value.ToUnixTimeSeconds()));
        Assert.Equal((4, 1_663_597_260L), (read.Survey("ai-rating-1").Score!.Value, read.Survey("ai-rating-1").AnsweredAt!.Value.ToUnixTimeSeconds()));
        QaReview review = Assert.Single(read.Reviews);
        Assert.Equal(("Standard QA Review", 0.85m, "991267715", 1_719_493_065L, "human"), (review.Scorecard, review.Categories[0].Score!.Value, review.Agent, review.ReviewedAt!.Value.ToUnixTimeSeconds(), review.Reviewer));
    }

    [SkippableFact]
    public void Recognise_KnowsTheRealHandlingEvents()
    {
        RecognisedFile file = Assert.Single(SourceCatalog.Recognise([SourceFile.FromPath(SharedData.Path("formats", "fixtures", "intercom", "api_handling_events.json"))]));
        Assert.Equal((Intercom, "Intercom: a page with handling_events."), (file.Source, file.Content));
    }

    [SkippableFact]
    public void Read_TakesEveryRealStateOfTickets()
    {
        SourceFile states = SourceFile.FromPath(SharedData.Path("formats", "fixtures", "intercom", "api_ticket_states.json"));
        foreach ((string id, TicketStatus status, string name) in new[] { ("8269", TicketStatus.New, "Submitted"), ("8270", TicketStatus.Open, "In progress"), ("8271", TicketStatus.Pending, "Waiting on customer"), ("8272", TicketStatus.Solved, "Resolved"), ("8274", TicketStatus.New, "Admin label 2") })
        {
            string text = $$$"""{"type":"ticket","id":"1","ticket_attributes":{},"ticket_state":{"type":"ticket_state","id":"{{{id}}}"},"ticket_type":{"name":"T"},"contacts":{"contacts":[]},"created_at":{{{Start}}}}""";
            Ticket ticket = Assert.Single(Read(Intercom, [FileOf("t.json", text), states]).Tickets);
            Assert.Equal((status, name), (ticket.Status!.Value, ticket.StatusName));
        }
    }

    private static RecordList OfText(string text, SourceOptions? options = null) => Read(Intercom, [FileOf("text.json", text)], options);

    private static string Part(int id, string type, int at, string author) =>
        $$"""{"type":"conversation_part","id":"{{id}}","part_type":"{{type}}","created_at":{{Start + at}},"author":{"type":"{{author}}","id":"7"},"body":{{(type == "comment" ? "\"x\"" : "null")}}}""";

    private static string Conversation(string? created = null, long updated = Start + 900, string more = "", string[]? parts = null) =>
        "{\"type\":\"conversation\",\"id\":\"1\",\"created_at\":" + (created ?? $"{Start}") + ",\"updated_at\":" + updated.ToString(System.Globalization.CultureInfo.InvariantCulture)
        + ",\"waiting_since\":null,\"snoozed_until\":null,\"source\":{\"type\":\"conversation\",\"delivered_as\":\"customer_initiated\",\"author\":{\"type\":\"user\",\"id\":\"c1\"}},\"contacts\":{\"contacts\":[{\"id\":\"c1\"}]},\"state\":\"open\""
        + more + (parts is null ? "" : ",\"conversation_parts\":{\"conversation_parts\":[" + string.Join(',', parts) + "],\"total_count\":" + parts.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}") + "}";
}
