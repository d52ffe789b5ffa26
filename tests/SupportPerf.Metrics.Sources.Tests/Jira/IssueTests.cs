using System.Globalization;
using SupportPerf.Metrics.Sources.Tests.Zendesk;
using static SupportPerf.Metrics.Sources.Tests.Jira.JiraExport;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Jira;

public class IssueTests
{
    private static readonly Source Jira = JiraExport.Vendor;
    private static readonly SourceOptions Region = new() { CustomFields = new Dictionary<string, string> { ["Region"] = "region" }, SpamTags = ["spam"], TestTags = ["vip"] };

    [Fact]
    public void Read_TakesEveryFieldOfAnIssue()
    {
        Ticket ticket = JiraExport.All(Region).Ticket("HELP-1");
        Assert.Equal(At("2026-03-27T15:00:00.123Z"), ticket.CreatedAt);
        Assert.Equal(At("2026-04-03T09:00:00Z"), ticket.UpdatedAt);
        Assert.Equal((TicketStatus.Closed, "Closed", TicketStatus.Open, AuthorKind.Customer), (ticket.Status!.Value, ticket.StatusName, ticket.InitialStatus!.Value, ticket.CreatedBy));
        Assert.Equal(("Helpdesk", "Ada", "qm:kim-1", "high", "web_form", "Berlin office"), (ticket.Group, ticket.Agent, ticket.Requester, ticket.Priority, ticket.Channel, ticket.Schedule));
        Assert.Equal(
            ["component Hardware", "organization Acme", "region EMEA", "request_type Get help", "resolution Done", "type Service Request"],
            ticket.Dimensions.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(Duration.FromMinutes(90), ticket.HandleTime);
        Assert.True(ticket is { IsTest: true, IsSpam: false, SolvedAt: null, FirstResponseAt: null, ClosedAt: null, Reopens: null });
    }

    [Fact]
    public void Read_TakesChangesAndComments_InTheirOrder_ToTheMillisecond()
    {
        Ticket ticket = JiraExport.All().Ticket("HELP-1");
        Assert.Equal(
            [
                "27 15:00:00.123 Message Customer ", "27 15:00:01.000 Assignment Bot Ben", "27 15:05:00.000 Assignment Agent Ada", "27 15:05:00.000 Change Agent priority normal>high",
                "27 15:10:00.000 Message Agent private", "27 15:30:00.456 Message Agent ", "27 15:30:00.456 Status Agent Open>Pending", "30 07:15:00.000 Message Customer ",
                "30 07:15:00.000 Status Customer Pending>Open", "30 07:15:02.000 Message Bot ", "30 07:20:00.000 Message Customer ", "30 08:00:00.500 Status Agent Open>Solved",
                "31 07:00:00.000 Status Customer Solved>Open", "31 09:00:00.000 Status Agent Open>Solved", "03 09:00:00.000 Status Bot Solved>Closed",
            ],
            ticket.Events.Select(Line));
        Assert.Equal(["Ada", null], ticket.Events.Where(e => e.Kind == TicketEventKind.Message && e.IsPublic).Skip(1).Take(2).Select(e => e.AuthorId));
    }

    [Fact]
    public void Read_JoinsPagesOfChangesAndComments_AndSeesWhoWroteThem()
    {
        // The pages lack account types: the list of users has them. The reporter is a colleague, and is the customer here.
        Ticket ticket = JiraExport.All().Ticket("HELP-3");
        Assert.Equal(
            [
                "30 06:00:00.000 Message Customer ", "30 06:00:02.000 Status Bot New>Open", "30 06:00:03.000 Message Bot ", "30 06:20:00.000 Message Agent private", "30 06:20:00.000 Assignment Agent Helpdesk",
                "30 06:20:00.000 Status Agent Open>Open", "30 06:40:00.000 Message Agent ", "30 06:40:00.000 Status Agent Open>Pending",
            ],
            ticket.Events.Select(Line));
        Assert.Equal((TicketStatus.Pending, TicketStatus.New, "712020:eve", "Ben", "low"), (ticket.Status!.Value, ticket.InitialStatus!.Value, ticket.Requester, ticket.Agent, ticket.Priority));
    }

    [Fact]
    public void Read_SaysThatHistoriesAreCut_AndTakesTheIssuesOwnSolve()
    {
        RecordList read = JiraExport.All();
        Ticket ticket = read.Ticket("HELP-2");
        Assert.Equal((TicketStatus.Solved, null, At("2026-03-30T10:00:00Z"), null), (ticket.Status!.Value, ticket.InitialStatus, ticket.SolvedAt!.Value, ticket.FirstSolvedAt));
        Assert.Contains(read.Issues, issue => issue is { RecordId: "HELP-2", Kind: DataIssueKind.MissingPart } && issue.Message.StartsWith("It has 140 changes, of which the export holds 1", StringComparison.Ordinal));
        Assert.Contains(read.Issues, issue => issue is { RecordId: "HELP-2", Kind: DataIssueKind.MissingPart } && issue.Message.StartsWith("It has 2 comments, of which the export holds 0", StringComparison.Ordinal));
        Assert.Empty(ticket.Events);
        Assert.Equal((AuthorKind.Agent, "P0", "pigeon", null), (ticket.CreatedBy, ticket.Priority, ticket.Channel, ticket.Agent));
        Assert.Equal(["channel 'pigeon'", "priority 'P0'"], read.Messages(DataIssueKind.UnknownValue).Select(message => message[4..message.IndexOf(" is", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));

        // A page that lacks its successor is seen too.
        Assert.Contains(Of("issues.json", "changelog-1.json").Messages(DataIssueKind.MissingPart), message => message.StartsWith("It has 3 changes, of which the export holds 2", StringComparison.Ordinal));
        Assert.Contains(Of("issues.json", "comments-1.json").Messages(DataIssueKind.MissingPart), message => message.StartsWith("It has more comments, of which the export holds 2", StringComparison.Ordinal));
        Assert.DoesNotContain(JiraExport.All().Issues, issue => issue is { RecordId: "HELP-3", Kind: DataIssueKind.MissingPart });
    }

    [Fact]
    public void Read_CountsAnIssueOnce_ThatComesAgainOnAnotherPage()
    {
        foreach (string[] order in new[] { JiraExport.AllFiles, [.. JiraExport.AllFiles.Reverse()] })
        {
            RecordList read = ZendeskExport.Read(Jira, JiraExport.Files(order));
            Assert.Equal(3, read.Tickets.Count);
            Assert.Equal("Ben", read.Ticket("HELP-3").Agent);
            Assert.Equal(("20003", DataIssueKind.DuplicateId), Assert.Single(read.Issues.Where(issue => issue.Kind == DataIssueKind.DuplicateId).Select(issue => (issue.RecordId, issue.Kind))));
        }
    }

    [Fact]
    public void Read_CountsAChangeAndACommentOnce_ThatComeInsideTheIssueAndOnAPage()
    {
        RecordList read = ZendeskExport.Read(Jira,
        [
            FileOf("i.json", Issue(""","comment":{"comments":[{"id":"1","author":{"accountId":"a"},"created":"2026-03-02T10:00:00.000+0000"}],"total":1}""", ""","changelog":{"total":1,"histories":[{"id":"5","author":{"accountId":"a"},"created":"2026-03-02T11:00:00.000+0000","items":[{"field":"assignee","to":"a","toString":"Ann"}]}]}""")),
            FileOf("c.json", """{"values":[{"id":"1","public":false,"author":{"accountId":"a"},"created":{"epochMillis":1772445600000}}],"isLastPage":true,"start":0,"limit":5,"size":1,"_links":{"self":"https://x/rest/servicedeskapi/request/HELP-9/comment"}}"""),
            FileOf("b.json", """{"issueChangeLogs":[{"issueId":"900","changeHistories":[{"id":"5","author":{"accountId":"a"},"created":1772449200000,"items":[{"field":"assignee","to":"a","toString":"Ann"}]},{"id":"6","author":{"accountId":"a"},"created":1772449200007,"items":[{"field":"status","fieldId":"status","from":"3","to":"10","fromString":"In Progress","toString":"Done"}]}]}]}"""),
        ]);
        Assert.Equal(
            ["02 09:00:00.000 Message Customer ", "02 10:00:00.000 Message Agent private", "02 11:00:00.000 Assignment Agent Ann", "02 11:00:00.007 Status Agent Open>Solved"],
            Assert.Single(read.Tickets).Events.Select(Line));
    }

    [Theory]
    [InlineData("\"jsdPublic\":true", true)]
    [InlineData("\"jsdPublic\":false", false)]
    [InlineData("\"public\":false", false)]
    [InlineData("\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":true}}]", false)]
    [InlineData("\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":\"true\"}}]", false)]
    [InlineData("\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":false}}]", true)]
    [InlineData("\"properties\":[{\"key\":\"other\",\"value\":{\"internal\":true}}]", true)]
    [InlineData("\"visibility\":{\"type\":\"role\",\"value\":\"Service Desk Team\"},\"jsdPublic\":true", false)]
    [InlineData("\"x\":1", true)]
    public void Read_TellsPublicCommentsFromInternalOnes(string members, bool isPublic)
    {
        string comments = $$$""","comment":{"comments":[{"id":"1","author":{"accountId":"a"},"created":"2026-03-02T10:00:00.000+0000",{{{members}}}}],"total":1}""";
        Assert.Equal(isPublic, Assert.Single(OfText(Issue(comments)).Tickets).Events[^1].IsPublic);
    }

    [Theory]
    [InlineData("{\"accountId\":\"r\",\"accountType\":\"atlassian\"}", AuthorKind.Customer)]
    [InlineData("{\"accountId\":\"c\",\"accountType\":\"customer\"}", AuthorKind.Customer)]
    [InlineData("{\"accountId\":\"qm:1:2\"}", AuthorKind.Customer)]
    [InlineData("{\"accountId\":\"a\",\"accountType\":\"atlassian\"}", AuthorKind.Agent)]
    [InlineData("{\"accountId\":\"r\",\"accountType\":\"app\"}", AuthorKind.Bot)]
    [InlineData("{\"accountId\":\"u\",\"accountType\":\"unknown\"}", AuthorKind.Unknown)]
    [InlineData("{\"name\":\"jo\",\"key\":\"JIRAUSER1\",\"displayName\":\"Jo\"}", AuthorKind.Agent)]
    [InlineData("null", AuthorKind.Unknown)]
    public void Read_TellsCustomersFromTheTeamAndApps(string author, AuthorKind expected)
    {
        string comments = $$$""","comment":{"comments":[{"id":"1","author":{{{author}}},"created":"2026-03-02T10:00:00.000+0000"}],"total":1}""";
        Assert.Equal(expected, Assert.Single(OfText(Issue(comments)).Tickets).Events[^1].Author);
        Ticket asked = Assert.Single(OfText(Issue(comments), new() { RoleAt = (_, _, today) => today == AuthorKind.Agent ? AuthorKind.ThirdParty : today }).Tickets);
        Assert.Equal(expected == AuthorKind.Agent ? AuthorKind.ThirdParty : expected, asked.Events[^1].Author);
    }

    [Theory]
    [InlineData("{\"accountId\":\"r\"}", AuthorKind.Customer)]
    [InlineData("{\"accountId\":\"a\",\"accountType\":\"atlassian\"}", AuthorKind.Agent)]
    [InlineData("{\"accountId\":\"b\",\"accountType\":\"app\"}", AuthorKind.Customer)]
    [InlineData("{\"accountId\":\"r\",\"accountType\":\"app\"}", AuthorKind.Bot)]
    [InlineData("null", AuthorKind.Customer)]
    public void Read_SeesWhoOpenedIt(string creator, AuthorKind expected) =>
        Assert.Equal(expected, Assert.Single(OfText(Issue($",\"creator\":{creator}")).Tickets).CreatedBy);

    [Theory]
    [InlineData("Waiting for support", "indeterminate", TicketStatus.Open)]
    [InlineData("WAITING FOR CUSTOMER", "indeterminate", TicketStatus.Pending)]
    [InlineData("Pending", "indeterminate", TicketStatus.OnHold)]
    [InlineData("Waiting for approval", "new", TicketStatus.OnHold)]
    [InlineData("Pending customer", "new", TicketStatus.Pending)]
    [InlineData("On hold by vendor", "indeterminate", TicketStatus.OnHold)]
    [InlineData("Triage", "indeterminate", TicketStatus.Open)]
    [InlineData("To Do", "new", TicketStatus.New)]
    [InlineData("Abgeschlossen", "done", TicketStatus.Solved)]
    [InlineData("Closed", "done", TicketStatus.Closed)]
    [InlineData("In Progress", "undefined", TicketStatus.Open)]
    public void Read_TakesTheCategoryOfAStatus_AndTheNamesThatTellWhoIsWaitedFor(string name, string category, TicketStatus expected)
    {
        string text = Issue().Replace("\"In Progress\",\"statusCategory\":{\"key\":\"indeterminate\"", $"\"{name}\",\"statusCategory\":{{\"key\":\"{category}\"", StringComparison.Ordinal);
        RecordList read = OfText(text);
        Assert.Equal((expected, name), (Assert.Single(read.Tickets).Status!.Value, read.Tickets[0].StatusName));
        Assert.Equal(0, read.Count(DataIssueKind.UnknownValue));
    }

    [Fact]
    public void Read_KeepsAStatusWithoutKnownCategory_UntilItIsSaid()
    {
        const string Changes = ""","changelog":{"total":2,"histories":[{"id":"2","author":{"accountId":"a"},"created":"2026-03-02T12:00:00.000+0000","items":[{"field":"status","from":"77","fromString":"Parked","to":"3","toString":"In Progress"}]},{"id":"1","author":{"accountId":"a"},"created":"2026-03-02T11:00:00.000+0000","items":[{"field":"status","from":"3","fromString":"In Progress","to":"77","toString":"Parked"}]}]}""";
        RecordList read = OfText(Issue("", Changes));
        Assert.Equal([(null, "Parked"), (TicketStatus.Open, "In Progress")], Assert.Single(read.Tickets).Events.Select(e => (e.Status, e.StatusName)));
        Assert.Contains("'Parked'", Assert.Single(read.Messages(DataIssueKind.UnknownValue)), StringComparison.Ordinal);

        foreach (string key in new[] { "77", "Parked" })
        {
            RecordList said = OfText(Issue("", Changes), new() { StatusCategories = new Dictionary<string, TicketStatus> { [key] = TicketStatus.OnHold } });
            Assert.Equal(TicketStatus.OnHold, said.Tickets[0].Events[0].Status);
            Assert.Equal(0, said.Count(DataIssueKind.UnknownValue));
        }

        // A list of statuses tells it too, in the shape of either endpoint.
        foreach (string statuses in new[] { """[{"self":"s","id":"77","name":"Parked","statusCategory":{"key":"new"}}]""", """{"self":"https://x/rest/api/3/statuses/search","maxResults":50,"startAt":0,"total":1,"isLast":true,"values":[{"id":"77","name":"Parked","statusCategory":"TODO"}]}""" })
        {
            RecordList listed = ZendeskExport.Read(Jira, [FileOf("i.json", Issue("", Changes)), FileOf("s.json", statuses)]);
            Assert.Equal(TicketStatus.New, listed.Tickets[0].Events[0].Status);
        }
    }

    [Fact]
    public void Read_TakesAClosedWithoutASolveBefore_AsTheSolve()
    {
        const string Changes = ""","changelog":{"total":1,"histories":[{"id":"1","author":{"accountId":"a"},"created":"2026-03-02T11:00:00.000+0000","items":[{"field":"status","from":"3","fromString":"In Progress","to":"6","toString":"Closed"}]}]}""";
        Ticket ticket = Assert.Single(OfText(Issue("", Changes).Replace("\"3\",\"name\":\"In Progress\",\"statusCategory\":{\"key\":\"indeterminate\"", "\"6\",\"name\":\"Closed\",\"statusCategory\":{\"key\":\"done\"", StringComparison.Ordinal)).Tickets);
        Assert.Equal((TicketStatus.Solved, "Closed"), (ticket.Status!.Value, ticket.StatusName));
        Assert.Equal((TicketStatus.Solved, "Closed"), (Assert.Single(ticket.Events).Status!.Value, ticket.Events[0].StatusName));
    }

    [Fact]
    public void Read_TakesPlainValuesOfCustomFields_AndTheFieldOfWork()
    {
        SourceOptions options = new()
        {
            CustomFields = new Dictionary<string, string> { ["customfield_1"] = "one", ["customfield_2"] = "two", ["customfield_3"] = "three", ["customfield_4"] = "four", ["customfield_5"] = "five", ["customfield_6"] = "six" },
            HandleTimeField = "customfield_9",
        };
        Ticket ticket = Assert.Single(OfText(Issue(""","customfield_1":"a","customfield_2":7,"customfield_3":{"value":"c"},"customfield_4":[{"name":"d"},{"name":"e"}],"customfield_5":["f","g"],"customfield_6":null,"customfield_9":90.0,"timespent":5"""), options).Tickets);
        Assert.Equal(["five f", "four d", "one a", "three c", "two 7"], ticket.Dimensions.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(Duration.FromSeconds(90), ticket.HandleTime);
    }

    [Fact]
    public void Read_GivesIds_WhereTheCallerAsks()
    {
        Ticket ticket = JiraExport.All(new() { UseIds = true }).Ticket("HELP-1");
        Assert.Equal(("712020:ada", "6", "11"), (ticket.Agent, ticket.StatusName, ticket.Schedule));
    }

    private static string Line(TicketEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.At.ToString("dd HH:mm:ss.fff", CultureInfo.InvariantCulture)} {e.Kind} {e.Author} {e.Kind switch
    {
        TicketEventKind.Message => e.IsPublic ? "" : "private",
        TicketEventKind.Status => $"{e.PreviousStatus}>{e.Status}",
        TicketEventKind.Change => $"{e.Dimension} {e.PreviousValue}>{e.Value}",
        _ => e.Group ?? e.Agent,
    }}");
}
