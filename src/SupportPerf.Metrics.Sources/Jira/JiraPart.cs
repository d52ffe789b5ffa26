namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>The parts of an export.</summary>
internal enum JiraPart
{
    Issue,
    ChangeLog,
    Comments,
    Comment,
    Slas,
    Sla,
    Feedback,
    Calendar,
    Statuses,
    Status,
    Field,
    User,

    /// <summary>A page of something; its records say what.</summary>
    Page,
}
