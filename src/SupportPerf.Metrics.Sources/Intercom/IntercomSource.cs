using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>Intercom.</summary>
internal sealed class IntercomSource : ExportSource
{
    public override string Key => "intercom";

    public override string DisplayName => "Intercom";

    public override Definitions Definitions => Definitions.Intercom;

    public override IReadOnlyList<SourcePart> Parts { get; } =
    [
        new("conversations", "GET /conversations/{id}?include_scorecards=true of each (with parts), or POST /conversations/search (without)", "every KPI of conversations; csat from their ratings; qa_score from their scorecards; sla_attainment by Intercom's verdict; statistics for verify"),
        new("tickets", "GET /tickets/{id} of each, or POST /tickets/search", "KPIs of tickets"),
        new("ticket states", "GET /ticket_states", "the names and categories of a ticket's states"),
        new("admins, teams", "GET /admins and /teams", "the names in breakdowns"),
        new("office hours", "GET /office_hours_schedules/{id} and /office_hours_schedules/{id}/office_hours_exceptions", "business hours of every duration"),
    ];

    public override IReadOnlyDictionary<string, BusinessCalendar> ReadCalendars(IReadOnlyList<SourceFile> files, SourceOptions? options = null) =>
        OfficeHoursReader.Read(Open(files), options ?? SourceOptions.Default);

    protected override ExportFormat Format => IntercomFormat.Instance;

    internal override string? Explain(Ticket ticket, ReportedMetric? reported) =>
        ticket.CreatedBy != AuthorKind.Customer && reported is null or { Metric: "first_response_time" } ? "It was not opened by the customer: the statistics may count from another message."
        : reported is { Basis: HoursBasis.Business } ? "Intercom may have taken the office hours of the team, or what they were then."
        : null;

    protected override ExportReading Begin(ReadingInput input) => new IntercomReading(input);
}
