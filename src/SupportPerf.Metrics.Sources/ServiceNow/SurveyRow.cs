using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>A survey that was sent, from asmt_assessment_instance.</summary>
internal sealed record SurveyRow(string Id)
{
    public Instant? UpdatedAt { get; init; }

    public Instant? SentAt { get; init; }

    public Instant? TakenAt { get; init; }

    /// <summary>ready, wip, complete, canceled ...</summary>
    public string? State { get; init; }

    /// <summary>The task that it is about. Null: none.</summary>
    public string? Task { get; init; }

    /// <summary>The survey's name.</summary>
    public string? Name { get; init; }

    public string? User { get; init; }

    public bool IsCancelled => this.State is "canceled" or "cancelled";
}

/// <summary>An answer to one question, from asmt_metric_result.</summary>
internal sealed record AnswerRow(string Id, string Survey, string? Metric, string? Question, decimal? Value);

/// <summary>A question, from asmt_metric.</summary>
internal sealed record SurveyMetric(string Name, string? DataType, int? Min, int? Max)
{
    /// <summary>Whether its answers are on a scale; texts, dates and choices are not.</summary>
    public bool IsScale => this.DataType is null or "scale" or "likertscale" or "numericscale" or "rating" or "template" or "imagescale" or "boolean" or "number" or "percentage";
}
