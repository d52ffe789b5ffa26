using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Zendesk Support, with Talk, Chat and messaging.</summary>
internal sealed class ZendeskSource : ExportSource
{
    public override string Key => "zendesk";

    public override string DisplayName => "Zendesk";

    public override Definitions Definitions => Definitions.Zendesk;

    public override IReadOnlyList<SourcePart> Parts { get; } =
    [
        new("tickets", "GET /api/v2/incremental/tickets/cursor.json?include=metric_sets,users,groups (or /tickets.json, or a JSON export of the account)", "tickets_created, tickets_solved, backlog, open_age, resolution_rate; with metric_sets also resolution_time, close_time, reopens and everything that verify compares"),
        new("ticket_events or audits", "GET /api/v2/incremental/ticket_events.json?include=comment_events (bulk) or /tickets/{id}/audits.json", "first_response_time, next_response_time, reply_time, time_in_status, waits, agent_work_time, reopens, one_touch_rate, transfers, first_resolution_time"),
        new("users, groups, brands, custom_statuses, ticket_forms", "side-loads of the tickets, or their own list endpoints", "who is an agent (needed for every reply metric) and the names in breakdowns"),
        new("ticket_metric_events", "GET /api/v2/incremental/ticket_metric_events.json", "sla_attainment by Zendesk's own verdict (vendor flag), and per-cycle figures for verify"),
        new("satisfaction_ratings, survey_responses", "GET /api/v2/satisfaction_ratings.json (thumbs) and /api/v2/guide/survey_responses (scales)", "csat, response_rate"),
        new("sla_policies", "GET /api/v2/slas/policies.json", "targets for sla_attainment that we compute ourselves"),
        new("schedules, holidays", "GET /api/v2/business_hours/schedules.json and /schedules/{id}/holidays.json (keep the id in the file's name)", "business hours of every duration"),
        new("calls, legs", "GET /api/v2/channels/voice/stats/incremental/calls.json and legs.json", "calls_offered, speed_of_answer, service_level, abandonment_rate, handle_time"),
        new("chats", "GET /api/v2/incremental/chats", "first_response_time and reply_time of chats, csat, handle_time"),
        new("engagements", "GET /api/v2/engagements", "handle_time of messaging tickets"),
    ];

    public override IReadOnlyDictionary<string, BusinessCalendar> ReadCalendars(IReadOnlyList<SourceFile> files, SourceOptions? options = null) =>
        ScheduleReader.Read(Open(files), options ?? SourceOptions.Default);

    public override IReadOnlyList<SlaRule> ReadSlas(IReadOnlyList<SourceFile> files, SourceOptions? options = null) => SlaPolicyReader.Read(Open(files));

    protected override ExportFormat Format => ZendeskFormat.Instance;

    internal override string? Explain(Ticket ticket, ReportedMetric? reported)
    {
        bool isReply = reported is null or { Metric: "first_response_time" or "next_response_time" or "agent_replies" };
        return isReply && ticket.Channel is "messaging" or "chat" ? "A messaging or chat ticket: its comments are not one a message, and Zendesk counts one reply a session."
            : isReply && ticket.Dimensions.TryGetValue("visibility", out string? visibility) && visibility == "private" ? "A private ticket: Zendesk counts the first private note as the reply."
            : isReply && ticket.CreatedBy == AuthorKind.Agent ? "An agent opened it: Zendesk leaves out the opening comment, and the role of the one who opened it may be another today."
            : reported is { Metric: "reopens" } && ticket.Events.Any(e => e.StatusName == "deleted") ? "It was deleted and recovered, which is no reopen of ours."
            : null;
    }

    protected override ExportReading Begin(ReadingInput input) => new ZendeskReading(input);
}
