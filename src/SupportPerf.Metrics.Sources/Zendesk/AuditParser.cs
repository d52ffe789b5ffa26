using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Reads ticket audits and incremental ticket events: two forms of the same history.</summary>
internal sealed class AuditParser(TextCache<string> texts, List<HistoryEvent> history)
{
    // Audits say more than ticket events (comments, above all): of both, the audit counts.
    private const int TicketEventCopies = 1 << 30;

    private int audits;
    private int ticketEvents;

    private long ticketId;
    private Instant? at;
    private long auditId;
    private long author;
    private bool isAutomatic;
    private bool isMerge;
    private bool isChat;
    private bool isBot;
    private long? mergedFrom;
    private long? timeSpent;
    private Change change;
    private int first;

    /// <summary>Reads a record; null, or what is wrong with it.</summary>
    public string? Read(ReadOnlySpan<byte> record, bool isTicketEvent)
    {
        this.Start();
        string? unreadable = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): this.auditId = json.Int64() ?? 0; break;
                case 3 when name.SequenceEqual("via"u8): this.ReadVia(ref json); break;
                case 6 when name.SequenceEqual("events"u8) && !isTicketEvent: this.ReadEvents(ref json); break;
                case 8 when name.SequenceEqual("metadata"u8): this.ReadMetadata(ref json); break;
                case 9 when name.SequenceEqual("ticket_id"u8): this.ticketId = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("author_id"u8): this.author = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("timestamp"u8):
                    this.at ??= json.Int64() is { } seconds and > -62_135_596_800 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(seconds) : null;
                    break;
                case 10 when name.SequenceEqual("created_at"u8): this.at = json.Instant(ref unreadable) ?? this.at; break;
                case 10 when name.SequenceEqual("updater_id"u8): this.author = json.Int64() ?? 0; break;
                case 12 when name.SequenceEqual("child_events"u8) && isTicketEvent: this.ReadEvents(ref json); break;
                default: json.Skip(); break;
            }
        }

        return this.Finish(isTicketEvent, unreadable);
    }

    private void Start()
    {
        this.ticketId = this.auditId = this.author = 0;
        this.at = null;
        this.isAutomatic = this.isMerge = this.isChat = this.isBot = false;
        this.mergedFrom = this.timeSpent = null;
        this.change = default;
        this.first = history.Count;
    }

    /// <summary>Gives the events of the record what stood beside them, wherever in the record that was.</summary>
    private string? Finish(bool isTicketEvent, string? unreadable)
    {
        if (this.ticketId == 0 || this.at is null)
        {
            history.RemoveRange(this.first, history.Count - this.first);
            return this.ticketId == 0 ? "It has no ticket_id." : $"It has no created_at. {unreadable}".TrimEnd();
        }

        this.AddChanges();
        if (this.timeSpent is { } seconds)
        {
            history.Add(new() { Kind = HistoryKind.TimeSpent, Value = seconds });
        }

        int copy = isTicketEvent ? TicketEventCopies + this.ticketEvents++ : this.audits++;
        Span<HistoryEvent> added = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(history)[this.first..];
        for (int i = 0; i < added.Length; i++)
        {
            ref HistoryEvent e = ref added[i];
            e.TicketId = this.ticketId;
            e.At = this.at.Value;
            e.AuditId = this.auditId;
            e.Copy = copy;
            e.Sequence = i;
            e.IsAutomatic |= this.isAutomatic;
            e.IsBot |= this.isBot && e.Kind == HistoryKind.Message;
            e.Author = e.Author == 0 ? this.author : e.Author;
            if (e.Kind == HistoryKind.Message && this.isChat)
            {
                e.Kind = HistoryKind.Transcript;
            }
        }

        return null;
    }

    /// <summary>One event for all that changed of the status, one for all that changed of the assignment.</summary>
    private void AddChanges()
    {
        Change changed = this.change;
        if (changed.InitialStatus is not null || changed.InitialCustomStatus is not null)
        {
            history.Add(new() { Kind = HistoryKind.Created, Text = changed.InitialStatus, Value = changed.InitialCustomStatus });
        }

        if (changed.HasAssignment)
        {
            history.Add(new() { Kind = HistoryKind.Assignment, Value = changed.Group, Agent = changed.Agent });
        }

        if (changed.Status is not null || changed.CustomStatus is not null)
        {
            history.Add(new() { Kind = HistoryKind.Status, Text = changed.Status, Before = changed.StatusBefore, Value = changed.CustomStatus });
        }

        if (this.isMerge && this.mergedFrom is { } target)
        {
            history.Add(new() { Kind = HistoryKind.Merge, Value = target });
        }
    }

    private void ReadVia(ref JsonFields json)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("channel"u8))
            {
                string? channel = json.Text(texts);
                this.isAutomatic |= channel is "rule" or "automation";
                this.isChat |= channel == "chat";
                this.isBot |= channel is not null && channel.StartsWith("answer_bot", StringComparison.Ordinal);
            }
            else if (json.Name.SequenceEqual("source"u8) && json.EnterObject())
            {
                (string? rel, long? ticket) = ViaSource.Read(ref json, texts);
                this.isAutomatic |= rel is "trigger" or "automation";
                this.isMerge |= rel == "merge";
                this.mergedFrom ??= ticket;
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadMetadata(ref JsonFields json)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("custom"u8) || !json.EnterObject())
            {
                json.Skip();
                continue;
            }

            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("time_spent"u8))
                {
                    this.timeSpent = Seconds.Parse(json.Text(texts));
                }
                else
                {
                    json.Skip();
                }
            }
        }
    }

    private void ReadEvents(ref JsonFields json)
    {
        if (!json.EnterArray())
        {
            return;
        }

        AuditEvent e = new();
        while (json.NextObject())
        {
            e.Read(ref json, texts);
            this.Add(e);
        }
    }

    private void Add(in AuditEvent e)
    {
        switch (e.Type)
        {
            case "Create":
                this.change.Take(e, isCreate: true);
                break;
            case "Change":
                this.change.Take(e, isCreate: false);
                break;
            case "Comment":
                history.Add(new()
                {
                    Kind = e.Channel == "chat" ? HistoryKind.Transcript : HistoryKind.Message,
                    IsPublic = e.IsPublic ?? true,
                    Author = e.Author,
                    IsAutomatic = e.Channel == "rule" || e.Rel is "trigger" or "automation" or "merge",
                    IsBot = e.Channel?.StartsWith("answer_bot", StringComparison.Ordinal) == true,
                });
                break;
            case "VoiceComment":
                history.Add(new() { Kind = HistoryKind.VoiceMessage, IsPublic = e.IsPublic ?? true, Author = e.Author, Agent = e.AnsweredBy });
                break;
            case "Notification" or "NotificationWithCcs":
                history.Add(new() { Kind = HistoryKind.Notification, IsAutomatic = true, Value = e.FirstRecipient });
                break;
            case "SatisfactionRating":
                history.Add(new() { Kind = HistoryKind.Rating, Text = e.Score, Agent = e.Assignee });
                break;
            case "ScheduleAssignment":
                history.Add(new() { Kind = HistoryKind.Schedule, Value = e.NewSchedule });
                break;
            default:
                break;
        }
    }

    /// <summary>What one audit sets and changes.</summary>
    private struct Change
    {
        public string? InitialStatus;
        public long? InitialCustomStatus;
        public string? Status;
        public string? StatusBefore;
        public long? CustomStatus;
        public bool HasAssignment;
        public long? Group;
        public long? Agent;

        public void Take(in AuditEvent e, bool isCreate)
        {
            switch (e.Field)
            {
                case "status" when isCreate:
                    this.InitialStatus = e.Value;
                    break;
                case "status":
                    this.StatusBefore ??= e.Before;
                    this.Status = e.Value;
                    break;
                case "custom_status_id" when isCreate:
                    this.InitialCustomStatus = e.Number;
                    break;
                case "custom_status_id":
                    this.CustomStatus = e.Number;
                    break;
                case "group_id":
                    this.HasAssignment |= e.Number is not null;
                    this.Group = e.Number;
                    break;
                case "assignee_id":
                    this.HasAssignment |= e.Number is not null;
                    this.Agent = e.Number;
                    break;
                default:
                    break;
            }
        }
    }
}
