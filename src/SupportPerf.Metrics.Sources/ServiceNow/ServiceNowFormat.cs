using System.Text;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>The Table API calls every list <c>result</c>, the older one <c>records</c>: which table it is, the columns tell.</summary>
internal sealed class ServiceNowFormat : ExportFormat
{
    /// <summary>Columns that only one of the tables has; most rows are known by the first of them.</summary>
    private readonly TextCache<ServiceNowPart> _decisive = new();

    private ServiceNowFormat()
    {
        void Add(ServiceNowPart part, params string[] columns)
        {
            foreach (string column in columns)
            {
                _decisive.Add(Encoding.UTF8.GetBytes(column), part);
            }
        }

        Add(ServiceNowPart.Task, "incident_state", "opened_at", "contact_type", "reassignment_count", "made_sla", "assignment_group", "assignment_group_value", "close_notes");
        Add(ServiceNowPart.Audit, "documentkey", "record_checkpoint");
        Add(ServiceNowPart.Metric, "calculation_complete", "field_value");
        Add(ServiceNowPart.Journal, "element_id");
        Add(ServiceNowPart.TaskSla, "has_breached", "planned_end_time", "business_time_left", "business_percentage");
        Add(ServiceNowPart.SlaDefinition, "duration_type", "start_condition", "pause_condition", "stop_condition");
        Add(ServiceNowPart.ScheduleSpan, "repeat_type", "days_of_week", "start_date_time");
        Add(ServiceNowPart.ChildSchedule, "child_schedule");
        Add(ServiceNowPart.SurveyInstance, "taken_on", "trigger_id", "trigger_table");
        Add(ServiceNowPart.SurveyResult, "actual_value", "scaled_value", "normalized_value");
        Add(ServiceNowPart.SurveyMetric, "scale_definition", "datatype", "depends_on");
        Add(ServiceNowPart.User, "user_name");
    }

    public static ServiceNowFormat Instance { get; } = new();

    public override string System => "ServiceNow";

    public override string Expected => "expected rows of ServiceNow's Table API or CSV exports, of incident, sn_customerservice_case, sys_audit, metric_instance, sys_journal_field, task_sla, contract_sla, cmn_schedule, cmn_schedule_span, asmt_assessment_instance or asmt_metric_result";

    public override bool HasTables => true;

    public override IReadOnlyDictionary<string, int> Sections { get; } = new Dictionary<string, int>
    {
        ["result"] = (int)ServiceNowPart.Row,
        ["records"] = (int)ServiceNowPart.Row,
        ["error"] = (int)ServiceNowPart.Error,
    };

    protected override IReadOnlyList<PartMarks> Marks { get; } =
    [
        new((int)ServiceNowPart.TaskSla, 3, "has_breached", "planned_end_time", "stage", "task", "task_value", "sla", "sla_value", "business_percentage", "start_time"),
        new((int)ServiceNowPart.Audit, 3, "documentkey", "fieldname", "newvalue", "oldvalue", "tablename"),
        new((int)ServiceNowPart.Metric, 3, "field", "id", "start", "end", "value", "field_value", "calculation_complete", "definition"),
        new((int)ServiceNowPart.Journal, 3, "element_id", "element", "sys_created_on", "sys_created_by", "value", "name"),
        new((int)ServiceNowPart.SlaDefinition, 3, "duration", "target", "duration_type", "schedule", "schedule_value", "start_condition", "collection", "type", "name"),
        new((int)ServiceNowPart.ScheduleSpan, 3, "start_date_time", "end_date_time", "schedule", "repeat_type", "days_of_week", "all_day"),
        new((int)ServiceNowPart.ChildSchedule, 2, "child_schedule", "schedule", "type"),
        new((int)ServiceNowPart.SurveyInstance, 3, "metric_type", "state", "taken_on", "trigger_id", "trigger_table", "task_id", "user"),
        new((int)ServiceNowPart.SurveyResult, 3, "metric", "actual_value", "instance", "scaled_value", "normalized_value", "string_value"),
        new((int)ServiceNowPart.SurveyMetric, 4, "metric_type", "min", "max", "name", "question", "datatype", "sys_id"),
        new((int)ServiceNowPart.Task, 3, "number", "opened_at", "sys_created_on", "sys_id", "state", "incident_state", "priority", "assignment_group", "assignment_group_value", "contact_type", "reassignment_count"),
        new((int)ServiceNowPart.Task, 3, "sys_id", "opened_at", "incident_state", "reopen_count", "contact_type", "calendar_stc"),
        new((int)ServiceNowPart.Choice, 4, "element", "label", "value", "name", "sys_id", "language"),
        new((int)ServiceNowPart.User, 3, "user_name", "sys_id", "name", "first_name", "last_name", "email"),
        new((int)ServiceNowPart.GroupMember, 2, "group", "user"),
        new((int)ServiceNowPart.Schedule, 3, "time_zone", "name", "sys_id"),
        new((int)ServiceNowPart.Group, 3, "name", "sys_id", "manager", "manager_value", "default_assignee", "include_members", "cost_center", "roles"),
    ];

    public override string Name(int part) => (ServiceNowPart)part switch
    {
        ServiceNowPart.Task => "tasks (incident, case)",
        ServiceNowPart.Audit => "audits (sys_audit)",
        ServiceNowPart.Metric => "metrics (metric_instance)",
        ServiceNowPart.Journal => "comments and notes (sys_journal_field)",
        ServiceNowPart.TaskSla => "SLAs of tasks (task_sla)",
        ServiceNowPart.SlaDefinition => "SLA definitions (contract_sla)",
        ServiceNowPart.Schedule => "schedules (cmn_schedule)",
        ServiceNowPart.ScheduleSpan => "schedule entries (cmn_schedule_span)",
        ServiceNowPart.ChildSchedule => "child schedules (cmn_other_schedule)",
        ServiceNowPart.SurveyInstance => "surveys (asmt_assessment_instance)",
        ServiceNowPart.SurveyResult => "survey answers (asmt_metric_result)",
        ServiceNowPart.SurveyMetric => "survey questions (asmt_metric)",
        ServiceNowPart.Choice => "choices (sys_choice)",
        ServiceNowPart.User => "users (sys_user)",
        ServiceNowPart.Group => "groups (sys_user_group)",
        ServiceNowPart.GroupMember => "group members (sys_user_grmember)",
        _ => "other rows",
    };

    public override int? Part(JsonRecords records, int? bare)
    {
        if (records.Section == (int)ServiceNowPart.Error)
        {
            return null;
        }

        JsonFields json = new(records.Current);
        while (json.NextMember())
        {
            if (_decisive.TryGet(json.Name, out ServiceNowPart part))
            {
                return (int)part;
            }

            json.Skip();
        }

        return PartOf(Keys(records.Current)) ?? bare;
    }

    /// <summary>Other systems call their lists the same; an empty page of ours has no other key.</summary>
    protected override bool IsOfPart(FileSample sample, string key, int part) =>
        sample.Below(key) is { Count: > 0 } below ? PartOf(below) is not null : key == "result" && sample.Keys.Count == 1;

    private static HashSet<string> Keys(ReadOnlySpan<byte> record)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        JsonFields json = new(record);
        while (json.NextMember())
        {
            keys.Add(Encoding.UTF8.GetString(json.Name));
            json.Skip();
        }

        return keys;
    }
}
