using NodaTime;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>The fields of one issue that are needed.</summary>
internal sealed class IssueRow
{
    public string? Id;
    public string? Key;
    public Instant? CreatedAt;
    public Instant? UpdatedAt;
    public Instant? ResolvedAt;
    public Instant? StatusCategoryChangedAt;
    public (string? Id, string? Name, string? Category) Status;
    public string? Priority;
    public string? Type;
    public string? Project;
    public string? Resolution;
    public string? Component;
    public Person Assignee;
    public Person Reporter;
    public Person Creator;
    public bool IsSpam;
    public bool IsTest;
    public long? WorkSeconds;
    public long? CustomWorkSeconds;
    public string? Channel;
    public string? RequestType;
    public string? Organization;
    public int? Rating;
    public Instant? RatedAt;

    /// <summary>The histories inside the issue. Null: it came without.</summary>
    public ChangeLog? Changes;

    /// <summary>The comments inside the issue. Null: it came without.</summary>
    public List<CommentRow>? Comments;

    /// <summary>How many comments there are in all.</summary>
    public int? TotalComments;

    /// <summary>Those who share the request with the reporter.</summary>
    public HashSet<string>? Participants;

    public List<SlaRow> Slas = [];

    /// <summary>The values of the wanted custom fields, by the dimension's name.</summary>
    public Dictionary<string, string>? Custom;

    /// <summary>The first value that could not be read.</summary>
    public string? Unreadable;
}
