using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>Time that an agent noted on a ticket.</summary>
internal readonly record struct TimeEntry(long Id, long TicketId, Instant? UpdatedAt, Duration Spent)
{
    /// <summary>Reads one; null where it has no ticket or time, as <paramref name="problem"/> says.</summary>
    public static TimeEntry? Read(ReadOnlySpan<byte> record, out string? problem)
    {
        problem = null;
        long id = 0;
        long ticket = 0;
        Instant? updated = null;
        Duration? spent = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): id = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("ticket_id"u8): ticket = json.Int64() ?? 0; break;
                case 10 when name.SequenceEqual("updated_at"u8): updated = json.Instant(ref problem); break;
                case 10 when name.SequenceEqual("time_spent"u8):
                    string? text = json.Text();
                    if (text is not null && DurationText.TryParseHoursMinutes(System.Text.Encoding.UTF8.GetBytes(text), out Duration time) && time >= Duration.Zero)
                    {
                        spent = time;
                    }
                    else if (text is not null)
                    {
                        problem ??= $"'{text}' is not hours and minutes as 01:30.";
                    }

                    break;
                default: json.Skip(); break;
            }
        }

        if (spent is not { } given || ticket == 0)
        {
            problem ??= ticket == 0 ? "It has no ticket_id." : "It has no time_spent.";
            return null;
        }

        return new(id, ticket, updated, given);
    }
}
