using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>One reading of an export.</summary>
internal sealed class ZendeskReading : VersionedReading<long>
{
    private readonly SourceOptions _options;
    private readonly ZendeskIndex _index;
    private readonly AuditParser _audits;
    private readonly TicketParser _tickets;
    private readonly TicketBuilder _builder;
    private readonly MissingParts _missing = new();

    public ZendeskReading(ReadingInput input)
        : base(input, ZendeskFormat.Instance)
    {
        _options = input.Options;
        _index = new(_options);
        _audits = new(_index.Texts, _index.History);
        _tickets = new(_options, _index.Texts);
        _builder = new(_index, _tickets, _options, Issues);
    }

    protected override RecordVersions<long> Versions => _index.Tickets;

    protected override bool IsStreamed(int part) => part == (int)ZendeskPart.Ticket;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, out long id, out Instant? updatedAt)
    {
        (long? found, updatedAt) = TicketParser.Skim(record);
        id = found ?? 0;
        return found is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        ReadOnlySpan<byte> record = records.Current;
        string? unreadable = null;
        switch ((ZendeskPart)part)
        {
            case ZendeskPart.Audit or ZendeskPart.TicketEvent:
                _missing.HasHistory = true;
                if (_audits.Read(record, part == (int)ZendeskPart.TicketEvent) is { } problem)
                {
                    Found(DataIssueKind.UnreadableRecord, At(records, $"An audit is left out. {problem}"));
                }

                break;
            case ZendeskPart.MetricSet:
                JsonFields fields = new(record);
                _index.AddMetricSet(MetricSet.Read(ref fields, ref unreadable));
                break;
            case ZendeskPart.MetricEvent:
                if (MetricEvent.TryRead(record, _index.Texts, out MetricEvent clock, out string? wrong))
                {
                    _index.MetricEvents.Add(clock);
                }
                else if (wrong is not null)
                {
                    Found(DataIssueKind.UnreadableRecord, At(records, $"A metric event is left out. {wrong}"));
                }

                break;
            case ZendeskPart.SatisfactionRating:
                _index.Surveys.Add(SurveyRow.ReadRating(record, _index.Texts, ref unreadable));
                break;
            case ZendeskPart.SurveyResponse:
                SurveyRow.ReadResponse(record, _index.Texts, _options.SurveyScale, _index.Surveys, ref unreadable);
                break;
            case ZendeskPart.Call:
                _missing.HasCalls = true;
                _index.AddCall(CallRow.Read(record, _index.Texts, ref unreadable));
                break;
            case ZendeskPart.Leg:
                (long call, bool isTransfer) = CallRow.ReadLeg(record);
                _index.AddLeg(call, isTransfer);
                break;
            case ZendeskPart.Chat:
                _index.AddChat(ChatRow.Read(record, _index.Texts, ref unreadable));
                break;
            case ZendeskPart.Engagement:
                (string? engagement, long worked, Duration? length) = Engagement.Read(record, ref unreadable);
                if (length is { } time && time < Duration.Zero)
                {
                    Found(DataIssueKind.NegativeDuration, $"The engagement {engagement} ends before it starts; it is left out of the handle time.", ZendeskNames.Text(worked));
                }
                else if (length is not null)
                {
                    _index.AddEngagement(engagement, worked, length.Value);
                }

                break;
            case ZendeskPart.User:
                _index.Names.AddUser(record);
                break;
            case ZendeskPart.Group or ZendeskPart.Brand or ZendeskPart.TicketForm or ZendeskPart.Schedule:
                _index.Names.AddNamed((ZendeskPart)part, record);
                break;
            case ZendeskPart.CustomStatus:
                _index.Names.AddCustomStatus(record);
                break;
            default:
                break;
        }

        if (unreadable is not null)
        {
            Found(DataIssueKind.UnreadableDate, At(records, $"In {ZendeskFormat.Instance.Name(part)}: {unreadable}"));
        }
    }

    protected override void Complete() => _index.Complete();

    protected override void Take(int part, long id, JsonRecords records)
    {
        _tickets.Read(records.Current);
        if (_builder.Build() is not { } ticket)
        {
            return;
        }

        _missing.See(ticket, _tickets.Row);
        Push(ticket);
        foreach (SurveyResponse response in _builder.Surveys(ticket))
        {
            Push(response);
        }

        foreach (ChatRow chat in _index.ChatsOf(id))
        {
            PushRating(chat, ticket);
        }
    }

    protected override void Finish()
    {
        _missing.UnknownAuthors = _builder.UnknownAuthors;
        PushCalls();
        PushWithoutTicket();
        _missing.Report(_index, Issues);
    }

    private void PushCalls()
    {
        foreach (CallRow row in _index.Calls)
        {
            if (CallBuilder.Build(row, _index, _options, Issues) is { } call)
            {
                Push(call);
            }
        }
    }

    private void PushWithoutTicket()
    {
        foreach (ChatRow chat in _index.ChatsWithoutTicket())
        {
            if (ChatBuilder.Build(chat, _index, Issues) is { } ticket)
            {
                Push(ticket);
                PushRating(chat, ticket);
            }
        }

        foreach (SurveyRow row in _index.SurveysWithoutTicket())
        {
            if (_builder.Survey(row, null) is { } response)
            {
                Push(response);
            }
        }

        long last = 0;
        foreach (HistoryEvent e in _index.History)
        {
            if (e.TicketId != last && !_index.IsTicket(e.TicketId))
            {
                Issues.Add(ZendeskNames.Text(e.TicketId), DataIssueKind.OrphanEvent, "The history is there, but not the ticket; it is left out.");
            }

            last = e.TicketId;
        }
    }

    private void PushRating(ChatRow chat, Ticket ticket)
    {
        if (ChatBuilder.Rating(chat, _index, ticket) is { } rating)
        {
            Push(rating);
        }
    }
}
