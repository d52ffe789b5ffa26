using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>One reading of an export.</summary>
internal sealed class FreshdeskReading : VersionedReading<long>
{
    private readonly FreshdeskIndex index;
    private readonly HistoryParser history;
    private readonly TicketParser tickets;
    private readonly TicketBuilder builder;
    private readonly HashSet<FreshdeskPart> seen = [];
    private bool hasMessages;
    private bool hasStatuses;
    private bool hasStats;

    public FreshdeskReading(ReadingInput input)
        : base(input, FreshdeskFormat.Instance)
    {
        this.index = new(input.Options);
        this.history = new(this.index.Texts);
        this.tickets = new(input.Options, this.index.Texts);
        this.builder = new(this.index, input.Options, this.Issues);
    }

    protected override RecordVersions<long> Versions => this.index.Tickets;

    protected override bool IsStreamed(int part) => part == (int)FreshdeskPart.Ticket;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, out long id, out Instant? updatedAt)
    {
        (long? found, updatedAt) = TicketParser.Skim(record);
        id = found ?? 0;
        return found is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        ReadOnlySpan<byte> record = records.Current;
        this.seen.Add((FreshdeskPart)part);
        string? problem = null;
        switch ((FreshdeskPart)part)
        {
            case FreshdeskPart.Conversation:
                JsonFields fields = new(record);
                this.AddHistory(HistoryParser.Conversation(ref fields, 0, out problem));
                break;
            case FreshdeskPart.Activity:
                this.AddHistory(this.history.Activity(record, out problem));
                break;
            case FreshdeskPart.TimeEntry:
                if (TimeEntry.Read(record, out problem) is { } entry)
                {
                    this.index.AddTimeEntry(entry);
                    problem = null;
                }

                break;
            case FreshdeskPart.SatisfactionRating:
                string? unreadable = null;
                SurveyRow.Read(record, this.index.Texts, this.index.Surveys, ref unreadable);
                if (unreadable is not null)
                {
                    this.Found(DataIssueKind.UnreadableDate, this.At(records, $"In satisfaction ratings: {unreadable}"));
                }

                break;
            case FreshdeskPart.BusinessHours:
                BusinessHoursReader.ReadName(record, this.index.Names);
                break;
            case FreshdeskPart.Group:
                this.index.Names.AddGroup(record);
                break;
            case FreshdeskPart.Agent:
                this.index.Names.AddAgent(record);
                break;
            default:
                this.index.Names.AddField(record);
                break;
        }

        if (problem is not null)
        {
            this.Found(DataIssueKind.UnreadableRecord, this.At(records, $"A record of the {FreshdeskFormat.Instance.Name(part)} is left out. {problem}"));
        }
    }

    protected override void Complete() => this.index.Complete();

    protected override void Take(int part, long id, JsonRecords records)
    {
        TicketRow row = this.tickets.Read(records.Current, id);
        if (this.builder.Build(row, out TicketHistory? read) is not { } ticket)
        {
            return;
        }

        this.hasMessages |= read!.HasMessages;
        this.hasStatuses |= read.IsComplete;
        this.hasStats |= row.HasStats;
        this.Push(ticket);
        foreach (SurveyRow survey in this.index.SurveysOf(id))
        {
            this.Push(this.builder.Survey(survey, ticket));
        }
    }

    protected override void Finish()
    {
        foreach (SurveyRow survey in this.index.SurveysWithoutTicket())
        {
            this.Push(this.builder.Survey(survey, null));
        }

        foreach (long ticket in this.index.HistoryWithoutTicket())
        {
            this.Issues.Add(TicketBuilder.Text(ticket), DataIssueKind.OrphanEvent, "The history is there, but not the ticket; it is left out.");
        }

        this.ReportMissing();
    }

    private void AddHistory(HistoryEvent? e)
    {
        if (e is { } known)
        {
            this.index.AddHistory(known);
        }
    }

    private void ReportMissing()
    {
        if (this.index.Tickets.Count == 0)
        {
            this.Missing("No tickets: KPIs of tickets have no value. Add GET /api/v2/tickets?updated_since=...&include=stats,requester; without updated_since it gives the last 30 days only.");
            return;
        }

        if (!this.hasStats)
        {
            this.Missing("No stats: nothing of Freshdesk's own to verify our figures against, and no instants of solves where the activities lack. Add include=stats to the tickets.");
        }

        if (!this.hasMessages)
        {
            this.Missing("No conversations: next_response_time, reply_time and one_touch_rate have no value. Add GET /api/v2/tickets/{id}/conversations of each ticket.");
        }

        if (!this.hasStatuses)
        {
            this.Missing("No activities since the creation: time_in_status, waits and transfers have no value, and of several reopens one counts. Add the ticket activities export.");
        }

        if (!this.seen.Contains(FreshdeskPart.SatisfactionRating))
        {
            this.Missing("No satisfaction ratings: csat has no value. Add GET /api/v2/surveys/satisfaction_ratings?created_since=...");
        }

        if (!this.index.Names.HasAgents)
        {
            this.Missing("No agents: they appear by id. Add GET /api/v2/agents.");
        }

        if (!this.index.Names.HasHours)
        {
            this.Missing("No business hours: durations are in calendar time only. Add GET /api/v2/business_hours.");
        }
    }
}
