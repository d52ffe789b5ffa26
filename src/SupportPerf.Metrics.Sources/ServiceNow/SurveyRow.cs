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

    public bool IsCancelled => State is "canceled" or "cancelled";
}
