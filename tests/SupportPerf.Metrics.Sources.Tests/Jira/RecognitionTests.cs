using System.Text;
using SupportPerf.Metrics.Sources.Tests.Zendesk;
using static SupportPerf.Metrics.Sources.Tests.Jira.JiraExport;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Jira;

public class RecognitionTests
{
    private static readonly Source Jira = JiraExport.Vendor;

    [Theory]
    [InlineData("issues.json", "a page with issues.")]
    [InlineData("issues-older.json", "a page with issues.")]
    [InlineData("changelog-1.json", "pages, each a record of its own.")]
    [InlineData("comments-1.json", "pages, each a record of its own.")]
    [InlineData("sla-HELP-3.json", "pages, each a record of its own.")]
    [InlineData("feedback-HELP-3.json", "feedback, each a record of its own.")]
    [InlineData("calendars.json", "a page with calendars.")]
    [InlineData("statuses.json", "statuses, each a record of its own.")]
    [InlineData("fields.json", "fields, each a record of its own.")]
    [InlineData("users.json", "users, each a record of its own.")]
    public void Recognise_KnowsEachPartByItsContent(string name, string expected)
    {
        SourceFile file = FileOf("a.bin", JiraExport.TextOf(name));
        RecognisedFile recognised = Assert.Single(SourceCatalog.Recognise([file]));
        Assert.Equal($"Jira Service Management: {expected}", recognised.Content);
        Assert.Same(Jira, recognised.Source);
        Assert.Same(Jira, SourceCatalog.Detect([file]));
    }

    [Theory]
    [InlineData("""{"id":"1","name":"Time to done","completedCycles":[],"slaDisplayFormat":"NEW_SLA_FORMAT"}""", "SLAs")]
    [InlineData("""{"self":"s","id":"1","author":{"accountId":"a"},"body":"x","created":"2026-03-02T10:00:00.000+0000","jsdPublic":true}""", "comments")]
    [InlineData("""{"startAt":0,"maxResults":50,"total":0,"comments":[]}""", "pages of comments")]
    [InlineData("""{"issueId":"1","changeHistories":[]}""", "changelogs")]
    [InlineData("""{"id":1,"name":"S","timezoneId":"UTC","workingTimes":[],"holidays":[]}""", "calendars")]
    public void Recognise_KnowsRecordsThatStandAlone(string text, string expected) =>
        Assert.Equal($"Jira Service Management: {expected}, each a record of its own.", Assert.Single(SourceCatalog.Recognise([FileOf("a.json", text)])).Content);

    [Fact]
    public void Read_TakesIssuesAsPagesArraysLinesOrAlone()
    {
        string one = Issue().Trim();
        string two = Issue(key: "HELP-8").Trim();
        foreach (string text in new[] { $"{{\"issues\":[{one},{two}],\"isLast\":true}}", $"[{one},{two}]", $"{one}\n{two}\n", $"[{{\"issues\":[{one}]}},{{\"issues\":[{two}],\"isLast\":true}}]", $"{{\"issues\":[{one}],\"isLast\":false,\"nextPageToken\":\"x\"}}{{\"issues\":[{two}]}}" })
        {
            Assert.Equal(["HELP-9", "HELP-8"], OfText(text).Tickets.Select(ticket => ticket.Id));
        }

        Assert.Equal(["HELP-9"], OfText(one).Tickets.Select(ticket => ticket.Id));
    }

    [Fact]
    public void Read_TakesAllPartsFromOneFile()
    {
        string everything = string.Concat(JiraExport.AllFiles.Where(name => name != "feedback-HELP-3.json" && name != "sla-HELP-3.json").Select(JiraExport.TextOf));
        RecordList read = OfText(everything);
        RecordList expected = Of([.. JiraExport.AllFiles.Where(name => name != "feedback-HELP-3.json" && name != "sla-HELP-3.json")]);
        Assert.Equal(expected.Tickets.SelectMany(ticket => ticket.Events), read.Tickets.SelectMany(ticket => ticket.Events));
        Assert.Equal(expected.Responses.Select(response => response.AnsweredAt), read.Responses.Select(response => response.AnsweredAt));
    }

    [Fact]
    public void Read_IsTheSame_InAnyCultureAndZone() => OtherPlaces.GiveTheSame(() => OtherPlaces.Lines(JiraExport.All()));

    [Theory]
    [InlineData("2026-03-29T01:30:00.000+0100", "2026-03-29T00:30:00Z")]
    [InlineData("2026-03-29T03:30:00.001+0200", "2026-03-29T01:30:00.001Z")]
    [InlineData("2026-10-25T02:30:00.999+0100", "2026-10-25T01:30:00.999Z")]
    [InlineData("2026-06-01T00:00:00.000-0330", "2026-06-01T03:30:00Z")]
    [InlineData("2026-06-01T00:00:00+05:30", "2026-05-31T18:30:00Z")]
    public void Read_TakesOffsetsWithoutColon(string text, string expected) =>
        Assert.Equal(At(expected), Assert.Single(OfText(Issue($",\"created\":\"{text}\"")).Tickets).CreatedAt);

    [Theory]
    [InlineData("""{"epochMillis":1774744200123,"iso8601":"2026-03-29T00:30:00+0000","jira":"2026-03-29T01:30:00.123+0100","friendly":"heute"}""", "2026-03-29T00:30:00.123Z")]
    [InlineData("""{"iso8601":"2026-03-29T00:30:00+0000","jira":"2026-03-29T01:30:00.123+0100"}""", "2026-03-29T00:30:00.123Z")]
    [InlineData("""{"iso8601":"2026-03-29T00:30:00+0000","friendly":"29/Mar/26 1:30 AM"}""", "2026-03-29T00:30:00Z")]
    [InlineData("1774744200123", "2026-03-29T00:30:00.123Z")]
    public void Read_TakesInstantsInEveryForm(string value, string expected) =>
        Assert.Equal(At(expected), Assert.Single(OfText(Issue($",\"created\":{value}")).Tickets).CreatedAt);

    [Theory]
    [InlineData("\"29/Mar/26 1:30 AM\"")]
    [InlineData("\"2026-03-29T01:30:00.000\"")]
    [InlineData("\"2026-02-30T01:30:00.000+0100\"")]
    [InlineData("-5")]
    [InlineData("{\"epochMillis\":999999999999999999}")]
    public void Read_RefusesOtherTimes(string value)
    {
        RecordList read = OfText(Issue($",\"created\":{value}"));
        Assert.Empty(read.Tickets);
        Assert.Equal((1, 1), (read.Count(DataIssueKind.UnreadableDate), read.Count(DataIssueKind.MissingCreated)));
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><head><title>Log in with Atlassian account</title>", "web page")]
    [InlineData("", "it is empty")]
    [InlineData("Issue key,Summary,Comment,Comment\nHELP-1,x,a,b", "not JSON")]
    [InlineData("""{"errorMessages":["The value 'X' does not exist for the field 'project'."],"errors":{}}""", "error message")]
    [InlineData("""{"errorMessage":"The request does not exist","i18nErrorMessage":{}}""", "error message")]
    [InlineData("""{"tickets":[{"id":1,"requester_id":5,"submitter_id":5,"status":"open","via":{"channel":"web"}}],"end_of_stream":true}""", "Use --source zendesk")]
    public void Read_SaysWhatAFileIsInstead_AndPushesNothing(string text, string expected)
    {
        RecordList sink = new();
        SourceException e = Assert.Throws<SourceException>(() => Jira.Read([.. JiraExport.Files("issues.json"), FileOf("odd.json", text)], sink));
        Assert.Equal("odd.json", e.File);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Contains("expected answers of Jira's API", e.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Tickets);
        Assert.Empty(sink.Issues);
    }

    [Fact]
    public void Read_PushesNothing_WhenAPageIsCutShortOrAnErrorStandsAmongThem()
    {
        string text = JiraExport.TextOf("issues.json");
        foreach ((string broken, string expected) in new[] { (text[..(text.Length / 2)], "cut short"), (text + "{\"errorMessages\":[\"Rate limit exceeded\"]}", "Rate limit exceeded"), (text + "<html>", "<html>") })
        {
            RecordList sink = new();
            SourceException e = Assert.Throws<SourceException>(() => Jira.Read([FileOf("issues.json", broken)], sink));
            Assert.Contains(expected, e.Message, StringComparison.Ordinal);
            Assert.Empty(sink.Tickets);
            Assert.Empty(sink.Issues);
        }
    }

    [Fact]
    public void Read_CountsWhatItLeavesOut()
    {
        RecordList read = ZendeskExport.Read(Jira,
        [
            FileOf("i.json", Issue() + """{"key":null,"self":"x","fields":{"created":"2026-03-02T09:00:00.000+0000"}}""" + "\n" + """{"id":"7","key":"HELP-7","fields":{"created":"2026-03-02T09:00:00.000+0000"},"x":nul}"""),
            FileOf("comments.json", """{"start":0,"limit":5,"size":1,"isLastPage":true,"values":[{"id":"1","public":true,"author":{"accountId":"a"},"created":{"epochMillis":1772445600000}}]}"""),
            FileOf("feedback.json", """{"type":"csat","rating":3}"""),
            FileOf("sla-HELP-77.json", """{"start":0,"limit":5,"size":1,"isLastPage":true,"values":[{"id":"1","name":"Time to done","completedCycles":[]}]}"""),
            FileOf("sla.json", """{"id":"1","name":"Time to done","completedCycles":[],"slaDisplayFormat":"x"}"""),
        ]);
        Assert.Single(read.Tickets);
        Assert.Equal(1, read.Count(DataIssueKind.MissingId));
        Assert.Equal("HELP-77", Assert.Single(read.Issues, issue => issue.Kind == DataIssueKind.OrphanEvent).RecordId);
        string[] left = read.Messages(DataIssueKind.UnreadableRecord);
        Assert.Equal(4, left.Length);
        Assert.Equal(3, left.Count(message => message.Contains("Keep the issue's key in the file's name", StringComparison.Ordinal)));
        Assert.Single(left, message => message.Contains("not well-formed", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_LeavesOutAHistoryOrCommentWithoutInstant_AndSaysSo()
    {
        RecordList read = OfText(Issue(""","comment":{"comments":[{"id":"1","author":{"accountId":"a"},"created":"yesterday"},{"id":"2","author":{"accountId":"a"},"created":"2026-03-02T10:00:00.000+0000"}],"total":2}"""));
        Assert.Equal(2, Assert.Single(read.Tickets).Events.Count);
        Assert.Contains("'yesterday'", Assert.Single(read.Messages(DataIssueKind.UnreadableDate)), StringComparison.Ordinal);

        RecordList changed = OfText(Issue("", ""","changelog":{"total":2,"histories":[{"id":"1","created":null,"items":[{"field":"status","from":"3","to":"10"}]},{"id":"2","created":"2026-03-02T10:00:00.000+0000","items":[{"field":"assignee","to":"a"}]}]}"""));
        Assert.Equal(TicketEventKind.Assignment, Assert.Single(Assert.Single(changed.Tickets).Events).Kind);
        Assert.Contains("The history 1 has no created", Assert.Single(changed.Messages(DataIssueKind.UnreadableDate)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SaysWhichPartIsMissing()
    {
        Assert.Equal(["No SLAs", "No changelog", "No comments", "No ratings"], OfText(Issue()).Messages(DataIssueKind.MissingPart).Select(message => message[..message.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.StartsWith("No issues", Assert.Single(Of("calendars.json").Messages(DataIssueKind.MissingPart)), StringComparison.Ordinal);

        // An empty page says that there are none, which is not the same as not knowing.
        const string None = """{"_links":{"self":"https://x/rest/servicedeskapi/request/HELP-9/comment"},"size":0,"start":0,"limit":50,"isLastPage":true,"values":[]}""";
        RecordList read = ZendeskExport.Read(Jira, [FileOf("i.json", Issue()), FileOf("c.json", None)]);
        Assert.Equal(TicketEventKind.Message, Assert.Single(Assert.Single(read.Tickets).Events).Kind);
        Assert.DoesNotContain(read.Messages(DataIssueKind.MissingPart), message => message.StartsWith("No comments", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_TakesAnEmptySearch() =>
        Assert.Same(Jira, SourceCatalog.Detect([FileOf("a.json", """{"issues":[],"isLast":true}"""), .. JiraExport.Files("calendars.json")]));

    [Theory]
    [InlineData("https://x/rest/api/3/issue/HELP-12/changelog?startAt=0", "HELP-12")]
    [InlineData("https://x/rest/api/3/issue/10010/comment/10000", "10010")]
    [InlineData("https://x/rest/servicedeskapi/request/ITH-1/sla/10", "ITH-1")]
    [InlineData("https://x/rest/api/3/issue/HELP-12", "HELP-12")]
    [InlineData("https://x/rest/api/3/status/5", null)]
    public void InLink_FindsTheIssue(string link, string? expected) => Assert.Equal(expected, Metrics.Sources.Jira.IssueReference.InLink(Encoding.UTF8.GetBytes(link)));

    [Theory]
    [InlineData("sla-HELP-12.json", "HELP-12")]
    [InlineData("folder-9/HELP-12-comments-2.json.gz", "HELP-12")]
    [InlineData("A1_B-7.json", "A1_B-7")]
    [InlineData("feedback_10010.json", "10010")]
    [InlineData("comments.json", null)]
    public void InName_FindsTheIssue(string name, string? expected) => Assert.Equal(expected, Metrics.Sources.Jira.IssueReference.InName(name));

    [Fact]
    public void Read_IsTheSame_HoweverTextsAreEscaped()
    {
        // The signs of offsets, colons, slashes and blanks as escapes, as programs that pass payloads on may write them.
        System.Text.Encodings.Web.TextEncoderSettings plainCharacters = new();
        plainCharacters.AllowCharacters([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"]);
        System.Text.Json.JsonSerializerOptions escaping = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(plainCharacters) };
        string Escaped(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(escaping);
        SourceOptions options = new() { CustomFields = new Dictionary<string, string> { ["Region"] = "region" }, TestTags = ["vip"] };
        RecordList plain = JiraExport.All(options);
        RecordList escaped = ZendeskExport.Read(Jira, [.. JiraExport.AllFiles.Select(name => FileOf(name, Escaped(JiraExport.TextOf(name))))], options);
        plain.Issues.Clear();
        escaped.Issues.Clear();
        Assert.Equal(OtherPlaces.Lines(plain), OtherPlaces.Lines(escaped));
        Assert.True(escaped.Ticket("HELP-1").IsTest);
    }

    [Fact]
    public void Read_StreamsIssues()
    {
        // Two thousand issues with long texts: what is made of them is a small part of the file.
        byte[] page = Encoding.UTF8.GetBytes($"{{\"issues\":[{string.Join(',', Enumerable.Range(1, 2_000).Select(number => Issue($",\"description\":\"{new string('x', 8_000)}\"", key: FormattableString.Invariant($"HELP-{number}")).Trim()))}],\"isLast\":true}}");
        CountingSink warm = new();
        Jira.Read([new("i.json", () => new MemoryStream(page))], warm);
        Assert.Equal(2_000, warm.Tickets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Jira.Read([new("i.json", () => new MemoryStream(page))], new CountingSink());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, page.Length / 2);
    }

    private sealed class CountingSink : IRecordSink
    {
        public int Tickets { get; private set; }

        public void Add(Ticket ticket) => Tickets++;

        public void Add(SurveyResponse response)
        {
        }

        public void Add(Call call)
        {
        }

        public void Add(QaReview review)
        {
        }

        public void Add(DataIssue issue)
        {
        }
    }
}
