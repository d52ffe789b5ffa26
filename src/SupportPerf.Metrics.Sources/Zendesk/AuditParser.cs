using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Reads ticket audits and incremental ticket events: two forms of the same history.</summary>
internal sealed class AuditParser(TextCache<string> texts, List<HistoryEvent> history)
{
    // Audits say more than ticket events (comments, above all): of both, the audit counts.
    private const int TicketEventCopies = 1 << 30;

    private int _audits;
    private int _ticketEvents;

    private long _ticketId;
    private Instant? _at;
    private long _auditId;
    private long _author;
    private bool _isAutomatic;
    private bool _isMerge;
    private bool _isChat;
    private bool _isBot;
    private long? _mergedFrom;
    private long? _timeSpent;
    private Change _change;
    private int _first;

    /// <summary>Reads a record; null, or what is wrong with it.</summary>
    public string? Read(ReadOnlySpan<byte> record, bool isTicketEvent)
    {
        Start();
        string? unreadable = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): _auditId = json.Int64() ?? 0; break;
                case 3 when name.SequenceEqual("via"u8): ReadVia(ref json); break;
                case 6 when name.SequenceEqual("events"u8) && !isTicketEvent: ReadEvents(ref json); break;
                case 8 when name.SequenceEqual("metadata"u8): ReadMetadata(ref json); break;
                case 9 when name.SequenceEqual("ticket_id"u8): _ticketId = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("author_id"u8): _author = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("timestamp"u8):
                    _at ??= json.Int64() is { } seconds and > -62_135_596_800 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(seconds) : null;
                    break;
                case 10 when name.SequenceEqual("created_at"u8): _at = json.Instant(ref unreadable) ?? _at; break;
                case 10 when name.SequenceEqual("updater_id"u8): _author = json.Int64() ?? 0; break;
                case 12 when name.SequenceEqual("child_events"u8) && isTicketEvent: ReadEvents(ref json); break;
                default: json.Skip(); break;
            }
        }

        return Finish(isTicketEvent, unreadable);
    }

    private void Start()
    {
        _ticketId = _auditId = _author = 0;
        _at = null;
        _isAutomatic = _isMerge = _isChat = _isBot = false;
        _mergedFrom = _timeSpent = null;
        _change = default;
        _first = history.Count;
    }

    /// <summary>Gives the events of the record what stood beside them, wherever in the record that was.</summary>
    private string? Finish(bool isTicketEvent, string? unreadable)
    {
        if (_ticketId == 0 || _at is null)
        {
            history.RemoveRange(_first, history.Count - _first);
            return _ticketId == 0 ? "It has no ticket_id." : $"It has no created_at. {unreadable}".TrimEnd();
        }

        AddChanges();
        if (_timeSpent is { } seconds)
        {
            history.Add(new() { Kind = HistoryKind.TimeSpent, Value = seconds });
        }

        int copy = isTicketEvent ? TicketEventCopies + _ticketEvents++ : _audits++;
        Span<HistoryEvent> added = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(history)[_first..];
        for (int i = 0; i < added.Length; i++)
        {
            ref HistoryEvent e = ref added[i];
            e.TicketId = _ticketId;
            e.At = _at.Value;
            e.AuditId = _auditId;
            e.Copy = copy;
            e.Sequence = i;
            e.IsAutomatic |= _isAutomatic;
            e.IsBot |= _isBot && e.Kind == HistoryKind.Message;
            e.Author = e.Author == 0 ? _author : e.Author;
            if (e.Kind == HistoryKind.Message && _isChat)
            {
                e.Kind = HistoryKind.Transcript;
            }
        }

        return null;
    }

    /// <summary>One event for all that changed of the status, one for all that changed of the assignment.</summary>
    private void AddChanges()
    {
        Change changed = _change;
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

        if (_isMerge && _mergedFrom is { } target)
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
                _isAutomatic |= channel is "rule" or "automation";
                _isChat |= channel == "chat";
                _isBot |= channel is not null && channel.StartsWith("answer_bot", StringComparison.Ordinal);
            }
            else if (json.Name.SequenceEqual("source"u8) && json.EnterObject())
            {
                (string? rel, long? ticket) = ViaSource.Read(ref json, texts);
                _isAutomatic |= rel is "trigger" or "automation";
                _isMerge |= rel == "merge";
                _mergedFrom ??= ticket;
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
                    _timeSpent = Seconds.Parse(json.Text(texts));
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
            Add(e);
        }
    }

    private void Add(in AuditEvent e)
    {
        switch (e.Type)
        {
            case "Create":
                _change.Take(e, isCreate: true);
                break;
            case "Change":
                _change.Take(e, isCreate: false);
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
                    InitialStatus = e.Value;
                    break;
                case "status":
                    StatusBefore ??= e.Before;
                    Status = e.Value;
                    break;
                case "custom_status_id" when isCreate:
                    InitialCustomStatus = e.Number;
                    break;
                case "custom_status_id":
                    CustomStatus = e.Number;
                    break;
                case "group_id":
                    HasAssignment |= e.Number is not null;
                    Group = e.Number;
                    break;
                case "assignee_id":
                    HasAssignment |= e.Number is not null;
                    Agent = e.Number;
                    break;
                default:
                    break;
            }
        }
    }
}
