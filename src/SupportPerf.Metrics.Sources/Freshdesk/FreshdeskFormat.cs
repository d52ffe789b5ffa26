using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Freshdesk's lists are bare arrays; only the search and the activities export have pages.</summary>
internal sealed class FreshdeskFormat : ExportFormat
{
    private const string Activities = "activities_data";
    private const string Results = "results";

    public static FreshdeskFormat Instance { get; } = new();

    public override string System => "Freshdesk";

    public override string Expected => "expected answers of Freshdesk's API, as tickets, conversations, time entries, satisfaction ratings, business hours or the ticket activities export";

    public override IReadOnlyDictionary<string, int> Sections { get; } = new Dictionary<string, int>
    {
        [Activities] = (int)FreshdeskPart.Activity,
        [Results] = (int)FreshdeskPart.Ticket,
    };

    protected override IReadOnlyList<PartMarks> Marks { get; } =
    [
        new((int)FreshdeskPart.Ticket, 6, "requester_id", "responder_id", "priority", "source", "spam", "status", "fr_escalated", "fr_due_by", "frDueBy", "due_by"),
        new((int)FreshdeskPart.Conversation, 4, "incoming", "private", "user_id", "ticket_id", "body_text", "source"),
        new((int)FreshdeskPart.Activity, 3, "performed_at", "ticket_id", "activity", "performer_type"),
        new((int)FreshdeskPart.TimeEntry, 4, "time_spent", "billable", "ticket_id", "executed_at", "timer_running", "agent_id"),
        new((int)FreshdeskPart.SatisfactionRating, 4, "ratings", "survey_id", "ticket_id", "user_id", "agent_id", "group_id"),
        new((int)FreshdeskPart.BusinessHours, 2, "business_hours", "time_zone"),
        new((int)FreshdeskPart.Agent, 3, "contact", "available", "occasional", "ticket_scope", "signature"),
        new((int)FreshdeskPart.TicketField, 4, "required_for_agents", "name", "label", "type", "label_for_customers"),
        new((int)FreshdeskPart.Group, 3, "unassigned_for", "name", "escalate_to", "business_hour_id", "auto_ticket_assign", "agent_ids"),
    ];

    public override string Name(int part) => (FreshdeskPart)part switch
    {
        FreshdeskPart.Ticket => "tickets",
        FreshdeskPart.Conversation => "conversations",
        FreshdeskPart.Activity => "ticket activities",
        FreshdeskPart.TimeEntry => "time entries",
        FreshdeskPart.SatisfactionRating => "satisfaction ratings",
        FreshdeskPart.BusinessHours => "business hours",
        FreshdeskPart.Group => "groups",
        FreshdeskPart.Agent => "agents",
        _ => "ticket fields",
    };

    protected override bool IsOfPart(FileSample sample, string key, int part) =>
        sample.Below(key) is { Count: > 0 } below ? PartOf(below) == part : key == Activities;
}
