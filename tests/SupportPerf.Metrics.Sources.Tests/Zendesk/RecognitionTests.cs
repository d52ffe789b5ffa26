using System.IO.Compression;
using System.Text;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class RecognitionTests
{
    [Theory]
    [InlineData("tickets-1.json", "Zendesk: a page with groups, tickets, users.")]
    [InlineData("ticket-metrics.json", "Zendesk: a page with ticket_metrics.")]
    [InlineData("names.json", "Zendesk: a page with brands.")]
    [InlineData("custom-statuses.json", "Zendesk: a page with custom_statuses.")]
    [InlineData("ticket-forms.json", "Zendesk: a page with ticket_forms.")]
    [InlineData("audits-1.json", "Zendesk: a page with audits.")]
    [InlineData("ticket-events.json", "Zendesk: a page with ticket_events.")]
    [InlineData("metric-events.json", "Zendesk: a page with ticket_metric_events.")]
    [InlineData("satisfaction-ratings.json", "Zendesk: a page with satisfaction_ratings.")]
    [InlineData("survey-responses.json", "Zendesk: a page with survey_responses.")]
    [InlineData("sla-policies.json", "Zendesk: a page with sla_policies.")]
    [InlineData("schedules.json", "Zendesk: a page with schedules.")]
    [InlineData("holidays-360000310393.json", "Zendesk: a page with holidays.")]
    [InlineData("calls.json", "Zendesk: a page with calls.")]
    [InlineData("legs.json", "Zendesk: a page with legs.")]
    [InlineData("chats.json", "Zendesk: a page with chats.")]
    [InlineData("engagements.json", "Zendesk: a page with engagements.")]
    public void Recognise_KnowsEachPartByItsContent(string name, string expected)
    {
        SourceFile file = FileOf("a.bin", TextOf(name));
        RecognisedFile recognised = Assert.Single(SourceCatalog.Recognise([file]));
        Assert.Same(Vendor, recognised.Source);
        Assert.Equal(expected, recognised.Content);
        Assert.Same(file, recognised.File);
        Assert.Same(Vendor, SourceCatalog.Detect([file]));
    }

    [Fact]
    public void Recognise_KnowsTheBareRecordsOfEachPart_AndReadsThemAlike()
    {
        string[] expected = [.. Kinds(All())];
        SourceFile[] lines = [.. AllFiles.SelectMany(name => Lines(name))];
        Assert.All(SourceCatalog.Recognise(lines), file => Assert.True(file.Source == Vendor, $"{file.File.Name}: {file.Content}"));
        Assert.Equal(expected, Kinds(Read(Vendor, lines)));

        static IEnumerable<string> Kinds(RecordList read) =>
            read.Tickets.Select(ticket => $"{ticket.Id} {ticket.Events.Count} {ticket.ReportedMetrics.Count} {ticket.Agent} {ticket.Status} {ticket.HandleTime}").Order(StringComparer.Ordinal)
                .Concat(read.Calls.Select(call => $"{call.Id} {call.Outcome}"))
                .Concat(read.Responses.Select(response => $"{response.Id} {response.Sentiment}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_TakesPackedFiles()
    {
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(TextOf("tickets-2.json")));
        }

        Assert.Equal(6, Read(Vendor, [new("tickets.json.gz", () => new MemoryStream(packed.ToArray()))]).Tickets.Count);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><head><title>Sign in</title>", "web page")]
    [InlineData("", "it is empty")]
    [InlineData("Id,Subject,Created at\n1,x,2026-11-02", "not JSON")]
    [InlineData("{\"error\":\"RecordNotFound\",\"description\":\"Not found\"}", "error message")]
    [InlineData("{\"type\":\"conversation.list\",\"conversations\":[{\"id\":\"1\",\"waiting_since\":1663597260}],\"total_count\":1}", "conversations")]
    [InlineData("{\"type\":\"ticket.list\",\"tickets\":[{\"type\":\"ticket\",\"id\":\"1\",\"ticket_attributes\":{}}],\"total_count\":1}", "tickets")]
    [InlineData("[{\"cc_emails\":[],\"fr_escalated\":false,\"spam\":false,\"group_id\":4,\"priority\":1,\"requester_id\":5,\"responder_id\":null,\"source\":1,\"status\":2,\"id\":1}]", "Use --source freshdesk")]
    public void Read_SaysWhatAFileIsInstead(string text, string expected)
    {
        RecordList sink = new();
        SourceException e = Assert.Throws<SourceException>(() => Vendor.Read([.. Files("tickets-1.json"), FileOf("odd.json", text)], sink));
        Assert.Equal("odd.json", e.File);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Contains("expected pages, lines or arrays of Zendesk's API", e.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Tickets);
        Assert.Empty(sink.Issues);
    }

    [Fact]
    public void Detect_ListsWhatItSaw_WhenTheFilesAreNotOfOneSystem()
    {
        SourceException e = Assert.Throws<SourceException>(() => SourceCatalog.Detect([.. Files("tickets-1.json"), FileOf("login.json", "<html>")]));
        Assert.Contains("login.json: it is a web page", e.Message, StringComparison.Ordinal);
        Assert.Contains("zendesk", e.Message, StringComparison.Ordinal);
        Assert.Throws<SourceException>(() => SourceCatalog.Detect([]));
    }

    [Fact]
    public void Read_PushesNothing_WhenALaterPageIsCutShort()
    {
        string page = TextOf("tickets-2.json");
        RecordList sink = new();
        SourceException e = Assert.Throws<SourceException>(() => Vendor.Read([.. Files("tickets-1.json"), FileOf("tickets-2.json", page[..(page.Length / 2)])], sink));
        Assert.Contains("cut short", e.Message, StringComparison.Ordinal);
        Assert.Contains("whole records", e.Message, StringComparison.Ordinal);
        Assert.Equal("tickets-2.json", e.File);
        Assert.NotNull(e.Line);
        Assert.Empty(sink.Tickets);
        Assert.Empty(sink.Issues);
    }

    [Fact]
    public void Read_RefusesAnErrorAmongThePages()
    {
        SourceException e = Assert.Throws<SourceException>(() => ReadText(TextOf("tickets-1.json") + "{\"error\":\"TooManyRequests\"}\n"));
        Assert.Contains("TooManyRequests", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LeavesOutARecordThatIsNotWellFormed_AndReadsOn()
    {
        const string Good = """{"id":2,"requester_id":5,"submitter_id":5,"status":"open","via":{"channel":"web"},"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T10:00:00Z"}""";
        RecordList read = ReadText(Good + "\n" + """{"id":3,"requester_id":5,"submitter_id":5,"status":"open","via":{"channel":"web"},"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T10:00:00Z","x":nul}""" + "\n" + Good.Replace("\"id\":2", "\"id\":4", StringComparison.Ordinal));
        Assert.Equal(["2", "4"], read.Tickets.Select(ticket => ticket.Id));
        Assert.StartsWith("text.json:2: ", Assert.Single(read.Messages(DataIssueKind.UnreadableRecord)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CountsTicketsWithoutIdOrCreation()
    {
        RecordList read = ReadText("""{"tickets":[{"id":1,"requester_id":5,"submitter_id":5,"status":"open","via":{}},{"id":2,"requester_id":5,"created_at":"02/11/2026"},{"requester_id":5,"created_at":"2026-11-02T10:00:00Z"}],"end_of_stream":true}""");
        Assert.Empty(read.Tickets);
        Assert.Equal(2, read.Messages(DataIssueKind.MissingCreated).Length);
        Assert.Single(read.Messages(DataIssueKind.MissingId));
        Assert.Contains("'02/11/2026'", Assert.Single(read.Messages(DataIssueKind.UnreadableDate)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SaysWhichPartIsMissing()
    {
        Assert.Equal(2, Missing("tickets-1.json").Length);
        Assert.Contains(Missing("tickets-1.json"), message => message.StartsWith("No ticket events or audits", StringComparison.Ordinal));
        Assert.Contains(Missing("tickets-1.json"), message => message.StartsWith("No satisfaction ratings", StringComparison.Ordinal));
        Assert.DoesNotContain(Missing("tickets-1.json"), message => message.StartsWith("No metric_sets", StringComparison.Ordinal));
        Assert.Contains(Missing("tickets-2.json"), message => message.Contains("no Talk calls", StringComparison.Ordinal));
        Assert.Contains(Missing("tickets-1.json", "audits-3.json"), message => message.Contains("name schedules", StringComparison.Ordinal));
        Assert.StartsWith("No tickets", Assert.Single(Missing("calls.json")), StringComparison.Ordinal);
        Assert.Empty(Missing(AllFiles));

        RecordList without = ReadText("""{"tickets":[{"id":1,"requester_id":5,"submitter_id":5,"status":"open","via":{"channel":"web"},"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T10:00:00Z"}],"end_of_stream":true}{"audits":[{"id":1,"ticket_id":1,"author_id":9,"created_at":"2026-11-02T10:00:00Z","events":[]}],"next_page":null}""");
        Assert.Contains(without.Messages(DataIssueKind.MissingPart), message => message.StartsWith("No users", StringComparison.Ordinal));
        Assert.Contains(without.Messages(DataIssueKind.MissingPart), message => message.StartsWith("No metric_sets", StringComparison.Ordinal));

        static string[] Missing(params string[] names) => Read(names).Messages(DataIssueKind.MissingPart);
    }

    [Fact]
    public void Read_ReportsProgress_AndStopsWhenAsked()
    {
        string lines = string.Concat(Enumerable.Range(1, 8_000).Select(id => $$$"""{"id":{{{id}}},"requester_id":5,"submitter_id":5,"status":"open","via":{"channel":"web"},"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T10:00:00Z","subject":"{{{new string('x', 200)}}}"}""" + "\n"));
        List<ReadProgress> seen = [];
        RecordList sink = new();
        Vendor.Read([FileOf("many.ndjson", lines)], sink, progress: new Now(seen.Add));
        Assert.Equal(8_000, sink.Tickets.Count);
        Assert.Equal(4, seen.Count);
        Assert.All(seen, step => Assert.Equal(("many.ndjson", (long?)lines.Length), (step.File, step.TotalBytes)));
        Assert.Equal(0, seen[1].Rows);
        Assert.InRange(seen[3].Rows, 6_000, 8_000);

        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => Vendor.Read([FileOf("many.ndjson", lines)], new RecordList(), progress: new Now(_ => stop.Cancel()), cancellationToken: stop.Token));
    }

    [Fact]
    public void All_KnowsItsKeysAndParts()
    {
        Assert.Same(Vendor, SourceCatalog.Find("ZENDESK"));
        Assert.Null(SourceCatalog.Find("zendusk"));
        Assert.Equal("Zendesk", Vendor.DisplayName);
        Assert.All(Vendor.Parts, part => Assert.False(string.IsNullOrWhiteSpace(part.Name) || string.IsNullOrWhiteSpace(part.From) || string.IsNullOrWhiteSpace(part.Gives)));
    }

    private static IEnumerable<SourceFile> Lines(string name)
    {
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(TextOf(name));
        foreach (System.Text.Json.JsonProperty section in document.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == System.Text.Json.JsonValueKind.Array).ToArray())
        {
            string text = string.Join('\n', section.Value.EnumerateArray().Select(record => System.Text.Json.JsonSerializer.Serialize(record)));
            yield return FileOf($"{section.Name}-{Path.ChangeExtension(name, ".ndjson")}", text);
        }
    }

    private sealed class Now(Action<ReadProgress> act) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => act(value);
    }
}
