using SupportPerf.Metrics.Sources.Tests.Zendesk;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class RecognitionTests
{
    [Theory]
    [InlineData(Ask.All)]
    [InlineData(Ask.Raw)]
    [InlineData(Ask.Display)]
    [InlineData(Ask.Plain)]
    [InlineData(Ask.Csv)]
    public void Detect_KnowsEveryTable(Ask ask)
    {
        Assert.Same(ServiceNowExport.Vendor, SourceCatalog.Detect(ServiceNowExport.Files(ask)));
        Assert.All(SourceCatalog.Recognise(ServiceNowExport.Files(ask)), file => Assert.Same(ServiceNowExport.Vendor, file.Source));
        Assert.Equal(
            ask == Ask.Csv ? "ServiceNow: audits (sys_audit), a table." : "ServiceNow: a page with result.",
            SourceCatalog.Recognise([ServiceNowExport.Files(ask)[1]])[0].Content);
    }

    [Fact]
    public void Detect_KnowsFewColumns_OneRecord_LinesAndTheOlderList()
    {
        foreach (string text in (string[])[
            "{\"result\":[{\"number\":\"INC1\",\"opened_at\":\"2026-11-02 08:00:00\",\"state\":\"1\"}]}",
            "{\"result\":{\"number\":\"INC1\",\"opened_at\":\"2026-11-02 08:00:00\",\"state\":\"1\"}}",
            "{\"records\":[{\"number\":\"INC1\",\"opened_at\":\"2026-11-02 08:00:00\",\"state\":\"1\",\"__status\":\"success\"}]}",
            "[{\"number\":\"INC1\",\"opened_at\":\"2026-11-02 08:00:00\",\"state\":\"1\"}]",
            "{\"number\":\"INC1\",\"opened_at\":\"2026-11-02 08:00:00\",\"state\":\"1\"}\n",
            "number,opened_at,state\nINC1,2026-11-02 08:00:00,1\n"])
        {
            SourceFile file = FileOf("text", text);
            Assert.Same(ServiceNowExport.Vendor, SourceCatalog.Detect([file]));
            Assert.Equal((TicketStatus.New, At("2026-11-02T08:00:00Z")), (Assert.Single(ServiceNowExport.Of(file).Tickets).Status, ServiceNowExport.Of(file).Tickets[0].CreatedAt));
        }
    }

    [Fact]
    public void Read_TakesPagesOfSeveralTablesInOneFile_AndAnEmptyPage()
    {
        string two = ServiceNowExport.Page(Ask.All, ServiceNowExport.Tasks) + "\n" + ServiceNowExport.Page(Ask.All, ServiceNowExport.Audits) + "{\"result\":[]}";
        Ticket ticket = ServiceNowExport.Of(FileOf("two.json", two)).Ticket("INC0040001");
        Assert.Equal(TicketStatus.New, ticket.InitialStatus);
        Assert.Empty(ServiceNowExport.Of(FileOf("empty.json", "{\"result\":[]}")).Tickets);
        Assert.Empty(ServiceNowExport.Of(FileOf("empty.json", "[]")).Tickets);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Log in | ServiceNow</body></html>", "it is a web page")]
    [InlineData("{\"error\":{\"message\":\"User Not Authenticated\",\"detail\":\"Required to provide Auth information\"},\"status\":\"failure\"}", "it is an error message of an API")]
    [InlineData("{\"result\":[{\"sys_id\":\"a\",\"asset_tag\":\"P1\",\"model\":\"x\"}]}", "This is no part of an export of ServiceNow")]
    [InlineData("asset_tag,model\nP1,x\n", "a table needs a map")]
    [InlineData("", "it is empty")]
    public void Read_SaysWhatAFileIsInstead(string text, string expected)
    {
        SourceException thrown = Assert.Throws<SourceException>(() => ServiceNowExport.Of(FileOf("wrong", text)));
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("wrong", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RefusesAnswersThatWereBrokenOff_BeforeAnythingIsPushed()
    {
        string page = ServiceNowExport.Page(Ask.All, ServiceNowExport.Tasks);
        RecordList sink = new();
        foreach ((string text, string expected) in ((string, string)[])[
            (page[..^40], "The file is cut short"),
            (page[..^1] + ",\"error\":{\"message\":\"Transaction cancelled: maximum execution time exceeded\",\"detail\":\"\"},\"status\":\"failure\"}", "Transaction cancelled"),
            (page[..^2] + ",{\"sys_id\":\"a\",\"asset_tag\":\"P1\"}]}", "A record of an unknown kind")])
        {
            SourceException thrown = Assert.Throws<SourceException>(() => ServiceNowExport.Vendor.Read([FileOf("page.json", text)], sink));
            Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        }

        Assert.Empty(sink.Tickets);
        Assert.Empty(sink.Issues);
    }

    [Fact]
    public void Read_RefusesOtherSystems_AndTheyRefuseIt()
    {
        Assert.Contains("Use --source zendesk", Assert.Throws<SourceException>(() => ServiceNowExport.Of(ZendeskExport.Files("tickets-1.json"))).Message, StringComparison.Ordinal);
        foreach (Source other in SourceCatalog.All.Where(source => source != ServiceNowExport.Vendor))
        {
            Assert.Contains("Use --source servicenow", Assert.Throws<SourceException>(() => Read(other, [ServiceNowExport.Files()[0]])).Message, StringComparison.Ordinal);
            Assert.Throws<SourceException>(() => Read(other, [ServiceNowExport.Files(Ask.Csv)[0]]));
        }
    }

    [Fact]
    public void Read_CountsRowsOfATableThatCannotBeRead_Once()
    {
        RecordList read = ServiceNowExport.Of(FileOf("incident.csv", "number,opened_at,state\nINC1,2026-11-02 08:00:00,1\nINC2,2026-11-02 08:00:00\n\"INC3\",\"2026-11-02 08:00:00\",\"1\"\n,2026-11-02 08:00:00,1\nINC5,,1\n"));
        Assert.Equal(["INC1", "INC3"], read.Tickets.Select(ticket => ticket.Id));
        Assert.Equal((1, 1, 1), (read.Count(DataIssueKind.WrongColumnCount), read.Count(DataIssueKind.MissingId), read.Count(DataIssueKind.MissingCreated)));
        Assert.Contains("incident.csv:3", Assert.Single(read.Messages(DataIssueKind.WrongColumnCount)), StringComparison.Ordinal);
        Assert.Contains("incident.csv:5", Assert.Single(read.Messages(DataIssueKind.MissingId)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CountsARowThatIsNoJson_AndGoesOn()
    {
        string page = ServiceNowExport.Page(Ask.Plain, ServiceNowExport.Tasks);
        RecordList read = ServiceNowExport.Of(FileOf("page.json", page.Replace("\"number\":\"INC0040002\"", "\"number\";\"INC0040002\"", StringComparison.Ordinal)));
        Assert.Equal(["INC0040001", "CS0010001"], read.Tickets.Select(ticket => ticket.Id));
        Assert.NotEqual(0, read.Count(DataIssueKind.UnreadableRecord));
    }
}
