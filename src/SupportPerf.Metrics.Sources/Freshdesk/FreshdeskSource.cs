using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Freshdesk.</summary>
internal sealed class FreshdeskSource : ExportSource
{
    public override string Key => "freshdesk";

    public override string DisplayName => "Freshdesk";

    public override Definitions Definitions => Definitions.Freshdesk;

    public override IReadOnlyList<SourcePart> Parts { get; } =
    [
        new("tickets", "GET /api/v2/tickets?updated_since={instant}&include=stats,requester (without updated_since only the last 30 days), /tickets/{id}?include=conversations,stats, /search/tickets", "tickets_created, backlog, open_age; with stats also first_response_time, resolution_time, close_time, sla_attainment by Freshdesk's verdict"),
        new("conversations", "GET /api/v2/tickets/{id}/conversations", "first_response_time, next_response_time, reply_time, one_touch_rate from the messages themselves"),
        new("activities", "the ticket activities export (activities_data, one file a day)", "time_in_status, waits, agent_work_time, reopens, transfers, first_resolution_time"),
        new("time entries", "GET /api/v2/time_entries or /tickets/{id}/time_entries", "handle_time"),
        new("satisfaction ratings", "GET /api/v2/surveys/satisfaction_ratings?created_since={instant}", "csat"),
        new("business hours", "GET /api/v2/business_hours", "business hours of every duration"),
        new("groups, agents", "GET /api/v2/groups and /api/v2/agents", "the names in breakdowns, which group has which business hours, who of the performers is an agent"),
        new("ticket fields", "GET /api/v2/ticket_fields", "the names of the account's own statuses (their category comes from StatusCategories)"),
    ];

    public override IReadOnlyDictionary<string, BusinessCalendar> ReadCalendars(IReadOnlyList<SourceFile> files, SourceOptions? options = null) =>
        BusinessHoursReader.Read(Open(files), options ?? SourceOptions.Default);

    protected override ExportFormat Format => FreshdeskFormat.Instance;

    internal override string? Explain(Ticket ticket, ReportedMetric? reported) =>
        ticket.CreatedBy == AuthorKind.Agent && reported is null or { Metric: "first_response_time" } ? "An agent opened it: Freshdesk's reports leave its first response out."
        : ticket is { Group: null, Agent: null } ? "It is assigned to nobody: Freshdesk's reports leave it out."
        : reported is { Metric: "first_response_time" } ? "Replies of automations are no conversations, and a conversation that was deleted is not there any more."
        : null;

    protected override ExportReading Begin(ReadingInput input) => new FreshdeskReading(input);
}
