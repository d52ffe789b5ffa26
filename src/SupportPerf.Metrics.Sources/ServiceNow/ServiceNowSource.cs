using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>ServiceNow: incidents, cases and other tasks.</summary>
internal sealed class ServiceNowSource : ExportSource
{
    public override string Key => "servicenow";

    public override string DisplayName => "ServiceNow";

    public override IReadOnlyList<SourcePart> Parts { get; } =
    [
        new("incident, sn_customerservice_case and other tasks", "GET /api/now/table/{table}?sysparm_display_value=all&sysparm_exclude_reference_link=true, or a CSV export", "every KPI of tickets; resolution_time and reopens also without a history; the durations that verify compares"),
        new("sys_audit or metric_instance", "GET /api/now/table/sys_audit?sysparm_query=tablename=incident", "time_in_status, waits, first_resolution_time, transfers, agent_work_time"),
        new("sys_journal_field", "GET /api/now/table/sys_journal_field?sysparm_query=element=comments^ORelement=work_notes", "first_response_time, next_response_time, reply_time, one_touch_rate"),
        new("task_sla, contract_sla", "GET /api/now/table/task_sla and /contract_sla", "sla_attainment by ServiceNow's verdict and by our clocks, due instants, figures for verify"),
        new("cmn_schedule, cmn_schedule_span, cmn_other_schedule", "GET /api/now/table/{table}", "business hours of every duration"),
        new("asmt_assessment_instance, asmt_metric_result, asmt_metric", "GET /api/now/table/{table}", "csat, nps, response_rate"),
        new("sys_user, sys_user_grmember, sys_user_group, sys_choice", "GET /api/now/table/{table}", "who is of the team, and the names in breakdowns"),
    ];

    protected override ExportFormat Format => ServiceNowFormat.Instance;

    public override IReadOnlyDictionary<string, BusinessCalendar> ReadCalendars(IReadOnlyList<SourceFile> files, SourceOptions? options = null) =>
        ScheduleReader.Read(Open(files), options ?? SourceOptions.Default);

    public override IReadOnlyList<SlaRule> ReadSlas(IReadOnlyList<SourceFile> files, SourceOptions? options = null) =>
        SlaDefinitionReader.Read(Open(files), options ?? SourceOptions.Default);

    internal override string? Explain(Ticket ticket, ReportedMetric? reported) => reported switch
    {
        { Span: not null, Basis: HoursBasis.Business } => "The SLA's schedule or zone may have been another then, or its pauses are told by condition only.",
        { Span: not null } => "The SLA's clock may have been changed by a retroactive start or a repair.",
        { Metric: "resolution_time" or "close_time" } => "The durations of the row are written once, at the resolution or the close; the row may have been edited since, and the hours are those of the system's calendar.",
        { Metric: "reopens" } => "Its counter counts by the rules of the instance.",
        _ => null,
    };

    protected override ExportReading Begin(ReadingInput input) => new ServiceNowReading(input);
}
