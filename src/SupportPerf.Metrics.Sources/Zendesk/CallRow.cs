using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>A call of Talk, all times in seconds.</summary>
internal struct CallRow
{
    public long Id;
    public Instant? CreatedAt;
    public Instant? UpdatedAt;
    public long TicketId;
    public long Agent;
    public long Group;
    public long Customer;
    public string? Direction;
    public string? Status;
    public int? Wait;
    public int? TimeToAnswer;
    public int? Talk;
    public int? Hold;
    public int? Wrap;
    public int? Duration;
    public int? Ivr;
    public bool Voicemail;

    public static CallRow Read(ReadOnlySpan<byte> record, TextCache<string> texts, ref string? unreadable)
    {
        CallRow row = default;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): row.Id = json.Int64() ?? 0; break;
                case 8 when name.SequenceEqual("agent_id"u8): row.Agent = json.Int64() ?? 0; break;
                case 8 when name.SequenceEqual("duration"u8): row.Duration = json.Int32(); break;
                case 9 when name.SequenceEqual("ticket_id"u8): row.TicketId = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("direction"u8): row.Direction = json.Text(texts); break;
                case 9 when name.SequenceEqual("wait_time"u8): row.Wait = json.Int32(); break;
                case 9 when name.SequenceEqual("talk_time"u8): row.Talk = json.Int32(); break;
                case 9 when name.SequenceEqual("hold_time"u8): row.Hold = json.Int32(); break;
                case 9 when name.SequenceEqual("voicemail"u8): row.Voicemail = json.Bool() ?? false; break;
                case 10 when name.SequenceEqual("created_at"u8): row.CreatedAt = json.Instant(ref unreadable); break;
                case 10 when name.SequenceEqual("updated_at"u8): row.UpdatedAt = json.Instant(ref unreadable); break;
                case 11 when name.SequenceEqual("customer_id"u8): row.Customer = json.Int64() ?? 0; break;
                case 12 when name.SequenceEqual("wrap_up_time"u8): row.Wrap = json.Int32(); break;
                case 13 when name.SequenceEqual("call_group_id"u8): row.Group = json.Int64() ?? 0; break;
                case 14 when name.SequenceEqual("time_to_answer"u8): row.TimeToAnswer = json.Int32(); break;
                case 14 when name.SequenceEqual("ivr_time_spent"u8): row.Ivr = json.Int32(); break;
                case 17 when name.SequenceEqual("completion_status"u8): row.Status = json.Text(texts); break;
                default: json.Skip(); break;
            }
        }

        return row;
    }

    /// <summary>The call of a leg, and whether the leg came from or went to somebody else.</summary>
    public static (long CallId, bool IsTransfer) ReadLeg(ReadOnlySpan<byte> record)
    {
        long call = 0;
        bool isTransfer = false;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("call_id"u8))
            {
                call = json.Int64() ?? 0;
            }
            else if (json.Name.SequenceEqual("transferred_from"u8) || json.Name.SequenceEqual("transferred_to"u8))
            {
                isTransfer |= json.Int64() is not null;
            }
            else
            {
                json.Skip();
            }
        }

        return (call, isTransfer);
    }
}
