using System.Globalization;
using static SupportPerf.Metrics.Sources.Tests.Zendesk.ZendeskExport;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class HistoryTests
{
    [Theory]
    [InlineData(Ask.All)]
    [InlineData(Ask.Raw)]
    [InlineData(Ask.Csv)]
    public void Read_TakesCommentsNotesAndChanges_InTheirOrder(Ask ask)
    {
        Assert.Equal(
            [
                "2 08:00 Message Customer", "2 08:00 Assignment System Service Desk/", "2 08:20 Assignment Agent /Ben Agent", "2 08:30 Message Agent", "2 08:30 Status Agent Open In Progress",
                "2 08:40 Message Agent private", "2 09:00 Status Agent Pending On Hold", "2 10:00 Status Agent OnHold On Hold", "2 11:30 Message Customer", "2 12:00 Status Agent Open In Progress",
                "2 13:00 Assignment Agent Network/", "2 13:00 Assignment Agent /Ada Admin", "2 13:10 Message Agent private", "2 13:30 Change Agent normal>high", "2 16:00 Status Agent Solved Resolved",
                "3 08:00 Status Customer Open In Progress", "3 09:30 Message Agent", "3 10:00 Status Agent Solved Resolved", "6 10:00 Status Automation Closed Closed",
            ],
            ServiceNowExport.All(ask).Ticket("INC0040001").Events.Select(Line));
    }

    [Fact]
    public void Read_AsksForTheRoleAtTheTime_AndCountsPeopleWhomNothingTells()
    {
        RecordList read = ServiceNowExport.All();
        Assert.Equal(AuthorKind.Unknown, read.Ticket("CS0010001").Events.Single(e => e.At == At("2026-11-05T09:00:00Z")).Author);
        Assert.StartsWith("1 comments came from people", Assert.Single(read.Messages(DataIssueKind.UnknownAuthor)), StringComparison.Ordinal);

        SourceOptions roles = new() { RoleAt = (login, _, today) => login == "stranger" ? AuthorKind.Agent : today };
        RecordList known = ServiceNowExport.All(options: roles);
        Assert.Equal("stranger", known.Ticket("CS0010001").Events.Single(e => e.Author == AuthorKind.Agent).AuthorId);
        Assert.Equal(0, known.Count(DataIssueKind.UnknownAuthor));

        RecordList member = ServiceNowExport.Of([
            .. ServiceNowExport.Files(),
            ServiceNowExport.File("u", Ask.All, "sys_id=0a000000000000000000000000000009;user_name=stranger;name=Sam;email=s"),
            ServiceNowExport.File("m", Ask.All, $"group=@{ServiceNowExport.Desk}|Service Desk;user=@0a000000000000000000000000000009|Sam"),
        ]);
        Assert.Equal("Sam", member.Ticket("CS0010001").Events.Single(e => e.Author == AuthorKind.Agent).AuthorId);
    }

    [Fact]
    public void Read_TakesStays_WhereThereAreNoAudits()
    {
        string[] stays =
        [
            Stay(1, "incident_state", "1", "New", "2026-11-02 08:00:05"), Stay(2, "incident_state", "2", "In Progress", "2026-11-02 08:30:00"), Stay(3, "incident_state", "3", "On Hold", "2026-11-02 09:00:00"),
            Stay(4, "incident_state", "6", "Resolved", "2026-11-03 10:00:00"), Stay(5, "incident_state", "7", "Closed", "2026-11-06 10:00:00"),
            Stay(6, "assignment_group", ServiceNowExport.Desk, "Service Desk", "2026-11-02 08:00:05"), Stay(7, "assignment_group", ServiceNowExport.Network, "Network", "2026-11-02 13:00:00"),
        ];
        RecordList read = ServiceNowExport.Of(ServiceNowExport.File("incident", Ask.All, ServiceNowExport.Tasks), ServiceNowExport.File("metric_instance", Ask.All, stays), ServiceNowExport.File("g", Ask.All, ServiceNowExport.Groups));
        Ticket ticket = read.Ticket("INC0040001");
        Assert.Equal(
            ["2 08:00 Assignment System Service Desk/", "2 08:30 Status System Open In Progress", "2 09:00 Status System OnHold On Hold", "2 13:00 Assignment System Network/", "3 10:00 Status System Solved Resolved", "6 10:00 Status System Closed Closed"],
            ticket.Events.Select(Line));
        Assert.Equal((TicketStatus.New, null), (ticket.InitialStatus, ticket.SolvedAt));

        // With audits, these decide.
        RecordList both = ServiceNowExport.Of([.. ServiceNowExport.Files(), ServiceNowExport.File("metric_instance", Ask.All, stays)]);
        Assert.Equal(ServiceNowExport.All().Ticket("INC0040001").Events.Select(Line), both.Ticket("INC0040001").Events.Select(Line));

        static string Stay(int id, string field, string value, string name, string start) =>
            $"sys_id=4a{id:d30};definition=x;id={ServiceNowExport.First};table=incident;field={field};field_value={value};value={name};start={start};end=;calculation_complete=true;sys_created_by=system";
    }

    [Fact]
    public void Read_TellsWhatTheLastingStayWaitsFor_ByTheRow()
    {
        string stay = $"sys_id=4b{1:d30};definition=x;id={ServiceNowExport.Second};table=incident;field=state;field_value=3;value=On Hold;start=2026-11-04 10:00:00;end=;calculation_complete=false";
        RecordList read = ServiceNowExport.Of(
            ServiceNowExport.File("incident", Ask.All, ServiceNowExport.Tasks),
            ServiceNowExport.File("m", Ask.All, stay, stay.Replace("4b", "4c", StringComparison.Ordinal).Replace("field_value=3;value=On Hold;start=2026-11-04 10", "field_value=1;value=New;start=2026-11-04 09", StringComparison.Ordinal)));
        Assert.Equal(["4 10:00 Status System Pending On Hold"], read.Ticket("INC0040002").Events.Select(Line));
        Assert.Equal(TicketStatus.New, read.Ticket("INC0040002").InitialStatus);
    }

    [Fact]
    public void Read_TakesACanceledTask_AsClosedWithoutASolve()
    {
        SourceFile task = ServiceNowExport.File("t", Ask.All, $"sys_id={ServiceNowExport.First};number=INC8;sys_class_name=incident;opened_at=2026-11-02 08:00:00;closed_at=2026-11-02 09:00:00;resolved_at=;state=8|Canceled;contact_type=email");
        SourceFile audit = ServiceNowExport.File("a", Ask.All, $"sys_id=2c000000000000000000000000000001;documentkey={ServiceNowExport.First};fieldname=state;oldvalue=1;newvalue=8;sys_created_on=2026-11-02 09:00:00;user=ben");
        foreach (SourceFile[] files in (SourceFile[][])[[task], [task, audit]])
        {
            SupportReportBuilder builder = new(new ReportOptions());
            ServiceNowExport.Vendor.Read(files, builder);
            IReadOnlyList<ReportRow> rows = builder.Build().Rows;
            Assert.Equal(0, rows.First(row => row.Metric == "resolution_time").N);
            Assert.Equal("true", Assert.Single(ServiceNowExport.Of(files).Tickets).Dimensions["canceled"]);
        }
    }

    [Fact]
    public void Read_TakesTheRowsInstants_WhereTheHistoryHasAGap()
    {
        // The change to Resolved is missing.
        string[] gap = [.. ServiceNowExport.Audits.Where(row => !row.Contains("newvalue=6;sys_created_on=2026-11-03", StringComparison.Ordinal))];
        Assert.Equal(ServiceNowExport.Audits.Length - 1, gap.Length);
        Ticket ticket = ServiceNowExport.Of(ServiceNowExport.File("incident", Ask.All, ServiceNowExport.Tasks), ServiceNowExport.File("sys_audit", Ask.All, gap)).Ticket("INC0040001");
        Assert.Equal((null, At("2026-11-03T10:00:00Z"), 1), (ticket.InitialStatus, ticket.SolvedAt!.Value, ticket.Reopens));

        // So is the last one.
        Ticket cut = ServiceNowExport.Of(ServiceNowExport.File("incident", Ask.All, ServiceNowExport.Tasks), ServiceNowExport.File("sys_audit", Ask.All, ServiceNowExport.Audits[..14])).Ticket("INC0040001");
        Assert.Equal((null, At("2026-11-06T10:00:00Z")), (cut.InitialStatus, cut.ClosedAt!.Value));
    }

    [Fact]
    public void Read_TakesANewTaskWithoutChanges_AsNewSinceItWasOpened()
    {
        SourceFile task = ServiceNowExport.File("t", Ask.All, "sys_id=0c000000000000000000000000000009;number=INC9;sys_class_name=incident;opened_at=2026-11-06 08:00:00;state=1|New;contact_type=event;sys_created_by=system");
        Ticket ticket = ServiceNowExport.Of(task, ServiceNowExport.File("sys_audit", Ask.All, ServiceNowExport.Audits)).Ticket("INC9");
        Assert.Equal((TicketStatus.New, AuthorKind.Automation, "api"), (ticket.InitialStatus, ticket.CreatedBy, ticket.Channel));
        Assert.Null(ServiceNowExport.Of(task).Ticket("INC9").InitialStatus);
    }

    [Fact]
    public void Read_CountsRowsThatComeAgain_OrHaveNoTask()
    {
        RecordList read = ServiceNowExport.Of([
            .. ServiceNowExport.Files(),
            ServiceNowExport.File("again", Ask.Raw, ServiceNowExport.Audits[3..5]),
            ServiceNowExport.File("other", Ask.Raw, "sys_id=2b000000000000000000000000000001;documentkey=0c000000000000000000000000000077;fieldname=state;oldvalue=1;newvalue=2;sys_created_on=2026-11-02 08:00:00;user=ben"),
            ServiceNowExport.File("bad", Ask.Raw, "sys_id=2b000000000000000000000000000002;documentkey=;fieldname=state;oldvalue=1;newvalue=2;sys_created_on=2026-11-02 08:00:00", $"sys_id=2b000000000000000000000000000003;documentkey={ServiceNowExport.First};fieldname=state;oldvalue=1;newvalue=2;sys_created_on=yesterday"),
        ]);
        Assert.Equal((2, 1, 2), (read.Count(DataIssueKind.DuplicateEvent), read.Count(DataIssueKind.OrphanEvent), read.Count(DataIssueKind.UnreadableRecord)));
        Assert.Contains(read.Messages(DataIssueKind.UnreadableRecord), message => message.Contains("It has no documentkey", StringComparison.Ordinal));
        Assert.Contains(read.Messages(DataIssueKind.UnreadableRecord), message => message.Contains("'yesterday' in sys_created_on", StringComparison.Ordinal));
        Assert.Equal(19, read.Ticket("INC0040001").Events.Count);
    }

    [Fact]
    public void Report_HasWaitsAndReplies_FromTheHistory()
    {
        SupportReportBuilder builder = new(new ReportOptions());
        ServiceNowExport.Vendor.Read(ServiceNowExport.Files(), builder);
        SupportReport report = builder.Build();
        Assert.Equal(1_800, Value("first_response_time", "min"));
        Assert.Equal(3_600, Value("agent_wait_time", "sum"));
        Assert.Equal(1, Value("reopens", "sum"));

        double Value(string metric, string statistic) => report.Rows.Single(row => row.Metric == metric && row.Statistic == statistic && row.HoursBasis != HoursBasis.Business && string.IsNullOrEmpty(row.Variant)).Value!.Value;
    }

    private static string Line(TicketEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.At.InUtc().Day} {e.At.ToString("HH:mm", CultureInfo.InvariantCulture)} {e.Kind} {e.Author} {What(e)}").TrimEnd();

    private static string What(TicketEvent e) => e.Kind switch
    {
        TicketEventKind.Message => e.IsPublic ? "" : "private",
        TicketEventKind.Status => $"{e.Status} {e.StatusName}",
        TicketEventKind.Change => $"{e.PreviousValue}>{e.Value}",
        _ => $"{e.Group}/{e.Agent}",
    };
}
