using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <content>The parts.</content>
internal sealed partial class ConversationParser
{
    private void ReadParts(scoped ref JsonFields json, ConversationRow row)
    {
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("total_count"u8))
            {
                row.TotalParts = json.Int32();
            }
            else if ((json.Name.SequenceEqual("conversation_parts"u8) || json.Name.SequenceEqual("ticket_parts"u8)) && json.EnterArray())
            {
                row.Parts = [];
                while (json.NextObject())
                {
                    row.Parts.Add(ReadPart(ref json, row));
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    private PartRow ReadPart(scoped ref JsonFields json, ConversationRow row)
    {
        PartRow part = new();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): part.Id = json.Text(texts); break;
                case 4 when name.SequenceEqual("body"u8): part.HasBody = json.Raw().Length > 0; break;
                case 5 when name.SequenceEqual("state"u8): part.State = json.Text(texts); break;
                case 6 when name.SequenceEqual("author"u8) && json.EnterObject(): (part.AuthorType, part.AuthorId) = Person(ref json); break;
                case 9 when name.SequenceEqual("part_type"u8): part.Type = json.Text(texts); break;
                case 10 when name.SequenceEqual("created_at"u8): part.At = json.UnixSeconds(ref row.Unreadable); break;
                case 11 when name.SequenceEqual("assigned_to"u8) && json.EnterObject(): (part.AssignedType, part.AssignedId) = Person(ref json); break;
                case 12 when name.SequenceEqual("ticket_state"u8): part.TicketState = json.Text(texts); break;
                case 21 when name.SequenceEqual("previous_ticket_state"u8): part.PreviousTicketState = json.Text(texts); break;
                default: json.Skip(); break;
            }
        }

        return part;
    }
}
