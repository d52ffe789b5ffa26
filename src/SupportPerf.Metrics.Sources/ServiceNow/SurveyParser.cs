using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Reads surveys, their answers and questions.</summary>
internal sealed class SurveyParser(TextCache<string> texts, InstantReader instants)
{
    private readonly RowReader _instances = new(texts, "sys_id", "number", "metric_type", "state", "taken_on", "sys_created_on", "sys_updated_on", "trigger_id", "task_id", "user");
    private readonly RowReader _results = new(texts, "sys_id", "instance", "assessment_instance", "metric", "actual_value", "string_value");
    private readonly RowReader _metrics = new(texts, "sys_id", "name", "question", "datatype", "min", "max");

    public SurveyRow? Instance(ReadOnlySpan<byte> record)
    {
        Row row = _instances.Read(record);
        return (row.Key("sys_id") ?? row.Key("number")) is not { } id ? null : new(id)
        {
            UpdatedAt = row.Instant("sys_updated_on", instants),
            SentAt = row.Instant("sys_created_on", instants),
            TakenAt = row.Instant("taken_on", instants),
            State = row.Text("state")?.ToLowerInvariant(),
            Task = row.Key("task_id") ?? row.Key("trigger_id"),
            Name = row.Display("metric_type"),
            User = row.Key("user"),
        };
    }

    /// <summary>An answer. Null: it names no survey.</summary>
    public AnswerRow? Result(ReadOnlySpan<byte> record)
    {
        Row row = _results.Read(record);
        string? survey = row.Key("instance") ?? row.Key("assessment_instance");
        string? metric = row.Text("metric");
        string? name = row.Display("metric");
        return survey is null ? null : new(row.Key("sys_id") ?? $"{survey} {metric}", survey, metric, name == metric ? null : name, row.Decimal("actual_value"));
    }

    public (string Id, SurveyMetric Metric)? Metric(ReadOnlySpan<byte> record)
    {
        Row row = _metrics.Read(record);
        return row.Id("sys_id") is not { } id ? null
            : (id, new(row.Display("name") ?? row.Display("question") ?? id, row.Text("datatype")?.ToLowerInvariant(), row.Int32("min"), row.Int32("max")));
    }
}
