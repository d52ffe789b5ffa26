using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Reads conversations and the entries of the ticket activities export.</summary>
internal sealed class HistoryParser(TextCache<string> texts)
{
    /// <summary>A conversation. Null: it has no instant, id or ticket; <paramref name="problem"/> says which.</summary>
    public static HistoryEvent? Conversation(scoped ref JsonFields json, long ticket, out string? problem)
    {
        problem = null;
        HistoryEvent e = new() { TicketId = ticket };
        Instant? at = null;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): e.ConversationId = json.Int64() ?? 0; break;
                case 6 when name.SequenceEqual("source"u8): e.Source = json.Int32() ?? 0; break;
                case 7 when name.SequenceEqual("user_id"u8): e.User = json.Int64() ?? 0; break;
                case 7 when name.SequenceEqual("private"u8): e.IsPrivate = json.Bool() ?? false; break;
                case 8 when name.SequenceEqual("incoming"u8): e.IsIncoming = json.Bool() ?? false; break;
                case 9 when name.SequenceEqual("ticket_id"u8): e.TicketId = json.Int64() ?? ticket; break;
                case 10 when name.SequenceEqual("created_at"u8): at = json.Instant(ref problem); break;
                default: json.Skip(); break;
            }
        }

        return Complete(e, at, e.ConversationId != 0, ref problem);
    }

    /// <summary>An activity. Null: it has no instant or ticket, which <paramref name="problem"/> says, or changes nothing that counts.</summary>
    public HistoryEvent? Activity(ReadOnlySpan<byte> record, out string? problem)
    {
        problem = null;
        HistoryEvent e = default;
        Instant? at = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("activity"u8): Changes(ref json, ref e); break;
                case 9 when name.SequenceEqual("ticket_id"u8): e.TicketId = json.Int64() ?? 0; break;
                case 12 when name.SequenceEqual("performed_at"u8): at = json.InstantDayFirst(ref problem); break;
                case 12 when name.SequenceEqual("performer_id"u8): e.User = json.Int64() ?? 0; break;
                case 14 when name.SequenceEqual("performer_type"u8):
                    ReadOnlySpan<byte> type = json.Raw();
                    e.IsAgent = type.SequenceEqual("agent"u8) ? true : null;
                    e.IsAutomatic |= type.SequenceEqual("system"u8);
                    break;
                default: json.Skip(); break;
            }
        }

        HistoryEvent? read = Complete(e, at, true, ref problem);
        return e is { Status: null, Agent: null, Group: null, IsCreation: false } ? null : read;
    }

    private static HistoryEvent? Complete(HistoryEvent e, Instant? at, bool hasId, ref string? problem)
    {
        if (at is not { } instant || !hasId || e.TicketId == 0)
        {
            problem ??= at is null ? "It has no instant." : !hasId ? "It has no id." : "It has no ticket_id.";
            return null;
        }

        e.At = instant;
        return e;
    }

    private void Changes(scoped ref JsonFields json, ref HistoryEvent e)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("group"u8): e.Group = json.Text(texts); break;
                case 6 when name.SequenceEqual("status"u8): e.Status = json.Text(texts); break;
                case 8 when name.SequenceEqual("agent_id"u8): e.Agent = json.Int64(); break;
                case 8 when name.SequenceEqual("group_id"u8): e.Group = json.Text(texts); break;
                case 10 when name.SequenceEqual("new_ticket"u8): e.IsCreation = json.Bool() ?? false; break;
                case 10 when name.SequenceEqual("automation"u8):
                    e.IsAutomatic = true;
                    json.Skip();
                    break;
                default: json.Skip(); break;
            }
        }
    }
}
