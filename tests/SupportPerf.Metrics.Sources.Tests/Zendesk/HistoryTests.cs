using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class HistoryTests
{
    private const string Names = "\"users\":[{\"id\":9,\"role\":\"agent\",\"name\":\"Ada\",\"url\":\"u\"},{\"id\":5,\"role\":\"end-user\",\"name\":\"C\",\"url\":\"u\"}]";

    private static readonly string[] Expected1001 =
    [
        "10:00:00 Message Customer public 501",
        "10:00:00 Assignment Berlin/",
        "10:00:05 Message Automation public ",
        "10:00:05 Message Automation private ",
        "10:20:00 Message Agent private Ada Brandt (9001)",
        "10:20:00 Assignment /Ada Brandt (9001)",
        "10:45:00 Message Agent public Ada Brandt (9001)",
        "10:45:00 Status New > Pending pending",
        "12:00:00 Message Customer public 501",
        "12:00:00 Status Pending > Open open",
        "12:30:00 Message Customer public 501",
        "13:00:00 Message Agent public Ben Castell",
        "13:00:00 Assignment Tier 2/Ben Castell",
        "13:00:00 Status Open > OnHold With the vendor",
        "16:00:00 Status OnHold > Open Open",
        "16:10:00 Message Agent public Ben Castell",
        "16:10:00 Status Open > Solved solved",
        "09:00:00 Message Customer public 501",
        "09:00:00 Status Solved > Open open",
        "09:30:00 Message Agent public Ada Brandt (9001)",
        "09:30:00 Assignment /Ada Brandt (9001)",
        "09:30:00 Status Open > Solved solved",
        "09:30:00 Status Solved > Closed closed",
    ];

    [Fact]
    public void Read_TellsTheLifeOfATicketFromItsAudits()
    {
        RecordList read = All();
        Ticket ticket = read.Ticket("1001");
        Assert.Equal(TicketStatus.New, ticket.InitialStatus);
        Assert.Equal(Expected1001, ticket.Events.Select(Line));
        Assert.Equal("1001", Assert.Single(read.Issues, issue => issue.Kind == DataIssueKind.DuplicateEvent).RecordId);
        Assert.Equal(Duration.FromSeconds(202), ticket.HandleTime);
    }

    [Fact]
    public void Read_TellsTheSameFromIncrementalTicketEvents()
    {
        string[] names = [.. AllFiles.Where(name => !name.StartsWith("audits", StringComparison.Ordinal)), "ticket-events.json"];
        Ticket ticket = Read(names).Ticket("1001");
        Assert.Equal(TicketStatus.New, ticket.InitialStatus);

        // The form does not say who a notification went to, nor that a rule did it.
        Assert.Equal(
            Expected1001.Where(line => !line.Contains("10:00:05", StringComparison.Ordinal)),
            ticket.Events.Where(e => e.Author != AuthorKind.Automation || e.Kind != TicketEventKind.Message).Select(Line));
    }

    [Fact]
    public void Read_CountsAnAuditOnce_ThatComesInBothForms()
    {
        Ticket ticket = Read([.. AllFiles, "ticket-events.json"]).Ticket("1001");
        Assert.Equal(Expected1001, ticket.Events.Select(Line));
    }

    [Fact]
    public void Read_DoesNotDependOnTheOrderOfTheFiles()
    {
        Ticket expected = All().Ticket("1001");
        TestRandom random = new(5);
        for (int round = 0; round < 10; round++)
        {
            string[] names = [.. AllFiles.OrderBy(_ => random.Next())];
            RecordList read = Read(names);
            Assert.Equal(expected.Events.Select(Line), read.Ticket("1001").Events.Select(Line));
            Assert.Equal("1001 1002 1003 1004 1005 1006 1007 1008 1009 1010 1011 chat-2611.5.A chat-2611.5.B", string.Join(' ', read.Tickets.Select(ticket => ticket.Id).Order(StringComparer.Ordinal)));
            Assert.Equal(8, read.Calls.Count);
        }
    }

    [Fact]
    public void Read_MatchesTheSourcesOwnFigures_WhenReadIntoFacts()
    {
        Ticket ticket = All().Ticket("1001");
        Facts.TicketFacts facts = Facts.TicketFacts.Of(ticket);
        Assert.Equal(Duration.FromMinutes(45), Length(facts.Clock(Facts.TicketClock.FirstResponse)));
        Assert.Equal(Duration.FromMinutes(370), Length(facts.Clock(Facts.TicketClock.FirstResolution)));
        Assert.Equal(Duration.FromMinutes(1410), Length(facts.Clock(Facts.TicketClock.Resolution)));
        Assert.Equal([45d, 60d, 30d], facts.Turns.Select(turn => Length(turn).TotalMinutes));
        Assert.Equal(1, facts.Reopens);
        Assert.Equal(4, facts.AgentReplies);
    }

    [Fact]
    public void Read_AttributesMergesVoiceAndUnknownPeople()
    {
        RecordList read = All();
        Ticket merged = read.Ticket("1004");
        Assert.Equal(["12:30:00 Message Customer public 502", "13:00:00 Message Automation public Ada Brandt (9001)", "13:00:00 Status New > Closed closed"], merged.Events.Select(Line));

        Ticket call = read.Ticket("1011");
        Assert.Equal(["10:30:00 Message Agent public Ada Brandt (9001)"], call.Events.Select(Line));
        Assert.Equal(["10:30:00 Message Agent private Ada Brandt (9001)"], All(new() { CallsAreReplies = false }).Ticket("1011").Events.Select(Line));

        Assert.Equal("11:40:00 Message Unknown public 777", Line(read.Ticket("1002").Events.Single(e => e.AuthorId == "777")));
        Assert.Contains("1 messages", Assert.Single(read.Messages(DataIssueKind.UnknownAuthor)), StringComparison.Ordinal);
        Assert.Equal("4040", Assert.Single(read.Issues, issue => issue.Kind == DataIssueKind.OrphanEvent).RecordId);
    }

    [Fact]
    public void Read_KeepsTheHistoryOfSchedulesAndCustomStatuses()
    {
        Ticket ticket = All().Ticket("1002");
        Assert.Equal("Support CA", ticket.Schedule);
        Assert.Equal("Support CA", ticket.Events.Single(e => e.Kind == TicketEventKind.Schedule).Schedule);
        Assert.Equal("11:30:00 Status New > Open Open - investigating", Line(ticket.Events.Single(e => e.Kind == TicketEventKind.Status)));
        Assert.Null(All().Ticket("1001").Schedule);
    }

    [Fact]
    public void Read_TakesAChangeOfTheCustomStatusAlone_AsAChangeOfName()
    {
        RecordList read = ReadText(Page(
            Audit(1, "10:00:00", 5, """{"id":1,"type":"Create","field_name":"status","value":"open"},{"id":2,"type":"Create","field_name":"custom_status_id","value":"11"}"""),
            Audit(2, "11:00:00", 9, """{"id":3,"type":"Change","field_name":"custom_status_id","value":"12","previous_value":"11"}"""))
            + """{"custom_statuses":[{"id":11,"status_category":"open","agent_label":"A"},{"id":12,"status_category":"open","agent_label":"B"}]}""");
        Ticket ticket = Assert.Single(read.Tickets);
        Assert.Equal(TicketStatus.Open, ticket.InitialStatus);
        Assert.Equal("11:00:00 Status Open > Open B", Line(Assert.Single(ticket.Events)));
    }

    [Fact]
    public void Read_DoesNotTakeARecoveryForAReopen()
    {
        RecordList read = ReadText(Page(
            Audit(1, "10:00:00", 5, """{"id":1,"type":"Create","field_name":"status","value":"new"}"""),
            Audit(2, "11:00:00", 9, """{"id":2,"type":"Change","field_name":"status","value":"solved","previous_value":"new"}"""),
            Audit(3, "12:00:00", 9, """{"id":3,"type":"Change","field_name":"status","value":"deleted","previous_value":"solved"}"""),
            Audit(4, "13:00:00", 9, """{"id":4,"type":"Change","field_name":"status","value":"open","previous_value":"deleted"}"""),
            Audit(5, "14:00:00", 9, """{"id":5,"type":"Change","field_name":"status","value":"solved","previous_value":"open"}"""),
            Audit(6, "15:00:00", 5, """{"id":6,"type":"Change","field_name":"status","value":"open","previous_value":"solved"}""")));
        Ticket ticket = Assert.Single(read.Tickets);
        Assert.Equal(1, Facts.TicketFacts.Of(ticket).Reopens);
        Assert.Empty(read.Messages(DataIssueKind.UnknownValue));
    }

    [Fact]
    public void Read_KeepsTheOrderOfTheSourceWithinASecond()
    {
        // A trigger answers in the second of the change, on a page that comes first.
        RecordList read = ReadText(Page(
            Audit(30, "11:00:00", 9, """{"id":7,"type":"Change","field_name":"status","value":"solved","previous_value":"pending"}"""),
            Audit(20, "11:00:00", 9, """{"id":5,"type":"Change","field_name":"status","value":"pending","previous_value":"open"}"""),
            Audit(10, "11:00:00", 5, """{"id":1,"type":"Create","field_name":"status","value":"open"}""")));
        Ticket ticket = Assert.Single(read.Tickets);
        Assert.Equal([TicketStatus.Pending, TicketStatus.Solved], ticket.Events.Select(e => e.Status!.Value));
        Assert.Equal(TicketStatus.Open, ticket.InitialStatus);
    }

    [Fact]
    public void Read_AsksTheCallerWhoSomebodyWasThen()
    {
        List<(string, Instant, AuthorKind)> asked = [];
        RecordList read = ReadText(
            Page(Audit(1, "10:00:00", 5, """{"id":1,"type":"Comment","author_id":5,"public":true}"""), Audit(2, "11:00:00", 9, """{"id":2,"type":"Comment","author_id":9,"public":true}""")),
            new()
            {
                RoleAt = (user, at, today) =>
                {
                    asked.Add((user, at, today));
                    return user == "9" ? AuthorKind.Customer : today;
                },
            });
        Assert.Equal([AuthorKind.Customer, AuthorKind.Customer], Assert.Single(read.Tickets).Events.Select(e => e.Author));
        Assert.Contains(("9", At("2026-11-02T11:00:00Z"), AuthorKind.Agent), asked);
    }

    [Fact]
    public void Read_TakesWhoAskedForTheCustomer_AlsoAnAgent()
    {
        RecordList read = ReadText(Page(requester: 9, Audit(1, "10:00:00", 9, """{"id":1,"type":"Comment","author_id":9,"public":true}""")));
        Assert.Equal(AuthorKind.Customer, Assert.Single(read.Tickets).Events[0].Author);
    }

    [Theory]
    [InlineData("\"3m22s\"", 202)]
    [InlineData("\"1h 3m 22s\"", 3802)]
    [InlineData("\"90\"", 90)]
    [InlineData("45", 45)]
    [InlineData("\"2h\"", 7200)]
    [InlineData("\"22s3m\"", null)]
    [InlineData("\"3:22\"", null)]
    [InlineData("\"m\"", null)]
    [InlineData("\"12m5\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void Read_ReadsTimeSpentOnAudits(string noted, int? seconds)
    {
        string audit = Audit(1, "10:00:00", 9, """{"id":1,"type":"Comment","author_id":9,"public":true}""").Replace("\"events\"", $"\"metadata\":{{\"custom\":{{\"time_spent\":{noted}}}}},\"events\"", StringComparison.Ordinal);
        Assert.Equal(seconds is { } s ? Duration.FromSeconds(s) : null, Assert.Single(ReadText(Page(audit)).Tickets).HandleTime);
    }

    [Fact]
    public void Read_LeavesOutAnAuditWithoutATicketOrAnInstant()
    {
        RecordList read = ReadText(Page("""{"id":1,"author_id":9,"metadata":{},"created_at":"2026-11-02T10:00:00Z","events":[{"id":1,"type":"Comment"}]}""", """{"id":2,"ticket_id":1,"author_id":9,"created_at":"yesterday","events":[{"id":1,"type":"Comment"}]}"""));
        Assert.Empty(Assert.Single(read.Tickets).Events);
        string[] messages = read.Messages(DataIssueKind.UnreadableRecord);
        Assert.Equal(2, messages.Length);
        Assert.Contains("no ticket_id", messages[0], StringComparison.Ordinal);
        Assert.Contains("'yesterday'", messages[1], StringComparison.Ordinal);
        Assert.StartsWith("text.json:", messages[1], StringComparison.Ordinal);
    }

    private static string Page(params string[] audits) => Page(5, audits);

    private static string Page(long requester, params string[] audits) =>
        $$$"""{"tickets":[{"id":1,"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T15:00:00Z","status":"open","requester_id":{{{requester}}},"submitter_id":{{{requester}}},"via":{"channel":"email"}}],{{{Names}}},"end_of_stream":true}"""
        + $$"""{"audits":[{{string.Join(',', audits)}}],"next_page":null}""";

    private static string Audit(int id, string at, int author, string events) =>
        $$"""{"id":{{id}},"ticket_id":1,"created_at":"2026-11-02T{{at}}Z","author_id":{{author}},"events":[{{events}}]}""";

    private static Duration Length(Facts.ClockFact clock) => clock.Stop!.Value - clock.Start!.Value;

    private static string Line(TicketEvent e) => $"{e.At.InUtc().TimeOfDay:HH:mm:ss} {e.Kind} " + e.Kind switch
    {
        TicketEventKind.Message => $"{e.Author} {(e.IsPublic ? "public" : "private")} {e.AuthorId}",
        TicketEventKind.Status => $"{e.PreviousStatus} > {e.Status} {e.StatusName}",
        TicketEventKind.Assignment => $"{e.Group}/{e.Agent}",
        _ => e.Schedule,
    };
}
