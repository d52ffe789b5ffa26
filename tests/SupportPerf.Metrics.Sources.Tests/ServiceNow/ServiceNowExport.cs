using System.Text.Encodings.Web;
using SupportPerf.Metrics.Sources.Tests.Zendesk;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

/// <summary>How an answer of the Table API was asked for.</summary>
public enum Ask
{
    /// <summary>sysparm_display_value=false, the default: raw values, references with a link.</summary>
    Raw,

    /// <summary>sysparm_display_value=true: texts for people.</summary>
    Display,

    /// <summary>sysparm_display_value=all: both.</summary>
    All,

    /// <summary>sysparm_exclude_reference_link=true: raw values, references as texts.</summary>
    Plain,

    /// <summary>A CSV export of raw values.</summary>
    Csv,
}

/// <summary>
/// A made-up instance. Rows are written as <c>column=value|display</c> with <c>;</c> between columns; a value with <c>@</c> in front is a reference.
/// </summary>
internal static class ServiceNowExport
{
    public const string Ada = "0a000000000000000000000000000001";
    public const string Ben = "0a000000000000000000000000000002";
    public const string Cara = "0a000000000000000000000000000003";
    public const string Desk = "0b000000000000000000000000000001";
    public const string Network = "0b000000000000000000000000000002";
    public const string First = "0c000000000000000000000000000001";
    public const string Second = "0c000000000000000000000000000002";
    public const string Case = "0c000000000000000000000000000003";
    public const string Hours = "0d000000000000000000000000000001";
    public const string Holidays = "0d000000000000000000000000000002";
    public const string ResolutionSla = "0e000000000000000000000000000001";
    public const string ResponseSla = "0e000000000000000000000000000002";

    public static Source Vendor { get; } = SourceCatalog.Find("servicenow")!;

    public static string[] Tasks { get; } =
    [
        $"sys_id={First};number=INC0040001;sys_class_name=incident|Incident;opened_at=2026-11-02 08:00:00|2026-11-02 09:00:00;sys_created_on=2026-11-02 08:00:05|2026-11-02 09:00:05;sys_updated_on=2026-11-06 10:00:00|2026-11-06 11:00:00;resolved_at=2026-11-03 10:00:00|2026-11-03 11:00:00;closed_at=2026-11-06 10:00:00|2026-11-06 11:00:00;state=7|Closed;incident_state=7|Closed;hold_reason=;priority=2|2 - High;contact_type=self-service|Self-service;assignment_group=@{Network}|Network;assigned_to=@{Ada}|Ada Admin;caller_id=@{Cara}|Cara Caller;opened_by=@{Cara}|Cara Caller;sys_created_by=cara;resolved_by=@{Ada}|Ada Admin;reassignment_count=1;reopen_count=1;made_sla=false;time_worked=1970-01-01 01:10:00|1 Hour 10 Minutes;calendar_duration=1970-01-02 02:00:00|1 Day 2 Hours;business_duration=1970-01-01 11:00:00|11 Hours;calendar_stc=93600|93,600;business_stc=39600|39,600;category=network|Network;u_region=emea|EMEA",
        $"sys_id={Second};number=INC0040002;sys_class_name=incident|Incident;opened_at=2026-11-04 09:00:00|2026-11-04 10:00:00;sys_created_on=2026-11-04 09:00:00|2026-11-04 10:00:00;sys_updated_on=2026-11-05 09:00:00|2026-11-05 10:00:00;resolved_at=;closed_at=;state=3|On Hold;incident_state=3|On Hold;hold_reason=1|Awaiting Caller;priority=5|5 - Planning;contact_type=walk-in|Walk-in;assignment_group=@{Desk}|Service Desk;assigned_to=;caller_id=@{Cara}|Cara Caller;opened_by=@{Ben}|Ben Agent;sys_created_by=ben;reassignment_count=0;reopen_count=0;made_sla=true;time_worked=;calendar_duration=;business_duration=;calendar_stc=;business_stc=;category=;u_region=",
        $"sys_id={Case};number=CS0010001;sys_class_name=sn_customerservice_case|Case;opened_at=2026-11-05 07:00:00|2026-11-05 08:00:00;sys_created_on=2026-11-05 07:00:00|2026-11-05 08:00:00;sys_updated_on=2026-11-05 12:00:00|2026-11-05 13:00:00;resolved_at=2026-11-05 11:00:00|2026-11-05 12:00:00;closed_at=;state=6|Resolved;priority=1|1 - Critical;contact_type=email|Email;assignment_group=@{Desk}|Service Desk;assigned_to=@{Ben}|Ben Agent;contact=@{Cara}|Cara Caller;opened_by=@{Ben}|Ben Agent;sys_created_by=ben;reassignment_count=0;made_sla=true",
    ];

    public static string[] Audits { get; } =
    [
        Audit(1, "2026-11-02 08:20:00", "assigned_to", "", Ben, "ben"),
        Audit(2, "2026-11-02 08:30:00", "state", "1", "2", "ben"),
        Audit(3, "2026-11-02 08:30:00", "incident_state", "1", "2", "ben"),
        Audit(4, "2026-11-02 09:00:00", "state", "2", "3", "ben"),
        Audit(5, "2026-11-02 09:00:00", "hold_reason", "", "1", "ben"),
        Audit(6, "2026-11-02 10:00:00", "hold_reason", "1", "4", "ben"),
        Audit(7, "2026-11-02 12:00:00", "hold_reason", "4", "", "ben"),
        Audit(8, "2026-11-02 12:00:00", "state", "3", "2", "ben"),
        Audit(9, "2026-11-02 13:00:00", "assignment_group", Desk, Network, "ben"),
        Audit(10, "2026-11-02 13:00:00", "assigned_to", Ben, Ada, "ben"),
        Audit(11, "2026-11-02 13:30:00", "priority", "3", "2", "ada"),
        Audit(12, "2026-11-02 16:00:00", "state", "2", "6", "ada"),
        Audit(13, "2026-11-03 08:00:00", "state", "6", "2", "cara"),
        Audit(14, "2026-11-03 10:00:00", "state", "2", "6", "ada"),
        Audit(15, "2026-11-06 10:00:00", "state", "6", "7", "system"),
        Audit(16, "2026-11-03 09:00:00", "short_description", "x", "y", "ada"),
    ];

    public static string[] Journal { get; } =
    [
        Note(1, First, "comments", "2026-11-02 08:30:00", "ben"),
        Note(2, First, "work_notes", "2026-11-02 08:40:00", "ben"),
        Note(3, First, "comments", "2026-11-02 11:30:00", "cara"),
        Note(4, First, "work_notes", "2026-11-02 13:10:00", "ada"),
        Note(5, First, "comments", "2026-11-03 09:30:00", "ada"),
        Note(6, Case, "comments", "2026-11-05 09:00:00", "stranger"),
    ];

    public static string[] Slas { get; } =
    [
        $"sys_id=0f000000000000000000000000000001;task=@{First}|INC0040001;sla=@{ResolutionSla}|High resolution (8 hours);stage=completed|Completed;has_breached=true;start_time=2026-11-02 08:00:00;end_time=2026-11-03 10:00:00;planned_end_time=2026-11-03 09:00:00;duration=1970-01-02 00:00:00|1 Day;business_duration=1970-01-01 09:00:00|9 Hours;pause_duration=1970-01-01 02:00:00|2 Hours;business_pause_duration=1970-01-01 02:00:00|2 Hours;time_left=1970-01-01 00:00:00;business_time_left=1970-01-01 00:00:00;percentage=104;business_percentage=112.5;schedule=@{Hours}|Berlin hours;timezone=Europe/Berlin;sys_updated_on=2026-11-03 10:00:01",
        $"sys_id=0f000000000000000000000000000002;task=@{First}|INC0040001;sla=@{ResponseSla}|High response;stage=completed|Completed;has_breached=false;start_time=2026-11-02 08:00:00;end_time=2026-11-02 08:30:00;planned_end_time=2026-11-02 09:00:00;duration=1970-01-01 00:30:00;business_duration=1970-01-01 00:30:00;pause_duration=;business_pause_duration=;time_left=1970-01-01 00:30:00;business_time_left=1970-01-01 00:30:00;percentage=50;business_percentage=50;schedule=@{Hours}|Berlin hours;timezone=Europe/Berlin;sys_updated_on=2026-11-02 08:30:01",
        $"sys_id=0f000000000000000000000000000003;task=@{Second}|INC0040002;sla=@{ResolutionSla}|High resolution (8 hours);stage=in_progress|In progress;has_breached=false;start_time=2026-11-04 09:00:00;end_time=;planned_end_time=2026-11-05 09:00:00;duration=1970-01-01 01:00:00;business_duration=1970-01-01 01:00:00;percentage=4;business_percentage=12.5;schedule=@{Hours}|Berlin hours;timezone=Europe/Berlin;sys_updated_on=2026-11-04 10:00:00",
        $"sys_id=0f000000000000000000000000000004;task=@{Second}|INC0040002;sla=@{ResponseSla}|High response;stage=cancelled|Cancelled;has_breached=true;start_time=2026-11-04 09:00:00;end_time=2026-11-04 09:00:00;planned_end_time=2026-11-04 10:00:00;duration=1970-01-01 00:00:00;business_duration=1970-01-01 00:00:00;schedule=@{Hours}|Berlin hours;timezone=Europe/Berlin;sys_updated_on=2026-11-04 09:00:01",
    ];

    public static string[] Definitions { get; } =
    [
        $"sys_id={ResolutionSla};name=High resolution (8 hours);type=SLA;target=resolution|Resolution;duration=1970-01-01 08:00:00|8 Hours;duration_type=;schedule=@{Hours}|Berlin hours;collection=incident;start_condition=x",
        $"sys_id={ResponseSla};name=High response;type=SLA;target=response|Response;duration=1970-01-01 01:00:00|1 Hour;duration_type=;schedule=@{Hours}|Berlin hours;collection=incident;start_condition=x",
    ];

    public static string[] Schedules { get; } = [$"sys_id={Hours};name=Berlin hours;time_zone=Europe/Berlin;type=schedule", $"sys_id={Holidays};name=Holidays;time_zone=;type=holiday"];

    public static string[] Spans { get; } =
    [
        $"sys_id=1a000000000000000000000000000001;name=Weekdays;schedule=@{Hours}|Berlin hours;start_date_time=20200106T090000;end_date_time=20200106T180000;all_day=false;type=;repeat_type=weekdays;repeat_count=1;days_of_week=;repeat_until=",
        $"sys_id=1a000000000000000000000000000002;name=Christmas;schedule=@{Holidays}|Holidays;start_date_time=20201225T000000;end_date_time=20201225T235959;all_day=true;type=exclude;repeat_type=yearly;repeat_count=1;yearly_type=doy",
    ];

    public static string[] Children { get; } = [$"schedule=@{Hours}|Berlin hours;child_schedule=@{Holidays}|Holidays;type=include"];

    public static string[] Users { get; } =
    [
        $"sys_id={Ada};user_name=ada;name=Ada Admin;email=ada@example.com", $"sys_id={Ben};user_name=ben;name=Ben Agent;email=ben@example.com", $"sys_id={Cara};user_name=cara;name=Cara Caller;email=cara@example.com",
    ];

    public static string[] Groups { get; } =
    [
        $"sys_id={Desk};name=Service Desk;manager=;include_members=false;roles=", $"sys_id={Network};name=Network;manager=;include_members=false;roles=",
    ];

    /// <summary>The whole instance.</summary>
    public static SourceFile[] Files(Ask ask = Ask.All) =>
    [
        File("incident", ask, Tasks), File("sys_audit", ask, Audits), File("sys_journal_field", ask, Journal), File("task_sla", ask, Slas), File("contract_sla", ask, Definitions),
        File("cmn_schedule", ask, Schedules), File("cmn_schedule_span", ask, Spans), File("cmn_other_schedule", ask, Children), File("sys_user", ask, Users), File("sys_user_group", ask, Groups),
    ];

    public static RecordList All(Ask ask = Ask.All, SourceOptions? options = null) => ZendeskExport.Read(Vendor, Files(ask), options);

    public static RecordList Of(params SourceFile[] files) => ZendeskExport.Read(Vendor, files);

    /// <summary>One table as a file.</summary>
    public static SourceFile File(string name, Ask ask, params string[] rows) =>
        ZendeskExport.FileOf(name + (ask == Ask.Csv ? ".csv" : ".json"), Page(ask, rows));

    /// <summary>One table as a text.</summary>
    public static string Page(Ask ask, params string[] rows) => ask == Ask.Csv ? Csv(rows) : $"{{\"result\":[{string.Join(',', rows.Select(row => Json(row, ask)))}]}}";

    private static string Audit(int id, string at, string column, string before, string now, string login) =>
        $"sys_id={0x2a0000:x}{id:d26};tablename=incident;documentkey={First};fieldname={column};oldvalue={before};newvalue={now};sys_created_on={at};user={login};sys_created_by={login};record_checkpoint={id}";

    private static string Note(int id, string task, string element, string at, string login) =>
        $"sys_id={0x3a0000:x}{id:d26};name=incident;element_id={task};element={element};sys_created_on={at};sys_created_by={login};value=hidden";

    private static IEnumerable<(string Column, string Value, string Display, bool IsReference)> Cells(string row)
    {
        foreach (string cell in row.Split(';'))
        {
            string[] parts = cell[(cell.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('|');
            string value = parts[0].TrimStart('@');
            yield return (cell[..cell.IndexOf('=', StringComparison.Ordinal)], value, parts.Length > 1 ? parts[1] : value, parts[0].StartsWith('@'));
        }
    }

    private static string Json(string row, Ask ask) => "{" + string.Join(',', Cells(row).Select(cell => $"{Quoted(cell.Column)}:" + ask switch
    {
        Ask.All => $"{{\"display_value\":{Quoted(cell.Display)},\"value\":{Quoted(cell.Value)}}}",
        Ask.Display when cell.IsReference => $"{{\"display_value\":{Quoted(cell.Display)},\"link\":{Quoted(Link(cell.Value))}}}",
        Ask.Display => Quoted(cell.Display),
        Ask.Raw when cell.IsReference => $"{{\"link\":{Quoted(Link(cell.Value))},\"value\":{Quoted(cell.Value)}}}",
        _ => Quoted(cell.Value),
    })) + "}";

    private static string Link(string id) => $"https://example.service-now.com/api/now/table/x/{id}";

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.Default.Encode(text)}\"";

    private static string Csv(string[] rows)
    {
        string[] columns = [.. rows.SelectMany(Cells).Select(cell => cell.Column).Distinct(StringComparer.Ordinal)];
        return string.Concat(rows
            .Select(row => Cells(row).ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal))
            .Select(row => string.Join(',', columns.Select(column => Field(row.GetValueOrDefault(column, "")))) + "\n")
            .Prepend(string.Join(',', columns.Select(Field)) + "\n"));
    }

    private static string Field(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
