using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>
/// One reading of an export, in two passes. The first notes which version of each ticket counts and keeps everything else; the second streams
/// the tickets again, joins each with the rest and pushes it. So pages may come in any order, and the tickets never have to fit into memory.
/// </summary>
internal sealed class ZendeskReading
{
    private const int ProgressStep = 1 << 20;
    private readonly IReadOnlyList<ZendeskFiles> files;
    private readonly IRecordSink sink;
    private readonly SourceOptions options;
    private readonly IProgress<ReadProgress>? progress;
    private readonly CancellationToken cancellationToken;
    private readonly ZendeskIndex index;
    private readonly AuditParser audits;
    private readonly IssueLog issues;
    private readonly List<DataIssue> found = [];
    private readonly TicketParser tickets;
    private readonly MissingParts missing = new();
    private readonly bool[] hasTickets;
    private long pushed;
    private long nextProgress;

    public ZendeskReading(IReadOnlyList<ZendeskFiles> files, IRecordSink sink, SourceOptions options, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        this.files = files;
        this.sink = sink;
        this.options = options;
        this.progress = progress;
        this.cancellationToken = cancellationToken;
        this.index = new(options);
        this.audits = new(this.index.Texts, this.index.History);
        this.tickets = new(options, this.index.Texts);
        this.issues = new(sink);
        this.hasTickets = new bool[files.Count];
    }

    public void Run()
    {
        for (int file = 0; file < this.files.Count; file++)
        {
            this.Index(file);
        }

        // Nothing was pushed until here: a page that is cut short has been seen by now.
        this.found.ForEach(this.sink.Add);
        this.index.Complete();
        this.PushTickets();
        this.PushCalls();
        this.PushWithoutTicket();
        this.missing.Report(this.index, this.issues);
    }

    private void Index(int file)
    {
        using JsonRecords records = this.files[file].Records();
        this.nextProgress = ProgressStep;
        while (records.Read())
        {
            this.Step(this.files[file], records);
            ZendeskPart? part = this.files[file].Part(records);
            try
            {
                this.hasTickets[file] |= part == ZendeskPart.Ticket;
                this.IndexRecord(part, records);
            }
            catch (JsonException e)
            {
                this.found.Add(Unreadable(this.files[file], records, part, e));
            }
        }
    }

    private void IndexRecord(ZendeskPart? part, JsonRecords records)
    {
        ReadOnlySpan<byte> record = records.Current;
        string? unreadable = null;
        switch (part)
        {
            case ZendeskPart.Ticket:
                (long? id, Instant? updatedAt) = TicketParser.Skim(record);
                if (id is { } ticket)
                {
                    this.index.AddTicket(ticket, updatedAt);
                }
                else
                {
                    this.found.Add(new() { Kind = DataIssueKind.MissingId, Message = this.At(records, "A ticket has no id.") });
                }

                break;
            case ZendeskPart.Audit or ZendeskPart.TicketEvent:
                this.missing.HasHistory = true;
                if (this.audits.Read(record, part == ZendeskPart.TicketEvent) is { } problem)
                {
                    this.found.Add(new() { Kind = DataIssueKind.UnreadableRecord, Message = this.At(records, $"An audit is left out. {problem}") });
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
                    this.found.Add(new() { Kind = DataIssueKind.UnreadableRecord, Message = this.At(records, $"A metric event is left out. {wrong}") });
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
                    this.found.Add(new() { RecordId = ZendeskNames.Text(worked), Kind = DataIssueKind.NegativeDuration, Message = $"The engagement {engagement} ends before it starts; it is left out of the handle time." });
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
                this.index.Names.AddNamed(part.Value, record);
                break;
            case ZendeskPart.CustomStatus:
                this.index.Names.AddCustomStatus(record);
                break;
            case null:
                throw new SourceException(this.reading!, records.CurrentLine, null, $"A record of an unknown kind stands among those of Zendesk ('{Beginning(record)}'); {ZendeskFormat.Expected}.");
            default:
                break;
        }

        if (unreadable is not null)
        {
            this.found.Add(new() { Kind = DataIssueKind.UnreadableDate, Message = this.At(records, $"In {ZendeskFormat.Name(part.Value)}: {unreadable}") });
        }
    }

    private void PushTickets()
    {
        TicketBuilder builder = new(this.index, this.tickets, this.options, this.issues);
        int occurrence = 0;
        for (int file = 0; file < this.files.Count; file++)
        {
            if (!this.hasTickets[file])
            {
                continue;
            }

            using JsonRecords records = this.files[file].Records();
            this.nextProgress = ProgressStep;
            while (records.Read())
            {
                this.Step(this.files[file], records);
                if (this.files[file].Part(records) == ZendeskPart.Ticket)
                {
                    this.PushTicket(builder, records, file, ref occurrence);
                }
            }
        }

        this.missing.UnknownAuthors = builder.UnknownAuthors;
    }

    private void PushTicket(TicketBuilder builder, JsonRecords records, int file, ref int occurrence)
    {
        try
        {
            long? skimmed = TicketParser.Skim(records.Current).Id;
            if (skimmed is not { } id)
            {
                return;
            }

            if (!this.index.Counts(id, occurrence++))
            {
                this.issues.Add(ZendeskNames.Text(id), DataIssueKind.DuplicateId, this.At(records, "The ticket comes more than once; the version that was updated last counts."));
                return;
            }

            this.tickets.Read(records.Current);
        }
        catch (JsonException e)
        {
            this.sink.Add(Unreadable(this.files[file], records, ZendeskPart.Ticket, e));
            return;
        }

        if (builder.Build() is not { } ticket)
        {
            return;
        }

        this.missing.See(ticket, this.tickets.Row);
        this.sink.Add(ticket);
        this.pushed++;
        foreach (SurveyResponse response in builder.Surveys(ticket))
        {
            this.sink.Add(response);
            this.pushed++;
        }

        foreach (ChatRow chat in this.index.ChatsOf(this.tickets.Row.Id!.Value))
        {
            this.PushRating(chat, ticket);
        }
    }

    private void PushCalls()
    {
        foreach (CallRow row in this.index.Calls)
        {
            if (CallBuilder.Build(row, this.index, this.options, this.issues) is { } call)
            {
                this.sink.Add(call);
                this.pushed++;
            }
        }
    }

    private void PushWithoutTicket()
    {
        foreach (ChatRow chat in this.index.ChatsWithoutTicket())
        {
            if (ChatBuilder.Build(chat, this.index, this.issues) is { } ticket)
            {
                this.sink.Add(ticket);
                this.pushed++;
                this.PushRating(chat, ticket);
            }
        }

        TicketBuilder builder = new(this.index, this.tickets, this.options, this.issues);
        foreach (SurveyRow row in this.index.SurveysWithoutTicket())
        {
            if (builder.Survey(row, null) is { } response)
            {
                this.sink.Add(response);
                this.pushed++;
            }
        }

        long last = 0;
        foreach (HistoryEvent e in this.index.History)
        {
            if (e.TicketId != last && !this.index.IsTicket(e.TicketId))
            {
                this.issues.Add(ZendeskNames.Text(e.TicketId), DataIssueKind.OrphanEvent, "The history is there, but not the ticket; it is left out.");
            }

            last = e.TicketId;
        }
    }

    private void PushRating(ChatRow chat, Ticket ticket)
    {
        if (ChatBuilder.Rating(chat, this.index, ticket) is { } rating)
        {
            this.sink.Add(rating);
            this.pushed++;
        }
    }

    private void Step(ZendeskFiles file, JsonRecords records)
    {
        this.cancellationToken.ThrowIfCancellationRequested();
        this.reading = file.File.Name;
        if (this.progress is not null && records.BytesRead >= this.nextProgress)
        {
            this.nextProgress = records.BytesRead + ProgressStep;
            this.progress.Report(new() { File = file.File.Name, BytesRead = records.BytesRead, TotalBytes = records.TotalBytes, Rows = this.pushed });
        }
    }

    private string? reading;

    private string At(JsonRecords records, string message) => FormattableString.Invariant($"{this.reading}:{records.CurrentLine}: {message}");

    private static string Beginning(ReadOnlySpan<byte> record) => System.Text.Encoding.UTF8.GetString(record[..Math.Min(record.Length, 80)]).ReplaceLineEndings(" ");

    private static DataIssue Unreadable(ZendeskFiles file, JsonRecords records, ZendeskPart? part, JsonException e) => new()
    {
        Kind = DataIssueKind.UnreadableRecord,
        Message = FormattableString.Invariant($"{file.File.Name}:{records.CurrentLine}: A record of the {ZendeskFormat.Name(part ?? ZendeskPart.Unused)} is not well-formed JSON. {e.Message}"),
    };
}
