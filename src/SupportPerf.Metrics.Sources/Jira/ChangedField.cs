namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>The fields whose history KPIs need.</summary>
internal enum ChangedField
{
    Status,
    Assignee,
    Priority,
    Project,
}
