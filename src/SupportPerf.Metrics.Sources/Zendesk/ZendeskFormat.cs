using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>What the parts of an export are called and what their records are known by.</summary>
internal sealed class ZendeskFormat : ExportFormat
{
    public static ZendeskFormat Instance { get; } = new();

    public override string System => "Zendesk";

    public override string Expected => "expected pages, lines or arrays of Zendesk's API, as tickets, audits, ticket_events, ticket_metric_events, satisfaction_ratings, survey_responses, calls or schedules";

    public override IReadOnlyDictionary<string, int> Sections { get; } = MakeSections();

    protected override IReadOnlyList<PartMarks> Marks { get; } =
    [
        new((int)ZendeskPart.TicketEvent, 3, "child_events", "ticket_id", "timestamp", "updater_id", "event_type"),
        new((int)ZendeskPart.Audit, 3, "events", "ticket_id", "author_id", "metadata"),
        new((int)ZendeskPart.MetricEvent, 4, "instance_id", "metric", "ticket_id", "type", "time"),
        new((int)ZendeskPart.MetricSet, 2, "reply_time_in_minutes", "full_resolution_time_in_minutes", "group_stations", "assignee_stations"),
        new((int)ZendeskPart.SurveyResponse, 3, "answers", "responder_id", "subject_zrns", "subjects", "survey"),
        new((int)ZendeskPart.SatisfactionRating, 4, "score", "ticket_id", "requester_id", "assignee_id", "group_id"),
        new((int)ZendeskPart.SlaPolicy, 2, "policy_metrics", "filter", "position"),
        new((int)ZendeskPart.Schedule, 3, "intervals", "time_zone", "name"),
        new((int)ZendeskPart.Holiday, 3, "start_date", "end_date", "name"),
        new((int)ZendeskPart.Leg, 3, "call_id", "talk_time", "type", "completion_status", "agent_id"),
        new((int)ZendeskPart.Call, 3, "completion_status", "talk_time", "wait_time", "call_group_id", "phone_number_id", "exceeded_queue_wait_time"),
        new((int)ZendeskPart.Chat, 3, "session", "zendesk_ticket_id", "visitor", "response_time", "department_id", "history", "agent_ids"),
        new((int)ZendeskPart.Engagement, 3, "engagement_id", "engagement_start_time", "engagement_end_time", "ticket_id"),
        new((int)ZendeskPart.Ticket, 4, "requester_id", "submitter_id", "status", "via", "brand_id", "generated_timestamp", "ticket_form_id", "metric_set", "assignee_id", "custom_status_id"),
        new((int)ZendeskPart.CustomStatus, 2, "status_category", "agent_label"),
        new((int)ZendeskPart.Brand, 3, "subdomain", "brand_url", "has_help_center", "name"),
        new((int)ZendeskPart.TicketForm, 3, "ticket_field_ids", "end_user_visible", "name"),
        new((int)ZendeskPart.User, 4, "role", "email", "suspended", "locale", "restricted_agent", "name", "verified"),
        new((int)ZendeskPart.Group, 4, "is_public", "name", "deleted", "url", "description"),
    ];

    public override string Name(int part) => (ZendeskPart)part switch
    {
        ZendeskPart.Ticket => "tickets",
        ZendeskPart.Audit => "ticket audits",
        ZendeskPart.TicketEvent => "incremental ticket events",
        ZendeskPart.MetricSet => "ticket metrics",
        ZendeskPart.MetricEvent => "ticket metric events",
        ZendeskPart.SatisfactionRating => "satisfaction ratings",
        ZendeskPart.SurveyResponse => "survey responses",
        ZendeskPart.SlaPolicy => "SLA policies",
        ZendeskPart.Schedule => "schedules",
        ZendeskPart.Holiday => "holidays",
        ZendeskPart.Call => "Talk calls",
        ZendeskPart.Leg => "Talk call legs",
        ZendeskPart.Chat => "chats",
        ZendeskPart.Engagement => "engagements",
        ZendeskPart.User => "users",
        ZendeskPart.Group => "groups",
        ZendeskPart.Brand => "brands",
        ZendeskPart.CustomStatus => "custom statuses",
        ZendeskPart.TicketForm => "ticket forms",
        _ => "other records",
    };

    /// <summary>A list that other systems call the same must have our records in it; an empty one must stand in a page of ours.</summary>
    protected override bool IsOfPart(FileSample sample, string key, int part)
    {
        IReadOnlySet<string> below = sample.Below(key);
        if (below.Count == 0)
        {
            return sample.Keys.Contains("end_of_stream") || sample.Keys.Contains("next_page") || sample.Keys.Contains("after_cursor") || sample.Keys.Contains("meta");
        }

        return (ZendeskPart)part switch
        {
            ZendeskPart.Unused => false,
            ZendeskPart.User => below.Contains("role") && (below.Contains("url") || below.Contains("email") || below.Contains("suspended")),
            ZendeskPart.Group => below.Contains("name") && (below.Contains("url") || below.Contains("deleted")),
            _ => PartOf(below) == part,
        };
    }

    private static Dictionary<string, int> MakeSections()
    {
        Dictionary<string, int> sections = new(StringComparer.Ordinal);
        void Add(ZendeskPart part, params string[] names)
        {
            foreach (string name in names)
            {
                sections.Add(name, (int)part);
            }
        }

        Add(ZendeskPart.Ticket, "tickets", "ticket");
        Add(ZendeskPart.Audit, "audits", "ticket_audits", "audit");
        Add(ZendeskPart.TicketEvent, "ticket_events");
        Add(ZendeskPart.MetricSet, "metric_sets", "ticket_metrics", "ticket_metric");
        Add(ZendeskPart.MetricEvent, "ticket_metric_events");
        Add(ZendeskPart.SatisfactionRating, "satisfaction_ratings");
        Add(ZendeskPart.SurveyResponse, "survey_responses", "survey_response");
        Add(ZendeskPart.SlaPolicy, "sla_policies", "policies");
        Add(ZendeskPart.Schedule, "schedules", "schedule");
        Add(ZendeskPart.Holiday, "holidays");
        Add(ZendeskPart.Call, "calls");
        Add(ZendeskPart.Leg, "legs");
        Add(ZendeskPart.Chat, "chats");
        Add(ZendeskPart.Engagement, "engagements");
        Add(ZendeskPart.User, "users");
        Add(ZendeskPart.Group, "groups");
        Add(ZendeskPart.Brand, "brands");
        Add(ZendeskPart.CustomStatus, "custom_statuses");
        Add(ZendeskPart.TicketForm, "ticket_forms");
        Add(ZendeskPart.Unused, "organizations", "incident_counts", "sharing_agreements", "last_audits", "ticket_fields");
        return sections;
    }
}
