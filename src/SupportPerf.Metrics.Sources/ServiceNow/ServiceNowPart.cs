namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>The tables of an export.</summary>
internal enum ServiceNowPart
{
    /// <summary>Incidents, cases and other tasks.</summary>
    Task = 0,
    Audit,
    Metric,
    Journal,
    TaskSla,
    SlaDefinition,
    Schedule,
    ScheduleSpan,
    ChildSchedule,
    SurveyInstance,
    SurveyResult,
    SurveyMetric,
    Choice,
    User,
    Group,
    GroupMember,

    /// <summary>An element of a list, whose table its columns tell.</summary>
    Row,

    /// <summary>What the API says instead of rows, or behind the rows of an answer that it broke off.</summary>
    Error,
}
