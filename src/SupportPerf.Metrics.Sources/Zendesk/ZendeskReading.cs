using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>One reading of an export.</summary>
internal sealed class ZendeskReading : ExportReading
{
    private readonly SourceOptions options;
    private readonly ZendeskIndex index;
    private readonly AuditParser audits;
    private readonly TicketParser tickets;
    private readonly TicketBuilder builder;
    private readonly MissingParts missing = new();
    private int occurrence;

    public ZendeskReading(IReadOnlyList<ExportFile> files, IRecordSink sink, SourceOptions options, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
        : base(files, ZendeskFormat.Instance, sink, progress, cancellationToken)
    {
        this.options = options;
        this.index = new(options);
        this.audits = new(this.index.Texts, this.index.History);
        this.tickets = new(options, this.index.Texts);
        this.builder = new(this.index, this.tickets, options, this.Issues);
    }

    protected override bool IsStreamed(int part) => part == (int)ZendeskPart.Ticket;

    protected override void Index(int part, JsonRecords records)
    {
        ReadOnlySpan<byte> record = records.Current;
        string? unreadable = null;
        switch ((ZendeskPart)part)
        {
            case ZendeskPart.Ticket:
                (long? id, Instant? updatedAt) = TicketParser.Skim(record);
                if (id is { } ticket)
                {
                    this.index.Tickets.Add(ticket, updatedAt);
                }
                else
                {
                    this.Found(DataIssueKind.MissingId, this.At(records, "A ticket has no id."));
                }

                break;
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

    protected override void Stream(int part, JsonRecords records)
    {
        try
        {
            this.tickets.Read(records.Current);
        }
        catch (JsonException)
        {
            // The first pass counted it where its beginning could be read.
            this.occurrence += HasId(records.Current) ? 1 : 0;
            throw;
        }

        if (this.tickets.Row.Id is not { } id)
        {
            return;
        }

        if (!this.index.Tickets.Counts(id, this.occurrence++))
        {
            this.Issues.Add(ZendeskNames.Text(id), DataIssueKind.DuplicateId, this.At(records, "The ticket comes more than once; the version that was updated last counts."));
            return;
        }

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

        foreach (ChatRow chat in this.index.ChatsOf(this.tickets.Row.Id!.Value))
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

    private static bool HasId(ReadOnlySpan<byte> record)
    {
        try
        {
            return TicketParser.Skim(record).Id is not null;
        }
        catch (JsonException)
        {
            return false;
        }
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
