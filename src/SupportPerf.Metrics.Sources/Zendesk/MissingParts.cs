using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Notes what the records show to exist in the account but the export does not hold, so that a missing value has a reason.</summary>
internal sealed class MissingParts
{
    private bool _hasTickets;
    private bool _hasPhone;
    private bool _hasMetricSet;
    private bool _hasCompleteHistory;
    private bool _hasRating;
    private bool _hasNumberedSchedule;

    public bool HasHistory { get; set; }

    public bool HasCalls { get; set; }

    public int UnknownAuthors { get; set; }

    public void See(Ticket ticket, TicketRow row)
    {
        _hasTickets = true;
        _hasPhone |= ticket.Channel == "phone";
        _hasMetricSet |= row.HasMetricSet;
        _hasCompleteHistory |= ticket.InitialStatus is not null;
        _hasRating |= row.RatingScore is not null;
        _hasNumberedSchedule |= ticket.Schedule is not null;
    }

    public void Report(ZendeskIndex index, IssueLog issues)
    {
        void Missing(string message) => issues.Add(null, DataIssueKind.MissingPart, message);
        if (!_hasTickets)
        {
            Missing("No tickets: KPIs of tickets have no value. Add GET /api/v2/incremental/tickets/cursor.json?include=metric_sets,users,groups.");
            return;
        }

        bool hasSets = _hasMetricSet || index.HasMetricSets;
        if (!HasHistory)
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

        if (UnknownAuthors > 0 && index.Names.HasUsers)
        {
            issues.Add(null, DataIssueKind.UnknownAuthor, FormattableString.Invariant($"{UnknownAuthors} messages came from people who are not among the users; they never stop a clock. Add the deleted users, or say their role by RoleAt."));
        }

        if (!_hasRating && index.Surveys.Count == 0)
        {
            Missing("No satisfaction ratings or survey responses: csat and response_rate have no value. Add GET /api/v2/satisfaction_ratings.json or /api/v2/guide/survey_responses.");
        }

        if (_hasPhone && !HasCalls)
        {
            Missing("There are tickets of telephone calls, but no Talk calls: KPIs of calls have no value. Add GET /api/v2/channels/voice/stats/incremental/calls.json.");
        }

        if (_hasNumberedSchedule && !index.Names.HasSchedules)
        {
            Missing("Tickets name schedules, but the schedules are not there: they appear by id and have no business hours. Add GET /api/v2/business_hours/schedules.json.");
        }
    }
}
