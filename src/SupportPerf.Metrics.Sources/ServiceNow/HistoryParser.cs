using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Reads sys_audit (and lines of sys_history_line that name their task), metric_instance and sys_journal_field.</summary>
internal sealed class HistoryParser(TextCache<string> texts, InstantReader instants)
{
    private readonly RowReader _audits = new(texts, "sys_id", "documentkey", "set.id", "fieldname", "field", "newvalue", "new_value", "new", "oldvalue", "old_value", "old", "sys_created_on", "update_time", "user", "user_name", "sys_created_by");
    private readonly RowReader _metrics = new(texts, "sys_id", "id", "field", "field_value", "value", "start", "sys_created_by");
    private readonly RowReader _journals = new(texts, "sys_id", "element_id", "element", "sys_created_on", "sys_created_by");

    /// <summary>A change. Null: of a column that no KPI needs, or unreadable, as <paramref name="problem"/> says.</summary>
    public HistoryRow? Audit(ReadOnlySpan<byte> record, out string? id, out string? problem)
    {
        Row row = _audits.Read(record);
        id = row.Key("sys_id");
        problem = null;
        string? column = row.Text("fieldname") ?? row.Text("field");
        if (Kind(column) is not { } kind)
        {
            return null;
        }

        return Made(row.Key("documentkey") ?? row.Key("set.id"), row.Instant("sys_created_on", instants) ?? row.Instant("update_time", instants), "documentkey", "sys_created_on", kind, ref problem) is { } made
            ? made with
            {
                IsIncidentState = column == "incident_state",
                Value = row.Text("newvalue") ?? row.Text("new_value") ?? row.Text("new"),
                Before = row.Text("oldvalue") ?? row.Text("old_value") ?? row.Text("old"),
                Login = row.Text("user") ?? row.Text("user_name") ?? row.Text("sys_created_by"),
            }
            : null;
    }

    /// <summary>A stay in a value.</summary>
    public HistoryRow? Metric(ReadOnlySpan<byte> record, out string? id, out string? problem)
    {
        Row row = _metrics.Read(record);
        id = row.Key("sys_id");
        problem = null;
        string? column = row.Text("field");
        if (Kind(column) is not { } kind)
        {
            return null;
        }

        string? name = row.Display("value");
        return Made(row.Key("id"), row.Instant("start", instants), "id", "start", kind, ref problem) is { } made
            ? made with
            {
                IsMetric = true,
                IsIncidentState = column == "incident_state",
                Value = row.Text("field_value") ?? name,
                Display = name,
                Login = row.Text("sys_created_by"),
            }
            : null;
    }

    /// <summary>A comment or a work note; the text itself is not kept.</summary>
    public HistoryRow? Journal(ReadOnlySpan<byte> record, out string? id, out string? problem)
    {
        Row row = _journals.Read(record);
        id = row.Key("sys_id");
        problem = null;
        HistoryKind? kind = row.Text("element") switch { "comments" => HistoryKind.Comment, "work_notes" => HistoryKind.WorkNote, _ => null };
        return kind is { } known && Made(row.Key("element_id"), row.Instant("sys_created_on", instants), "element_id", "sys_created_on", known, ref problem) is { } made
            ? made with { Login = row.Text("sys_created_by") }
            : null;
    }

    private static HistoryKind? Kind(string? column) => column switch
    {
        "state" or "incident_state" => HistoryKind.State,
        "hold_reason" => HistoryKind.HoldReason,
        "assignment_group" => HistoryKind.Group,
        "assigned_to" => HistoryKind.Agent,
        "priority" => HistoryKind.Priority,
        _ => null,
    };

    private HistoryRow? Made(string? task, Instant? at, string taskColumn, string atColumn, HistoryKind kind, ref string? problem)
    {
        if (task is not null && at is { } instant)
        {
            return new() { Task = task, At = instant, Kind = kind };
        }

        problem = instants.TakeProblem()?.Message ?? $"It has no {(task is null ? taskColumn : atColumn)}.";
        return null;
    }
}
