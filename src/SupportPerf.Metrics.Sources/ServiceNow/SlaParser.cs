using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Reads task_sla and contract_sla.</summary>
internal sealed class SlaParser(TextCache<string> texts, InstantReader instants)
{
    private readonly RowReader _rows = new(
        texts,
        "sys_id", "task", "sla", "stage", "has_breached", "start_time", "end_time", "planned_end_time", "duration", "business_duration", "pause_duration", "business_pause_duration",
        "time_left", "business_time_left", "percentage", "business_percentage", "schedule", "timezone", "sys_updated_on");

    private readonly RowReader _definitions = new(texts, "sys_id", "name", "type", "target", "duration", "duration_type", "schedule", "pause_condition", "collection");

    /// <summary>An SLA of a task. Null: it names no task, as <paramref name="problem"/> says.</summary>
    public SlaRow? Read(ReadOnlySpan<byte> record, out string? problem)
    {
        Row row = _rows.Read(record);
        problem = null;
        if (row.Key("task") is not { } task)
        {
            problem = "It has no task.";
            return null;
        }

        Duration? elapsed = row.Duration("duration", instants, out Duration precision);
        string? zone = row.Text("timezone");
        string? definition = row.Text("sla");
        string? name = row.Display("sla");
        return new()
        {
            Id = row.Key("sys_id") ?? $"{task} {definition} {row.Text("start_time")}",
            Task = task,
            UpdatedAt = row.Instant("sys_updated_on", instants),
            Definition = definition,
            Name = name == definition ? null : name,
            Stage = row.Text("stage")?.Trim().ToLowerInvariant().Replace(' ', '_'),
            IsBreached = row.Bool("has_breached"),
            StartAt = row.Instant("start_time", instants),
            EndAt = row.Instant("end_time", instants),
            DueAt = row.Instant("planned_end_time", instants),
            Elapsed = elapsed,
            BusinessElapsed = row.Duration("business_duration", instants),
            Paused = row.Duration("pause_duration", instants),
            BusinessPaused = row.Duration("business_pause_duration", instants),
            TimeLeft = row.Duration("time_left", instants),
            BusinessTimeLeft = row.Duration("business_time_left", instants),
            Percentage = row.Decimal("percentage"),
            BusinessPercentage = row.Decimal("business_percentage"),
            Precision = precision,
            Schedule = row.Text("schedule"),
            Zone = zone is null ? null : ZoneNames.Iana(zone),
        };
    }

    /// <summary>A definition. Null: it has no id or name.</summary>
    public SlaDefinition? Definition(ReadOnlySpan<byte> record)
    {
        Row row = _definitions.Read(record);
        return (row.Id("sys_id") ?? row.Display("name")) is { } id && row.Display("name") is { } name
            ? new(id, name, row.Text("type"), row.Text("target")?.ToLowerInvariant(), row.Text("duration_type") is null ? row.Duration("duration", instants) : null, row.Text("schedule"), PauseCondition.Statuses(row.Id("pause_condition"), row.Id("collection") ?? ServiceNowCodes.Incident))
            : null;
    }
}
