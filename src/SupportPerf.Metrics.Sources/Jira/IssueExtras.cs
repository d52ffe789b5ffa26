namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>What pages say of one issue.</summary>
internal sealed class IssueExtras
{
    /// <summary>Null: there is no page of it.</summary>
    public ChangeLog? Changes { get; set; }

    /// <summary>Null: there is no page of them.</summary>
    public List<CommentRow>? Comments { get; set; }

    public int? TotalComments { get; set; }

    /// <summary>Whether one of the pages of comments was the last one, where pages say it.</summary>
    public bool? HasLastComments { get; set; }

    public List<SlaRow> Slas { get; } = [];

    public int? Rating { get; set; }
}
