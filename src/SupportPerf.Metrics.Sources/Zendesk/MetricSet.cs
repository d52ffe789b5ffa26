using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Zendesk's own figures of a ticket, in whole minutes; null where it has none.</summary>
internal struct MetricSet
{
    public long TicketId;
    public Instant? UpdatedAt;
    public Pair Reply;
    public int? ReplySeconds;
    public Pair FirstResolution;
    public Pair FullResolution;
    public Pair AgentWait;
    public Pair RequesterWait;
    public Pair OnHold;
    public int? Reopens;
    public int? Replies;
    public int? AssigneeStations;
    public Instant? SolvedAt;
    public Instant? StatusUpdatedAt;

    /// <summary>Reads the object whose members follow.</summary>
    public static MetricSet Read(scoped ref JsonFields json, ref string? unreadable)
    {
        MetricSet set = default;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("reopens"u8): set.Reopens = json.Int32(); break;
                case 7 when name.SequenceEqual("replies"u8): set.Replies = json.Int32(); break;
                case 9 when name.SequenceEqual("ticket_id"u8): set.TicketId = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("solved_at"u8): set.SolvedAt = json.Instant(ref unreadable); break;
                case 10 when name.SequenceEqual("updated_at"u8): set.UpdatedAt = json.Instant(ref unreadable); break;
                case 17 when name.SequenceEqual("assignee_stations"u8): set.AssigneeStations = json.Int32(); break;
                case 17 when name.SequenceEqual("status_updated_at"u8): set.StatusUpdatedAt = json.Instant(ref unreadable); break;
                case 21 when name.SequenceEqual("reply_time_in_minutes"u8): set.Reply = Pair.Read(ref json); break;
                case 21 when name.SequenceEqual("reply_time_in_seconds"u8): set.ReplySeconds = Pair.Read(ref json).Calendar; break;
                case 23 when name.SequenceEqual("on_hold_time_in_minutes"u8): set.OnHold = Pair.Read(ref json); break;
                case 26 when name.SequenceEqual("agent_wait_time_in_minutes"u8): set.AgentWait = Pair.Read(ref json); break;
                case 30 when name.SequenceEqual("requester_wait_time_in_minutes"u8): set.RequesterWait = Pair.Read(ref json); break;
                case 32 when name.SequenceEqual("first_resolution_time_in_minutes"u8): set.FirstResolution = Pair.Read(ref json); break;
                case 31 when name.SequenceEqual("full_resolution_time_in_minutes"u8): set.FullResolution = Pair.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        return set;
    }

    /// <summary>A value in calendar and in business time.</summary>
    public struct Pair
    {
        public int? Calendar;
        public int? Business;

        public static Pair Read(scoped ref JsonFields json)
        {
            Pair pair = default;
            if (!json.EnterObject())
            {
                return pair;
            }

            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("calendar"u8))
                {
                    pair.Calendar = json.Int32();
                }
                else if (json.Name.SequenceEqual("business"u8))
                {
                    pair.Business = json.Int32();
                }
                else
                {
                    json.Skip();
                }
            }

            return pair;
        }
    }
}
