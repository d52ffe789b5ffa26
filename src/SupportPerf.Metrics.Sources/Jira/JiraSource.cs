using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Jira Service Management.</summary>
internal sealed class JiraSource : ExportSource
{
    public override string Key => "jira";

    public override string DisplayName => "Jira Service Management";

    /// <summary>The defaults, with the clock of its SLAs: it stands still while the customer is waited for.</summary>
    public override Definitions Definitions { get; } = Definitions.Default with { Name = "jira", PausedStatuses = [TicketStatus.Pending] };

    public override IReadOnlyList<SourcePart> Parts { get; } =
    [
        new("issues", "GET /rest/api/3/search/jql?jql=project=HELP&fields=*all&expand=changelog&properties=request.channel.type, or GET /rest/api/3/issue/{key}?expand=changelog of each", "tickets_created, backlog, open_age, resolution_time; with the changelog also time_in_status, waits, agent_work_time, reopens, transfers, first_resolution_time"),
        new("changelog pages", "GET /rest/api/3/issue/{key}/changelog of issues with more than a hundred changes, or POST /rest/api/3/changelog/bulkfetch", "the changes beyond the newest hundred"),
        new("comments", "GET /rest/servicedeskapi/request/{key}/comment, GET /rest/api/3/issue/{key}/comment, or the field comment of the issues", "first_response_time, next_response_time, reply_time, one_touch_rate"),
        new("SLAs", "GET /rest/servicedeskapi/request/{key}/sla, or the fields of the SLAs in the issues", "sla_attainment by Jira's verdict (vendor flag), due instants, and per-cycle figures for verify"),
        new("feedback", "the fields Satisfaction and Satisfaction date of the issues, or GET /rest/servicedeskapi/request/{key}/feedback (keep the key in the file's name)", "csat"),
        new("calendars", "GET /rest/workinghours/1/api/calendar/{id}, or /rest/workinghours/1/internal/dialog/{projectKey} for all of a project", "business hours of every duration"),
        new("statuses, fields, users", "GET /rest/api/3/status, /rest/api/3/field and /rest/api/3/users/search", "categories of statuses that no issue has any more; what the custom fields are; who is a customer or an app"),
    ];

    public override IReadOnlyDictionary<string, BusinessCalendar> ReadCalendars(IReadOnlyList<SourceFile> files, SourceOptions? options = null) =>
        CalendarReader.Read(Open(files), options ?? SourceOptions.Default);

    protected override ExportFormat Format => JiraFormat.Instance;

    internal override string? Explain(Ticket ticket, ReportedMetric? reported) => reported switch
    {
        { Span: not null } => "The SLA's goal has another calendar, or its clock stands still in other statuses than those that wait for the customer.",
        null or { Metric: "first_response_time" } when ticket.CreatedBy == AuthorKind.Agent => "An agent opened it: the SLA may count from another moment.",
        null or { Metric: "first_response_time" } => "The clock of the SLA also stops when the request is solved without a reply, or as the project says.",
        { Metric: "resolution_time" or "first_resolution_time" or "reopens" } => "The clock of the SLA starts and stops as the project says, for example when the resolution is set or cleared.",
        _ => null,
    };

    protected override ExportReading Begin(ReadingInput input) => new JiraReading(input);
}
