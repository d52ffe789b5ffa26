using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>One reading of an export.</summary>
internal sealed class ZendeskReading : VersionedReading<long>
{
    private readonly SourceOptions options;
    private readonly ZendeskIndex index;
    private readonly AuditParser audits;
    private readonly TicketParser tickets;
    private readonly TicketBuilder builder;
    private readonly MissingParts missing = new();

    public ZendeskReading(ReadingInput input)
        : base(input, ZendeskFormat.Instance)
    {
        this.options = input.Options;
        this.index = new(this.options);
        this.audits = new(this.index.Texts, this.index.History);
        this.tickets = new(this.options, this.index.Texts);
        this.builder = new(this.index, this.tickets, this.options, this.Issues);
    }

    protected override RecordVersions<long> Versions => this.index.Tickets;

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
                this.missing.HasHistory = true;
                if (this.audits.Read(record, part == (int)ZendeskPart.TicketEvent) is { } problem)
                {
                    this.Found(DataIssueKind.UnreadableRecord, this.At(records, $"An audit is left out. {problem}"));
                }

                break;
            case ZendeskPart.MetricSet:
                JsonFields fields = new(record);
                this.index.AddMetricSet(MetricSet.Read(ref fields, ref unreadable));
                break;
            case ZendeskPart.MetricEvent:
                if (MetricEvent.TryRead(record, this.index.Texts, out MetricEvent clock, out string? wrong))
                {
                    this.index.MetricEvents.Add(clock);
                }
                else if (wrong is not null)
                {
                    this.Found(DataIssueKind.UnreadableRecord, this.At(records, $"A metric event is left out. {wrong}"));
                }

                break;
            case ZendeskPart.SatisfactionRating:
                this.index.Surveys.Add(SurveyRow.ReadRating(record, this.index.Texts, ref unreadable));
                break;
            case ZendeskPart.SurveyResponse:
                SurveyRow.ReadResponse(record, this.index.Texts, this.options.SurveyScale, this.index.Surveys, ref unreadable);
                break;
            case ZendeskPart.Call:
                this.missing.HasCalls = true;
                this.index.AddCall(CallRow.Read(record, this.index.Texts, ref unreadable));
                break;
            case ZendeskPart.Leg:
                (long call, bool isTransfer) = CallRow.ReadLeg(record);
                this.index.AddLeg(call, isTransfer);
                break;
            case ZendeskPart.Chat:
                this.index.AddChat(ChatRow.Read(record, this.index.Texts, ref unreadable));
                break;
            case ZendeskPart.Engagement:
                (string? engagement, long worked, Duration? length) = Engagement.Read(record, ref unreadable);
                if (length is { } time && time < Duration.Zero)
                {
                    this.Found(DataIssueKind.NegativeDuration, $"The engagement {engagement} ends before it starts; it is left out of the handle time.", ZendeskNames.Text(worked));
                }
                else if (length is not null)
                {
                    this.index.AddEngagement(engagement, worked, length.Value);
                }

                break;
            case ZendeskPart.User:
                this.index.Names.AddUser(record);
                break;
            case ZendeskPart.Group or ZendeskPart.Brand or ZendeskPart.TicketForm or ZendeskPart.Schedule:
                this.index.Names.AddNamed((ZendeskPart)part, record);
                break;
            case ZendeskPart.CustomStatus:
                this.index.Names.AddCustomStatus(record);
                break;
            default:
                break;
        }

        if (unreadable is not null)
        {
            this.Found(DataIssueKind.UnreadableDate, this.At(records, $"In {ZendeskFormat.Instance.Name(part)}: {unreadable}"));
        }
    }

    protected override void Complete() => this.index.Complete();

    protected override void Take(int part, long id, JsonRecords records)
    {
        this.tickets.Read(records.Current);
        if (this.builder.Build() is not { } ticket)
        {
            return;
        }

        this.missing.See(ticket, this.tickets.Row);
        this.Push(ticket);
        foreach (SurveyResponse response in this.builder.Surveys(ticket))
        {
            this.Push(response);
        }

        foreach (ChatRow chat in this.index.ChatsOf(id))
        {
            this.PushRating(chat, ticket);
        }
    }

    protected override void Finish()
    {
        this.missing.UnknownAuthors = this.builder.UnknownAuthors;
        this.PushCalls();
        this.PushWithoutTicket();
        this.missing.Report(this.index, this.Issues);
    }

    private void PushCalls()
    {
        foreach (CallRow row in this.index.Calls)
        {
            if (CallBuilder.Build(row, this.index, this.options, this.Issues) is { } call)
            {
                this.Push(call);
            }
        }
    }

    private void PushWithoutTicket()
    {
        foreach (ChatRow chat in this.index.ChatsWithoutTicket())
        {
            if (ChatBuilder.Build(chat, this.index, this.Issues) is { } ticket)
            {
                this.Push(ticket);
                this.PushRating(chat, ticket);
            }
        }

        foreach (SurveyRow row in this.index.SurveysWithoutTicket())
        {
            if (this.builder.Survey(row, null) is { } response)
            {
                this.Push(response);
            }
        }

        long last = 0;
        foreach (HistoryEvent e in this.index.History)
        {
            if (e.TicketId != last && !this.index.IsTicket(e.TicketId))
            {
                this.Issues.Add(ZendeskNames.Text(e.TicketId), DataIssueKind.OrphanEvent, "The history is there, but not the ticket; it is left out.");
            }

            last = e.TicketId;
        }
    }

    private void PushRating(ChatRow chat, Ticket ticket)
    {
        if (ChatBuilder.Rating(chat, this.index, ticket) is { } rating)
        {
            this.Push(rating);
        }
    }
}
