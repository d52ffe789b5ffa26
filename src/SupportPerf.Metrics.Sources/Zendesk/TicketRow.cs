using NodaTime;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>The fields of one ticket that are needed, filled again for each ticket so that reading one leaves nothing behind.</summary>
internal sealed class TicketRow(int customFields)
{
    public long? Id;
    public Instant? CreatedAt;
    public Instant? UpdatedAt;
    public string? Status;
    public long? CustomStatusId;
    public string? Priority;
    public string? Type;
    public string? Channel;
    public string? Rel;
    public long? FromTicketId;
    public long? FollowUpSourceId;
    public long? GroupId;
    public long? AssigneeId;
    public long? RequesterId;
    public long? SubmitterId;
    public long? BrandId;
    public long? FormId;
    public bool IsPublic;
    public bool FromMessaging;
    public bool IsAiOnly;
    public bool IsMergedByTag;
    public bool HasSpamTag;
    public bool HasTestTag;
    public string? RatingScore;
    public long? RatingId;
    public decimal? HandleSeconds;
    public bool HasMetricSet;
    public MetricSet MetricSet;

    /// <summary>The values of the wanted custom fields, in their order.</summary>
    public readonly string?[] Custom = new string?[customFields];

    /// <summary>The first value that could not be read.</summary>
    public string? Unreadable;

    public void Clear()
    {
        Id = null;
        CreatedAt = UpdatedAt = null;
        Status = Priority = Type = Channel = Rel = RatingScore = Unreadable = null;
        CustomStatusId = FromTicketId = FollowUpSourceId = GroupId = AssigneeId = null;
        RequesterId = SubmitterId = BrandId = FormId = RatingId = null;
        HandleSeconds = null;
        IsPublic = true;
        FromMessaging = IsAiOnly = IsMergedByTag = HasSpamTag = HasTestTag = HasMetricSet = false;
        MetricSet = default;
        Array.Clear(Custom);
    }
}
