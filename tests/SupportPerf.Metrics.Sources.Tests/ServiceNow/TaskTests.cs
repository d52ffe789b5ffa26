using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class TaskTests
{
    private static readonly SourceOptions Region = new() { CustomFields = new Dictionary<string, string> { ["u_region"] = "region" } };

    [Theory]
    [InlineData(Ask.All)]
    [InlineData(Ask.Raw)]
    [InlineData(Ask.Plain)]
    [InlineData(Ask.Csv)]
    public void Read_TakesEveryFieldOfATask(Ask ask)
    {
        Ticket ticket = ServiceNowExport.All(ask, Region).Ticket("INC0040001");
        Assert.Equal(At("2026-11-02T08:00:00Z"), ticket.CreatedAt);
        Assert.Equal(("high", "web_form", "Network", "Ada Admin", ServiceNowExport.Cara, "servicenow"), (ticket.Priority, ticket.Channel, ticket.Group, ticket.Agent, ticket.Requester, ticket.Source));
        Assert.Equal((TicketStatus.Closed, "Closed", TicketStatus.New, AuthorKind.Customer), (ticket.Status, ticket.StatusName, ticket.InitialStatus, ticket.CreatedBy));
        Assert.Equal(("Berlin hours", Duration.FromMinutes(70)), (ticket.Schedule, ticket.HandleTime));
        Assert.Equal((At("2026-11-02T09:00:00Z"), At("2026-11-03T09:00:00Z")), (ticket.FirstResponseDueAt!.Value, ticket.DueAt!.Value));
        Assert.Equal((null, null, null, null), (ticket.SolvedAt, ticket.ClosedAt, ticket.Reopens, ticket.Reassignments));
        string region = ask == Ask.All ? "EMEA" : "emea";
        string raw = ask == Ask.All ? "2 - High" : "2";
        Assert.Equal(
            [$"category {(ask == Ask.All ? "Network" : "network")}", $"priority_raw {raw}", $"region {region}", "resolution_sla High resolution (8 hours)", "response_sla High response", "type incident"],
            ticket.Dimensions.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_TellsPendingFromOnHold_AndCases()
    {
        RecordList read = ServiceNowExport.All();
        Ticket waiting = read.Ticket("INC0040002");
        Assert.Equal((TicketStatus.Pending, "On Hold", "low", "5 - Planning", "other"), (waiting.Status, waiting.StatusName, waiting.Priority, waiting.Dimensions["priority_raw"], waiting.Channel));
        Assert.Equal(AuthorKind.Customer, waiting.CreatedBy);
        Ticket caseTicket = read.Ticket("CS0010001");
        Assert.Equal((TicketStatus.Solved, "urgent", "email", "sn_customerservice_case"), (caseTicket.Status, caseTicket.Priority, caseTicket.Channel, caseTicket.Dimensions["type"]));
        Assert.Equal((At("2026-11-05T11:00:00Z"), null, null), (caseTicket.SolvedAt!.Value, caseTicket.ClosedAt, caseTicket.FirstSolvedAt));
    }

    [Theory]
    [InlineData("incident", "1", "", TicketStatus.New)]
    [InlineData("incident", "2", "", TicketStatus.Open)]
    [InlineData("incident", "3", "1", TicketStatus.Pending)]
    [InlineData("incident", "3", "4", TicketStatus.OnHold)]
    [InlineData("incident", "3", "", TicketStatus.OnHold)]
    [InlineData("incident", "6", "", TicketStatus.Solved)]
    [InlineData("incident", "8", "", TicketStatus.Closed)]
    [InlineData("sn_customerservice_case", "10", "", TicketStatus.Open)]
    [InlineData("sn_customerservice_case", "18", "", TicketStatus.Pending)]
    [InlineData("sn_customerservice_case", "3", "", TicketStatus.Closed)]
    [InlineData("sc_task", "2", "", TicketStatus.Open)]
    [InlineData("sc_task", "3", "", TicketStatus.Closed)]
    [InlineData("u_ticket", "3", "", null)]
    public void Read_TakesAStateByItsTable(string table, string state, string reason, TicketStatus? expected)
    {
        RecordList read = ServiceNowExport.Of(ServiceNowExport.File("t", Ask.Plain, $"sys_id=a;number=T1;sys_class_name={table};opened_at=2026-11-02 08:00:00;state={state};hold_reason={reason};contact_type="));
        Assert.Equal(expected, Assert.Single(read.Tickets).Status);
        Assert.Equal(expected is null ? 1 : 0, read.Count(DataIssueKind.UnknownValue));
    }

    [Fact]
    public void Read_TakesStatesOfTheInstancesOwn_ByChoiceAndByOption()
    {
        SourceFile tasks = ServiceNowExport.File("t", Ask.Plain, "sys_id=a;number=INC1;sys_class_name=incident;opened_at=2026-11-02 08:00:00;state=12;contact_type=pigeon;priority=urgent!", "sys_id=b;number=U1;sys_class_name=u_ticket;opened_at=2026-11-02 08:00:00;state=5;contact_type=");
        SourceFile choices = ServiceNowExport.File("sys_choice", Ask.Plain, "sys_id=c;name=incident;element=state;value=12;label=Awaiting Parts;language=en;inactive=false", "sys_id=d;name=u_ticket;element=state;value=5;label=Resolved;language=en;inactive=false", "sys_id=e;name=u_ticket;element=state;value=5;label=Gelöst;language=de;inactive=false");
        RecordList unknown = ServiceNowExport.Of(tasks, choices);
        Assert.Equal((null, "Awaiting Parts", "pigeon", "urgent!"), (unknown.Ticket("INC1").Status, unknown.Ticket("INC1").StatusName, unknown.Ticket("INC1").Channel, unknown.Ticket("INC1").Priority));
        Assert.Equal(TicketStatus.Solved, unknown.Ticket("U1").Status);
        Assert.Equal(3, unknown.Count(DataIssueKind.UnknownValue));
        Assert.Contains(unknown.Messages(DataIssueKind.UnknownValue), message => message.Contains("'Awaiting Parts' (12) of incident", StringComparison.Ordinal) && message.Contains("StatusCategories", StringComparison.Ordinal));

        SourceOptions said = new() { StatusCategories = new Dictionary<string, TicketStatus> { ["Awaiting Parts"] = TicketStatus.OnHold } };
        Assert.Equal(TicketStatus.OnHold, Read(ServiceNowExport.Vendor, [tasks, choices], said).Ticket("INC1").Status);
    }

    [Fact]
    public void Read_TakesTheRowsInstants_WhereNoHistoryDecides()
    {
        RecordList read = ServiceNowExport.Of(ServiceNowExport.File("incident", Ask.All, ServiceNowExport.Tasks));
        Ticket ticket = read.Ticket("INC0040001");
        Assert.Equal((null, At("2026-11-03T10:00:00Z"), At("2026-11-06T10:00:00Z"), 1, 1), (ticket.FirstSolvedAt, ticket.SolvedAt!.Value, ticket.ClosedAt!.Value, ticket.Reopens, ticket.Reassignments));
        Assert.Equal((null, 0), (ticket.InitialStatus, ticket.Events.Count));
        Assert.Equal(["made_sla False"], ticket.VendorSla.Select(pair => $"{pair.Key} {pair.Value}"));

        // It is true until an SLA is breached, so it says nothing good of a task that is open.
        Assert.Empty(read.Ticket("INC0040002").VendorSla);
        Assert.Equal(5, read.Count(DataIssueKind.MissingPart));
    }

    [Fact]
    public void Read_TakesDisplayValues_InTheZoneThatTheCallerSays()
    {
        SourceOptions berlin = new() { TimeZone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        RecordList read = Read(ServiceNowExport.Vendor, [ServiceNowExport.File("incident", Ask.Display, ServiceNowExport.Tasks)], berlin);
        Ticket ticket = read.Ticket("INC0040001");
        Assert.Equal((At("2026-11-02T08:00:00Z"), At("2026-11-03T10:00:00Z")), (ticket.CreatedAt, ticket.SolvedAt!.Value));
        Assert.Equal((TicketStatus.Closed, "high", "web_form", "Network", "Ada Admin", ServiceNowExport.Cara), (ticket.Status, ticket.Priority, ticket.Channel, ticket.Group, ticket.Agent, ticket.Requester));
        Assert.Equal(TicketStatus.Pending, read.Ticket("INC0040002").Status);
        Assert.Equal(Duration.FromMinutes(70), ticket.HandleTime);
        Assert.Equal([Duration.FromHours(26), Duration.FromHours(11)], ticket.ReportedMetrics.Select(metric => metric.Duration!.Value));
        Assert.Contains(read.Messages(DataIssueKind.MissingPart), message => message.StartsWith("Display values (incident.json)", StringComparison.Ordinal) && message.Contains("Europe/Berlin", StringComparison.Ordinal));

        RecordList unsaid = ServiceNowExport.Of(ServiceNowExport.File("incident", Ask.Display, ServiceNowExport.Tasks));
        Assert.Equal(At("2026-11-02T09:00:00Z"), unsaid.Ticket("INC0040001").CreatedAt);
        Assert.Contains(unsaid.Messages(DataIssueKind.MissingPart), message => message.Contains("as UTC, since no zone was said", StringComparison.Ordinal));

        // Raw values are UTC, whatever the zone that is said.
        Assert.Equal(At("2026-11-02T08:00:00Z"), ServiceNowExport.All(Ask.Raw, berlin).Ticket("INC0040001").CreatedAt);
        Assert.Equal(At("2026-11-02T08:00:00Z"), ServiceNowExport.All(Ask.All, berlin).Ticket("INC0040001").CreatedAt);
    }

    [Fact]
    public void Read_CountsDisplayTimesThatAClockChangeMakesUnsure_AndNeverTakesADayForAMonth()
    {
        SourceOptions berlin = new() { TimeZone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        RecordList read = Read(
            ServiceNowExport.Vendor,
            [ServiceNowExport.File("t", Ask.Plain, Row("INC1", "2026-10-25 02:30:00"), Row("INC2", "2026-03-29 02:30:00"), Row("INC3", "11/12/2026 08:00:00"), Row("INC4", "11.12.2026 08:00:00"))],
            berlin);
        Assert.Equal((At("2026-10-25T00:30:00Z"), At("2026-03-29T01:30:00Z")), (read.Ticket("INC1").CreatedAt, read.Ticket("INC2").CreatedAt));
        Assert.Equal((2, 1, 1, 2, 2), (read.Tickets.Count, read.Count(DataIssueKind.AmbiguousLocalTime), read.Count(DataIssueKind.SkippedLocalTime), read.Count(DataIssueKind.UnreadableDate), read.Count(DataIssueKind.MissingCreated)));
        Assert.Contains(read.Messages(DataIssueKind.UnreadableDate), message => message.Contains("'11/12/2026 08:00:00' in opened_at", StringComparison.Ordinal) && message.Contains("sysparm_display_value=all", StringComparison.Ordinal));

        // Where the caller says the form, it is read; no form decides by itself.
        RecordList said = Read(
            ServiceNowExport.Vendor,
            [ServiceNowExport.File("t", Ask.Plain, Row("INC3", "11/12/2026 08:00:00"), Row("INC4", "11.12.2026 08:00:00"), Row("INC5", "2026-12-11 08:00:00"))],
            berlin with { DateFormats = ["MM/dd/yyyy HH:mm:ss", "dd.MM.yyyy HH:mm:ss"] });
        Assert.Equal(["2026-11-12T07:00:00Z", "2026-12-11T07:00:00Z", "2026-12-11T07:00:00Z"], said.Tickets.Select(ticket => ticket.CreatedAt.ToString()));
        Assert.Contains("'week 3'", Assert.Throws<ArgumentException>(() => Read(ServiceNowExport.Vendor, ServiceNowExport.Files(), new() { DateFormats = ["week 3"] })).Message, StringComparison.Ordinal);

        static string Row(string number, string at) => $"sys_id={number};number={number};sys_class_name=Incident;opened_at={at};state=In Progress;contact_type=Phone";
    }

    [Fact]
    public void Read_TakesTheVersionUpdatedLast_OfATaskThatComesAgain()
    {
        string older = ServiceNowExport.Tasks[0].Replace("sys_updated_on=2026-11-06 10:00:00", "sys_updated_on=2026-11-02 09:00:00", StringComparison.Ordinal).Replace("state=7|Closed;incident_state=7|Closed", "state=2|In Progress;incident_state=2|In Progress", StringComparison.Ordinal);
        foreach (string[] order in (string[][])[[older, ServiceNowExport.Tasks[0]], [ServiceNowExport.Tasks[0], older]])
        {
            RecordList read = ServiceNowExport.Of(ServiceNowExport.File("a", Ask.All, order[0]), ServiceNowExport.File("b", Ask.Raw, order[1]));
            Assert.Equal(TicketStatus.Closed, Assert.Single(read.Tickets).Status);
            Assert.Equal(1, read.Count(DataIssueKind.DuplicateId));
        }
    }

    [Theory]
    [InlineData(Ask.All)]
    [InlineData(Ask.Raw)]
    [InlineData(Ask.Display)]
    [InlineData(Ask.Csv)]
    public void Read_IsTheSame_InAnyCultureAndZone(Ask ask) => OtherPlaces.GiveTheSame(() => OtherPlaces.Lines(ServiceNowExport.All(ask)));

    [Fact]
    public void Read_IsTheSame_InAnyOrderOfFiles()
    {
        string[] expected = Lines(ServiceNowExport.All());
        Assert.Equal(expected, Lines(Read(ServiceNowExport.Vendor, [.. ServiceNowExport.Files().Reverse()])));
        Assert.True(expected.Length > 20);
    }

    private static string[] Lines(RecordList read) =>
        [.. read.Tickets.SelectMany(ticket => ticket.Events.Select(e => FormattableString.Invariant($"{ticket.Id} {e.At.ToUnixTimeSeconds()} {e.Kind} {e.Author} {e.Status} {e.Group} {e.Agent}"))).Order(StringComparer.Ordinal)];
}
