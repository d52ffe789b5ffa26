using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class SurveyTests
{
    [Fact]
    public void Read_TakesLegacyRatings_TheLatestVersionOfEach()
    {
        RecordList read = Read("tickets-1.json", "tickets-2.json", "satisfaction-ratings.json");
        SurveyResponse good = read.Survey("7001");
        Assert.Equal((SurveyKind.Csat, Sentiment.Positive), (good.Kind, good.Sentiment));
        Assert.Null(good.Score);
        Assert.Equal(At("2026-11-02T18:00:00Z"), good.SentAt);
        Assert.Equal(At("2026-11-04T07:00:00Z"), good.AnsweredAt);
        Assert.Equal("1001", good.TicketId);
        Assert.Equal("501", good.Respondent);
        Assert.Equal("Tier 2", good.Group);
        Assert.Equal("Ben Castell", good.Agent);
        Assert.Equal("email", good.Channel);
        Assert.Equal("high", good.Priority);

        Assert.Equal(Sentiment.Negative, read.Survey("7002").Sentiment);
        SurveyResponse offered = read.Survey("7003");
        Assert.Null(offered.Sentiment);
        Assert.Null(offered.AnsweredAt);
        Assert.Equal(At("2026-11-05T10:00:00Z"), offered.SentAt);
        Assert.DoesNotContain(read.Responses, response => response.Id == "7004");
        Assert.Equal(("8888", Sentiment.Positive), (read.Survey("7005").TicketId, read.Survey("7005").Sentiment));
        Assert.Null(read.Survey("7006").Sentiment);
        Assert.Contains("'meh'", Assert.Single(read.Issues, issue => issue.RecordId == "7006").Message, StringComparison.Ordinal);
        Assert.Equal(5, read.Responses.Count);
    }

    [Fact]
    public void Read_TakesTheTicketsOwnRating_OnlyWhereNoOtherPartHasIt()
    {
        SurveyResponse bare = Assert.Single(Read("tickets-2.json").Responses);
        Assert.Equal(("7001", Sentiment.Positive, "1001"), (bare.Id, bare.Sentiment, bare.TicketId));
        Assert.Null(bare.AnsweredAt);

        SurveyResponse dated = Assert.Single(Read("tickets-1.json", "tickets-2.json", "audits-1.json", "audits-2.json").Responses);
        Assert.Equal(At("2026-11-02T18:00:00Z"), dated.SentAt);
        Assert.Equal(At("2026-11-04T07:00:00Z"), dated.AnsweredAt);
    }

    [Fact]
    public void Read_TakesSurveyResponses()
    {
        RecordList read = Read([.. AllFiles.Where(name => name is not ("satisfaction-ratings.json" or "chats.json"))]);
        SurveyResponse five = read.Survey("01A");
        Assert.Equal((5, Sentiment.Positive), (five.Score, five.Sentiment));
        Assert.Null(five.Scale);
        Assert.Null(five.Question);
        Assert.Equal(At("2026-11-02T15:00:00.25Z"), five.AnsweredAt);
        Assert.Equal("501", five.Respondent);

        // Who had the ticket at that moment, not who has it now.
        Assert.Equal(("Tier 2", "Ben Castell"), (five.Group, five.Agent));
        Assert.Equal(Sentiment.Neutral, read.Survey("01B").Sentiment);
        Assert.Null(read.Survey("01C").Sentiment);
        Assert.Equal(2, read.Survey("01C").Score);

        SurveyResponse skipped = read.Survey("01D");
        Assert.Null(skipped.Score);
        Assert.Null(skipped.AnsweredAt);
        Assert.Equal("1007", skipped.TicketId);

        SurveyResponse nps = read.Survey("01E");
        Assert.Equal((SurveyKind.Nps, 9), (nps.Kind, nps.Score));
        Assert.Null(nps.Sentiment);

        SurveyResponse unknown = read.Survey("01F");
        Assert.Equal(4, unknown.Score);
        Assert.Null(unknown.Sentiment);
        Assert.Contains(read.Messages(DataIssueKind.UnknownValue), message => message.Contains("'ecstatic'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 1, -1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 2, -1)]
    [InlineData(3, 3, 1)]
    [InlineData(5, 3, -1)]
    [InlineData(5, 4, 1)]
    [InlineData(5, 5, 1)]
    [InlineData(5, 6, null)]
    [InlineData(7, 6, null)]
    public void Read_ConvertsAScoreWithoutCategory_AsZendeskDoes(int scale, int score, int? expected)
    {
        string text = $$$"""{"survey_responses":[{"id":"01","responder_id":5,"subjects":[{"type":"ticket","id":"1"}],"survey":{"id":"s"},"answers":[{"type":"rating_scale","rating":{{{score}}},"question":{"sub_type":"customer_satisfaction"},"created_at":"2026-11-05T10:00:00Z"}]}],"meta":{}}""";
        SurveyResponse response = Assert.Single(ReadText(text, new() { SurveyScale = new(1, scale) }).Responses);
        Assert.Equal((Sentiment?)expected, response.Sentiment);
        Assert.Equal(new SurveyScale(1, scale), response.Scale);
    }

    [Fact]
    public void Read_TakesOneAnswerOnce_ThatBothFormsTell()
    {
        const string Text = """
            {"satisfaction_ratings":[{"id":1,"ticket_id":7,"requester_id":5,"assignee_id":9,"group_id":7,"score":"good","created_at":"2026-11-05T08:00:00Z","updated_at":"2026-11-05T10:00:00Z"}],"next_page":null}
            {"survey_responses":[{"id":"01","responder_id":5,"subjects":[{"type":"ticket","id":"7"}],"survey":{"id":"s"},"answers":[{"type":"rating_scale","rating":5,"rating_category":"good","question":{"sub_type":"customer_satisfaction"},"created_at":"2026-11-05T10:00:00Z","updated_at":"2026-11-05T10:00:00Z"}]}],"meta":{}}
            """;
        SurveyResponse response = Assert.Single(ReadText(Text).Responses);
        Assert.Equal(5, response.Score);
    }
}
