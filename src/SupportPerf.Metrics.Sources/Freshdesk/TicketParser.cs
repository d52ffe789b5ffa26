using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Reads tickets of the ticket, list and search endpoints; of the older API too, whose fields have other names.</summary>
internal sealed class TicketParser(SourceOptions options, TextCache<string> texts)
{
    private readonly TagMarks _tags = new(options);
    private readonly CustomDimensions _custom = new(options, texts);

    /// <summary>Only the id and the version.</summary>
    public static (long? Id, Instant? UpdatedAt) Skim(ReadOnlySpan<byte> record)
    {
        long? id = null;
        Instant? updated = null;
        string? unreadable = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Int64();
            }
            else if (json.Name.SequenceEqual("updated_at"u8))
            {
                updated = json.Instant(ref unreadable);
            }
            else
            {
                json.Skip();
            }
        }

        return (id, updated);
    }

    public TicketRow Read(ReadOnlySpan<byte> record, long id)
    {
        TicketRow row = new() { Id = id };
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("spam"u8): row.IsSpam |= json.Bool() ?? false; break;
                case 4 when name.SequenceEqual("tags"u8): ReadTags(ref json, row); break;
                case 4 when name.SequenceEqual("type"u8): row.Type = json.Text(texts); break;
                case 5 when name.SequenceEqual("stats"u8): ReadStats(ref json, row); break;
                case 6 when name.SequenceEqual("status"u8): row.Status = json.Text(texts); break;
                case 6 when name.SequenceEqual("source"u8): row.Source = json.Int32(); break;
                case 6 when name.SequenceEqual("due_by"u8): row.DueAt = json.Instant(ref row.Unreadable); break;
                case 7 when name.SequenceEqual("frDueBy"u8): row.FirstResponseDueAt = json.Instant(ref row.Unreadable); break;
                case 7 when name.SequenceEqual("deleted"u8): row.IsDeleted = json.Bool() ?? false; break;
                case 8 when name.SequenceEqual("priority"u8): row.Priority = json.Int32(); break;
                case 8 when name.SequenceEqual("group_id"u8): row.Group = json.Int64(); break;
                case 9 when name.SequenceEqual("fr_due_by"u8): row.FirstResponseDueAt = json.Instant(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("created_at"u8): row.CreatedAt = json.Instant(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("updated_at"u8): row.UpdatedAt = json.Instant(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("company_id"u8): row.Company = json.Int64(); break;
                case 10 when name.SequenceEqual("product_id"u8): row.Product = json.Int64(); break;
                case 11 when name.SequenceEqual("ticket_type"u8): row.Type = json.Text(texts); break;
                case 11 when name.SequenceEqual("status_name"u8): row.StatusName = json.Text(texts); break;
                case 11 when name.SequenceEqual("source_name"u8): row.SourceName = json.Text(texts); break;
                case 11 when name.SequenceEqual("isescalated"u8): row.IsResolutionBreached = json.Bool(); break;
                case 12 when name.SequenceEqual("is_escalated"u8): row.IsResolutionBreached = json.Bool(); break;
                case 12 when name.SequenceEqual("fr_escalated"u8): row.IsFirstResponseBreached = json.Bool(); break;
                case 12 when name.SequenceEqual("requester_id"u8): row.Requester = json.Int64(); break;
                case 12 when name.SequenceEqual("responder_id"u8): row.Responder = json.Int64(); break;
                case 12 when name.SequenceEqual("custom_field"u8) && !_custom.IsEmpty && json.EnterObject(): _custom.Read(ref json, ref row.Custom); break;
                case 13 when name.SequenceEqual("custom_fields"u8) && !_custom.IsEmpty && json.EnterObject(): _custom.Read(ref json, ref row.Custom); break;
                case 13 when name.SequenceEqual("priority_name"u8): row.PriorityName = json.Text(texts); break;
                case 13 when name.SequenceEqual("conversations"u8): ReadConversations(ref json, row); break;
                case 14 when name.SequenceEqual("responder_name"u8): row.ResponderName = json.Text(texts); break;
                case 16 when name.SequenceEqual("association_type"u8): row.Association = json.Int32(); break;
                default: json.Skip(); break;
            }
        }

        return row;
    }

    private static void ReadStats(scoped ref JsonFields json, TicketRow row)
    {
        if (!json.EnterObject())
        {
            return;
        }

        row.HasStats = true;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("closed_at"u8): row.ClosedAt = json.Instant(ref row.Unreadable); break;
                case 11 when name.SequenceEqual("resolved_at"u8): row.ResolvedAt = json.Instant(ref row.Unreadable); break;
                case 11 when name.SequenceEqual("reopened_at"u8): row.ReopenedAt = json.Instant(ref row.Unreadable); break;
                case 18 when name.SequenceEqual("first_responded_at"u8): row.FirstRespondedAt = json.Instant(ref row.Unreadable); break;
                default: json.Skip(); break;
            }
        }
    }

    private static void ReadConversations(scoped ref JsonFields json, TicketRow row)
    {
        if (!json.EnterArray())
        {
            return;
        }

        row.Conversations = [];
        while (json.NextObject())
        {
            if (HistoryParser.Conversation(ref json, row.Id, out string? problem) is { } conversation)
            {
                row.Conversations.Add(conversation);
            }
            else
            {
                row.Unreadable ??= $"A conversation is left out. {problem}";
            }
        }
    }

    private void ReadTags(scoped ref JsonFields json, TicketRow row)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextText(out ReadOnlySpan<byte> tag))
        {
            row.IsSpam |= _tags.IsSpam(tag);
            row.IsTest |= _tags.IsTest(tag);
        }
    }
}
