using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>One reading of an export.</summary>
internal sealed class FreshdeskReading : VersionedReading<long>
{
    private readonly FreshdeskIndex _index;
    private readonly HistoryParser _history;
    private readonly TicketParser _tickets;
    private readonly TicketBuilder _builder;
    private readonly HashSet<FreshdeskPart> _seen = [];
    private bool _hasMessages;
    private bool _hasStatuses;
    private bool _hasStats;

    public FreshdeskReading(ReadingInput input)
        : base(input, FreshdeskFormat.Instance)
    {
        _index = new(input.Options);
        _history = new(_index.Texts);
        _tickets = new(input.Options, _index.Texts);
        _builder = new(_index, input.Options, Issues);
    }

    protected override RecordVersions<long> Versions => _index.Tickets;

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
        _seen.Add((FreshdeskPart)part);
        string? problem = null;
        switch ((FreshdeskPart)part)
        {
            case FreshdeskPart.Conversation:
                JsonFields fields = new(record);
                AddHistory(HistoryParser.Conversation(ref fields, 0, out problem));
                break;
            case FreshdeskPart.Activity:
                AddHistory(_history.Activity(record, out problem));
                break;
            case FreshdeskPart.TimeEntry:
                if (TimeEntry.Read(record, out problem) is { } entry)
                {
                    _index.AddTimeEntry(entry);
                    problem = null;
                }

                break;
            case FreshdeskPart.SatisfactionRating:
                string? unreadable = null;
                SurveyRow.Read(record, _index.Texts, _index.Surveys, ref unreadable);
                if (unreadable is not null)
                {
                    Found(DataIssueKind.UnreadableDate, At(records, $"In satisfaction ratings: {unreadable}"));
                }

                break;
            case FreshdeskPart.BusinessHours:
                BusinessHoursReader.ReadName(record, _index.Names);
                break;
            case FreshdeskPart.Group:
                _index.Names.AddGroup(record);
                break;
            case FreshdeskPart.Agent:
                _index.Names.AddAgent(record);
                break;
            default:
                _index.Names.AddField(record);
                break;
        }

        if (problem is not null)
        {
            Found(DataIssueKind.UnreadableRecord, At(records, $"A record of the {FreshdeskFormat.Instance.Name(part)} is left out. {problem}"));
        }
    }

    protected override void Complete() => _index.Complete();

    protected override void Take(int part, long id, JsonRecords records)
    {
        TicketRow row = _tickets.Read(records.Current, id);
        if (_builder.Build(row, out TicketHistory? read) is not { } ticket)
        {
            return;
        }

        _hasMessages |= read!.HasMessages;
        _hasStatuses |= read.IsComplete;
        _hasStats |= row.HasStats;
        Push(ticket);
        foreach (SurveyRow survey in _index.SurveysOf(id))
        {
            Push(_builder.Survey(survey, ticket));
        }
    }

    protected override void Finish()
    {
        foreach (SurveyRow survey in _index.SurveysWithoutTicket())
        {
            Push(_builder.Survey(survey, null));
        }

        foreach (long ticket in _index.HistoryWithoutTicket())
        {
            Issues.Add(TicketBuilder.Text(ticket), DataIssueKind.OrphanEvent, "The history is there, but not the ticket; it is left out.");
        }

        ReportMissing();
    }

    private void AddHistory(HistoryEvent? e)
    {
        if (e is { } known)
        {
            _index.AddHistory(known);
        }
    }

    private void ReportMissing()
    {
        if (_index.Tickets.Count == 0)
        {
            Missing("No tickets: KPIs of tickets have no value. Add GET /api/v2/tickets?updated_since=...&include=stats,requester; without updated_since it gives the last 30 days only.");
            return;
        }

        if (!_hasStats)
        {
            Missing("No stats: nothing of Freshdesk's own to verify our figures against, and no instants of solves where the activities lack. Add include=stats to the tickets.");
        }

        if (!_hasMessages)
        {
            Missing("No conversations: next_response_time, reply_time and one_touch_rate have no value. Add GET /api/v2/tickets/{id}/conversations of each ticket.");
        }

        if (!_hasStatuses)
        {
            Missing("No activities since the creation: time_in_status, waits and transfers have no value, and of several reopens one counts. Add the ticket activities export.");
        }

        if (!_seen.Contains(FreshdeskPart.SatisfactionRating))
        {
            Missing("No satisfaction ratings: csat has no value. Add GET /api/v2/surveys/satisfaction_ratings?created_since=...");
        }

        if (!_index.Names.HasAgents)
        {
            Missing("No agents: they appear by id. Add GET /api/v2/agents.");
        }

        if (!_index.Names.HasHours)
        {
            Missing("No business hours: durations are in calendar time only. Add GET /api/v2/business_hours.");
        }
    }
}
