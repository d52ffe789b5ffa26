namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>A question, from asmt_metric.</summary>
internal sealed record SurveyMetric(string Name, string? DataType, int? Min, int? Max)
{
    /// <summary>Whether its answers are on a scale; texts, dates and choices are not.</summary>
    public bool IsScale => DataType is null or "scale" or "likertscale" or "numericscale" or "rating" or "template" or "imagescale" or "boolean" or "number" or "percentage";
}
