using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>Reads conversations and tickets. All their instants are seconds since 1970; 0 and null are none.</summary>
internal sealed partial class ConversationParser(SourceOptions options, TextCache<string> texts)
{
    private readonly TagMarks _tags = new(options);
    private readonly CustomDimensions _custom = new(options, texts);

    /// <summary>Only the id and the version.</summary>
    public (string? Id, Instant? UpdatedAt) Skim(ReadOnlySpan<byte> record)
    {
        string? id = null;
        Instant? updated = null;
        string? unreadable = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("updated_at"u8))
            {
                updated = json.UnixSeconds(ref unreadable);
            }
            else
            {
                json.Skip();
            }
        }

        return (id, updated);
    }

    public ConversationRow Read(ReadOnlySpan<byte> record, bool isTicket)
    {
        ConversationRow row = new() { IsTicket = isTicket };
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): row.Id = json.Text(texts); break;
                case 4 when name.SequenceEqual("tags"u8) && json.EnterObject(): ReadTags(ref json, row); break;
                case 5 when name.SequenceEqual("state"u8): row.State = json.Text(texts); break;
                case 6 when name.SequenceEqual("source"u8) && json.EnterObject(): ReadSource(ref json, row); break;
                case 7 when name.SequenceEqual("channel"u8) && json.EnterObject(): row.Channel = Member(ref json, "initial"u8); break;
                case 8 when name.SequenceEqual("ai_agent"u8) && json.EnterObject(): ReadAi(ref json, row); break;
                case 8 when name.SequenceEqual("category"u8): row.Category = json.Text(texts); break;
                case 8 when name.SequenceEqual("contacts"u8) && json.EnterObject(): ReadContacts(ref json, row); break;
                case 8 when name.SequenceEqual("priority"u8): row.Priority = json.Text(texts); break;
                case 10 when name.SequenceEqual("created_at"u8): row.CreatedAt = json.UnixSeconds(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("updated_at"u8): row.UpdatedAt = json.UnixSeconds(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("scorecards"u8) && json.EnterArray(): row.Scorecards = ScorecardRow.ReadAll(ref json, texts, ref row.Unreadable); break;
                case 10 when name.SequenceEqual("statistics"u8) && json.EnterObject(): ReadStatistics(ref json, row); break;
                case 11 when name.SequenceEqual("sla_applied"u8) && json.EnterObject(): ReadSla(ref json, row); break;
                case 11 when name.SequenceEqual("ticket_type"u8) && json.EnterObject(): row.TypeName = Member(ref json, "name"u8); break;
                case 12 when name.SequenceEqual("ticket_state"u8): row.State = TextOrId(ref json); break;
                case 12 when name.SequenceEqual("ticket_parts"u8) && json.EnterObject(): ReadParts(ref json, row); break;
                case 16 when name.SequenceEqual("team_assignee_id"u8): row.Team = Known(json.Text(texts)); break;
                case 17 when name.SequenceEqual("admin_assignee_id"u8): row.Admin = Known(json.Text(texts)); break;
                case 17 when name.SequenceEqual("custom_attributes"u8) && json.EnterObject(): _custom.Read(ref json, ref row.Custom); break;
                case 17 when name.SequenceEqual("ticket_attributes"u8) && json.EnterObject(): _custom.Read(ref json, ref row.Custom); break;
                case 18 when name.SequenceEqual("conversation_parts"u8) && json.EnterObject(): ReadParts(ref json, row); break;
                case 19 when name.SequenceEqual("conversation_rating"u8) && json.EnterObject(): ReadRating(ref json, row); break;
                case 21 when name.SequenceEqual("ai_agent_participated"u8): row.IsAiParticipant = json.Bool() ?? false; break;
                default: json.Skip(); break;
            }
        }

        return row;
    }

    /// <summary>The id 0 stands for nobody.</summary>
    private static string? Known(string? id) => id is "0" or "" ? null : id;

    private string? Member(scoped ref JsonFields json, ReadOnlySpan<byte> wanted)
    {
        string? value = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual(wanted))
            {
                value = json.Text(texts);
            }
            else
            {
                json.Skip();
            }
        }

        return value;
    }

    /// <summary>A ticket's state: an object with an id today, the category as a text before.</summary>
    private string? TextOrId(scoped ref JsonFields json)
    {
        JsonFields before = json;
        if (json.EnterObject())
        {
            return Member(ref json, "id"u8);
        }

        return before.Text(texts);
    }

    private void ReadTags(scoped ref JsonFields json, ConversationRow row)
    {
        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("tags"u8) || !json.EnterArray())
            {
                json.Skip();
                continue;
            }

            while (json.NextObject())
            {
                while (json.NextMember())
                {
                    if (json.Name.SequenceEqual("name"u8))
                    {
                        ReadOnlySpan<byte> tag = json.Raw();
                        row.IsSpam |= _tags.IsSpam(tag);
                        row.IsTest |= _tags.IsTest(tag);
                    }
                    else
                    {
                        json.Skip();
                    }
                }
            }
        }
    }

    private void ReadSource(scoped ref JsonFields json, ConversationRow row)
    {
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("type"u8))
            {
                row.SourceType = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("delivered_as"u8))
            {
                row.DeliveredAs = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("author"u8) && json.EnterObject())
            {
                (row.AuthorType, row.AuthorId) = Person(ref json);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private (string? Type, string? Id) Person(scoped ref JsonFields json)
    {
        string? type = null;
        string? id = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("type"u8))
            {
                type = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("id"u8))
            {
                id = Known(json.Text(texts));
            }
            else
            {
                json.Skip();
            }
        }

        return (type, id);
    }

    private void ReadContacts(scoped ref JsonFields json, ConversationRow row)
    {
        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("contacts"u8) || !json.EnterArray())
            {
                json.Skip();
                continue;
            }

            while (json.NextObject())
            {
                string? id = Person(ref json).Id;
                row.Contact ??= id;
            }
        }
    }

    private void ReadAi(scoped ref JsonFields json, ConversationRow row)
    {
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("rating"u8): row.AiRating = json.Int32(); break;
                case 10 when name.SequenceEqual("updated_at"u8): row.AiRatedAt = json.UnixSeconds(ref row.Unreadable); break;
                case 16 when name.SequenceEqual("resolution_state"u8): row.AiResolution = json.Text(texts); break;
                default: json.Skip(); break;
            }
        }
    }

    private void ReadSla(scoped ref JsonFields json, ConversationRow row)
    {
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("sla_name"u8))
            {
                row.SlaName = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("sla_status"u8))
            {
                row.SlaStatus = json.Text(texts);
            }
            else
            {
                json.Skip();
            }
        }
    }

    private void ReadRating(scoped ref JsonFields json, ConversationRow row)
    {
        row.HasRating = true;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("rating"u8): row.Rating = json.Int32(); break;
                case 8 when name.SequenceEqual("teammate"u8) && json.EnterObject(): row.RatedTeammate = Person(ref json).Id; break;
                case 10 when name.SequenceEqual("created_at"u8): row.RatingCreatedAt = json.UnixSeconds(ref row.Unreadable); break;
                case 10 when name.SequenceEqual("updated_at"u8): row.RatingUpdatedAt = json.UnixSeconds(ref row.Unreadable); break;
                default: json.Skip(); break;
            }
        }
    }

    private static void ReadStatistics(scoped ref JsonFields json, ConversationRow row)
    {
        row.HasStatistics = true;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 13 when name.SequenceEqual("count_reopens"u8): row.CountReopens = json.Int32(); break;
                case 13 when name.SequenceEqual("handling_time"u8): row.HandlingTime = json.Int64(); break;
                case 13 when name.SequenceEqual("last_close_at"u8): row.LastCloseAt = json.UnixSeconds(ref row.Unreadable); break;
                case 14 when name.SequenceEqual("first_close_at"u8): row.FirstCloseAt = json.UnixSeconds(ref row.Unreadable); break;
                case 18 when name.SequenceEqual("time_to_last_close"u8): row.TimeToLastClose = json.Int64(); break;
                case 19 when name.SequenceEqual("time_to_admin_reply"u8): row.TimeToReply = json.Int64(); break;
                case 19 when name.SequenceEqual("time_to_first_close"u8): row.TimeToFirstClose = json.Int64(); break;
                case 20 when name.SequenceEqual("first_admin_reply_at"u8): row.FirstReplyAt = json.UnixSeconds(ref row.Unreadable); break;
                default: json.Skip(); break;
            }
        }
    }
}
