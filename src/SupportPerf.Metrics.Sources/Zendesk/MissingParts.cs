using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Notes what the records show to exist in the account but the export does not hold, so that a missing value has a reason.</summary>
internal sealed class MissingParts
{
    private bool hasTickets;
    private bool hasPhone;
    private bool hasMetricSet;
    private bool hasCompleteHistory;
    private bool hasRating;
    private bool hasNumberedSchedule;

    public bool HasHistory { get; set; }

    public bool HasCalls { get; set; }

    public int UnknownAuthors { get; set; }

    public void See(Ticket ticket, TicketRow row)
    {
        this.hasTickets = true;
        this.hasPhone |= ticket.Channel == "phone";
        this.hasMetricSet |= row.HasMetricSet;
        this.hasCompleteHistory |= ticket.InitialStatus is not null;
        this.hasRating |= row.RatingScore is not null;
        this.hasNumberedSchedule |= ticket.Schedule is not null;
    }

    public void Report(ZendeskIndex index, IssueLog issues)
    {
        void Missing(string message) => issues.Add(null, DataIssueKind.MissingPart, message);
        if (!this.hasTickets)
        {
            Missing("No tickets: KPIs of tickets have no value. Add GET /api/v2/incremental/tickets/cursor.json?include=metric_sets,users,groups.");
            return;
        }

        bool hasSets = this.hasMetricSet || index.HasMetricSets;
        if (!this.HasHistory)
        {
            Missing($"No ticket events or audits: response, wait and status times, reply counts by agent{(hasSets ? "" : ", resolution times and reopens")} have no value. Add GET /api/v2/incremental/ticket_events.json?include=comment_events.");
        }
        else if (!index.Names.HasUsers)
        {
            Missing("No users: only the requester of a ticket is known, so no message counts as an agent's. Add include=users to the tickets, or GET /api/v2/users.json.");
        }

        if (!hasSets)
        {
            Missing("No metric_sets: nothing of Zendesk's own to verify our figures against. Add include=metric_sets to the tickets.");
        }

        if (this.UnknownAuthors > 0 && index.Names.HasUsers)
        {
            issues.Add(null, DataIssueKind.UnknownAuthor, FormattableString.Invariant($"{this.UnknownAuthors} messages came from people who are not among the users; they never stop a clock. Add the deleted users, or say their role by RoleAt."));
        }

        if (!this.hasRating && index.Surveys.Count == 0)
        {
            Missing("No satisfaction ratings or survey responses: csat and response_rate have no value. Add GET /api/v2/satisfaction_ratings.json or /api/v2/guide/survey_responses.");
        }

        if (this.hasPhone && !this.HasCalls)
        {
            Missing("There are tickets of telephone calls, but no Talk calls: KPIs of calls have no value. Add GET /api/v2/channels/voice/stats/incremental/calls.json.");
        }

        if (this.hasNumberedSchedule && !index.Names.HasSchedules)
        {
            Missing("Tickets name schedules, but the schedules are not there: they appear by id and have no business hours. Add GET /api/v2/business_hours/schedules.json.");
        }
    }
}
