using System.Text.Json.Serialization;

namespace SupportPerf.Metrics.Benchmarks.Reading;

/// <summary>The classes that somebody would write for the fields that <c>TicketParser</c> takes, for the source-generated serializer.</summary>
internal sealed class TicketClass
{
    public long Id { get; set; }

    public ViaClass? Via { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string? Type { get; set; }

    public string? Priority { get; set; }

    public string? Status { get; set; }

    public long? RequesterId { get; set; }

    public long? SubmitterId { get; set; }

    public long? AssigneeId { get; set; }

    public long? GroupId { get; set; }

    public long? BrandId { get; set; }

    public long? TicketFormId { get; set; }

    public long? CustomStatusId { get; set; }

    public bool IsPublic { get; set; }

    public bool FromMessagingChannel { get; set; }

    public List<string>? Tags { get; set; }

    public RatingClass? SatisfactionRating { get; set; }

    public long? ViaFollowupSourceId { get; set; }

    public MetricSetClass? MetricSet { get; set; }
}

internal sealed class ViaClass
{
    public string? Channel { get; set; }

    public ViaSourceClass? Source { get; set; }
}

internal sealed class ViaSourceClass
{
    public string? Rel { get; set; }
}

internal sealed class RatingClass
{
    public long? Id { get; set; }

    public string? Score { get; set; }
}

internal sealed class MetricSetClass
{
    public long TicketId { get; set; }

    public int? Reopens { get; set; }

    public int? Replies { get; set; }

    public int? AssigneeStations { get; set; }

    public DateTimeOffset? SolvedAt { get; set; }

    public DateTimeOffset? StatusUpdatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public MinutesClass? ReplyTimeInMinutes { get; set; }

    public MinutesClass? FirstResolutionTimeInMinutes { get; set; }

    public MinutesClass? FullResolutionTimeInMinutes { get; set; }

    public MinutesClass? AgentWaitTimeInMinutes { get; set; }

    public MinutesClass? RequesterWaitTimeInMinutes { get; set; }

    public MinutesClass? OnHoldTimeInMinutes { get; set; }
}

internal sealed class MinutesClass
{
    public int? Calendar { get; set; }

    public int? Business { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TicketClass))]
internal sealed partial class TicketClassContext : JsonSerializerContext;
