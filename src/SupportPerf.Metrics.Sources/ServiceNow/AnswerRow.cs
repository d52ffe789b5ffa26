namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>An answer to one question, from asmt_metric_result.</summary>
internal sealed record AnswerRow(string Id, string Survey, string? Metric, string? Question, decimal? Value);
