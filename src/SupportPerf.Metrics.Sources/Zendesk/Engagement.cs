using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>An agent's stretch of work on a messaging ticket.</summary>
internal static class Engagement
{
    /// <summary>Its id, its ticket, and how long it lasted. Its times have no zone and are UTC.</summary>
    public static (string? Id, long Ticket, Duration? Length) Read(ReadOnlySpan<byte> record, ref string? unreadable)
    {
        string? id = null;
        long ticket = 0;
        Instant? start = null;
        Instant? end = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("ticket_id"u8): ticket = json.Int64() ?? 0; break;
                case 13 when name.SequenceEqual("engagement_id"u8): id = json.Text(); break;
                case 19 when name.SequenceEqual("engagement_end_time"u8): end = json.InstantUtc(ref unreadable); break;
                case 21 when name.SequenceEqual("engagement_start_time"u8): start = json.InstantUtc(ref unreadable); break;
                default: json.Skip(); break;
            }
        }

        return (id, ticket, start is { } from && end is { } to ? to - from : null);
    }
}
