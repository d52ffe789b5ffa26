namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>The custom fields that a site's list of fields has to tell; SLAs, ratings and request types show by their values.</summary>
internal enum CustomField
{
    Other,
    SatisfactionDate,
    Participants,
    Organizations,
}
