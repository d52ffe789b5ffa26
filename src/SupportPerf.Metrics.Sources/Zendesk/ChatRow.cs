using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>A chat: one session between a visitor and one agent after another.</summary>
internal struct ChatRow
{
    public string Id;
    public Instant? UpdatedAt;
    public long TicketId;
    public Instant? Start;
    public Instant? End;
    public decimal? DurationSeconds;
    public bool Missed;
    public string? Rating;
    public long Department;
    public string? DepartmentName;
    public long FirstAgent;
    public decimal? FirstResponseSeconds;

    /// <summary>The messages, the visitor's id being 0.</summary>
    public List<Message> Messages;

    /// <summary>When it was rated last, where the history says it.</summary>
    public Instant? RatedAt;

    public static ChatRow Read(ReadOnlySpan<byte> record, TextCache<string> texts, ref string? unreadable)
    {
        ChatRow row = new() { Id = "", Messages = [] };
        Instant? sessionStart = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): row.Id = json.Text() ?? ""; break;
                case 6 when name.SequenceEqual("missed"u8): row.Missed = json.Bool() ?? false; break;
                case 6 when name.SequenceEqual("rating"u8): row.Rating = json.Text(texts); break;
                case 7 when name.SequenceEqual("session"u8): ReadSession(ref json, ref sessionStart, ref row.End, ref unreadable); break;
                case 7 when name.SequenceEqual("history"u8): row.ReadHistory(ref json, ref unreadable); break;
                case 8 when name.SequenceEqual("duration"u8): row.DurationSeconds = json.Decimal(); break;
                case 9 when name.SequenceEqual("timestamp"u8): row.Start = json.Instant(ref unreadable); break;
                case 9 when name.SequenceEqual("agent_ids"u8): row.ReadAgents(ref json); break;
                case 13 when name.SequenceEqual("department_id"u8): row.Department = json.Int64() ?? 0; break;
                case 13 when name.SequenceEqual("end_timestamp"u8): row.End = json.Instant(ref unreadable) ?? row.End; break;
                case 13 when name.SequenceEqual("response_time"u8): row.ReadResponseTime(ref json); break;
                case 15 when name.SequenceEqual("department_name"u8): row.DepartmentName = json.Text(texts); break;
                case 16 when name.SequenceEqual("update_timestamp"u8): row.UpdatedAt = json.Instant(ref unreadable); break;
                case 17 when name.SequenceEqual("zendesk_ticket_id"u8): row.TicketId = json.Int64() ?? 0; break;
                default: json.Skip(); break;
            }
        }

        row.Start ??= sessionStart;
        return row;
    }

    private static void ReadSession(scoped ref JsonFields json, ref Instant? start, ref Instant? end, ref string? unreadable)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("start_date"u8))
            {
                start = json.Instant(ref unreadable);
            }
            else if (json.Name.SequenceEqual("end_date"u8))
            {
                end ??= json.Instant(ref unreadable);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadAgents(scoped ref JsonFields json)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextText(out ReadOnlySpan<byte> id))
        {
            if (FirstAgent == 0 && System.Buffers.Text.Utf8Parser.TryParse(id, out long number, out int used) && used == id.Length)
            {
                FirstAgent = number;
            }
        }
    }

    private void ReadResponseTime(scoped ref JsonFields json)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("first"u8))
            {
                FirstResponseSeconds = json.Decimal();
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadHistory(scoped ref JsonFields json, ref string? unreadable)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextObject())
        {
            bool isMessage = false;
            bool isRating = false;
            AuthorKind? sender = null;
            long agent = 0;
            Instant? at = null;
            while (json.NextMember())
            {
                ReadOnlySpan<byte> name = json.Name;
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("type"u8):
                        ReadOnlySpan<byte> type = json.Raw();
                        isMessage = type.SequenceEqual("chat.msg"u8) || type.SequenceEqual("chat.file"u8);
                        isRating = type.SequenceEqual("chat.rating"u8);
                        break;
                    case 8 when name.SequenceEqual("agent_id"u8): agent = json.Int64() ?? 0; break;
                    case 9 when name.SequenceEqual("timestamp"u8): at = json.Instant(ref unreadable); break;
                    case 11 when name.SequenceEqual("sender_type"u8):
                        ReadOnlySpan<byte> by = json.Raw();
                        sender = by.SequenceEqual("Agent"u8) ? AuthorKind.Agent
                            : by.SequenceEqual("Visitor"u8) ? AuthorKind.Customer
                            : by.SequenceEqual("Trigger"u8) ? AuthorKind.Automation
                            : by.SequenceEqual("Bot"u8) ? AuthorKind.Bot : sender;
                        break;
                    default: json.Skip(); break;
                }
            }

            if (isMessage && at is { } instant)
            {
                Messages.Add(new(instant, sender ?? (agent > 0 ? AuthorKind.Agent : AuthorKind.Customer), agent));
            }
            else if (isRating)
            {
                RatedAt = at ?? RatedAt;
            }
        }
    }

    /// <summary>One message.</summary>
    public readonly record struct Message(Instant At, AuthorKind Author, long Agent);
}
