using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>The answer to one question of a satisfaction survey.</summary>
internal readonly record struct SurveyRow(long Id, long TicketId, string? Question, int Rating, Instant? AnsweredAt, Instant? UpdatedAt, long User, long Agent, long Group)
{
    private const string Default = "default_question";

    /// <summary>Reads a satisfaction rating: one row a question.</summary>
    public static void Read(ReadOnlySpan<byte> record, TextCache<string> texts, List<SurveyRow> rows, ref string? unreadable)
    {
        SurveyRow shared = default;
        List<(string Question, int Rating)> ratings = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): shared = shared with { Id = json.Int64() ?? 0 }; break;
                case 7 when name.SequenceEqual("user_id"u8): shared = shared with { User = json.Int64() ?? 0 }; break;
                case 7 when name.SequenceEqual("ratings"u8) && json.EnterObject():
                    while (json.NextMember())
                    {
                        string question = JsonFields.Cached(json.Name, texts);
                        if (json.Int32() is { } rating)
                        {
                            ratings.Add((question, rating));
                        }
                    }

                    break;
                case 8 when name.SequenceEqual("agent_id"u8): shared = shared with { Agent = json.Int64() ?? 0 }; break;
                case 8 when name.SequenceEqual("group_id"u8): shared = shared with { Group = json.Int64() ?? 0 }; break;
                case 9 when name.SequenceEqual("ticket_id"u8): shared = shared with { TicketId = json.Int64() ?? 0 }; break;
                case 10 when name.SequenceEqual("created_at"u8): shared = shared with { AnsweredAt = json.Instant(ref unreadable) }; break;
                case 10 when name.SequenceEqual("updated_at"u8): shared = shared with { UpdatedAt = json.Instant(ref unreadable) }; break;
                default: json.Skip(); break;
            }
        }

        foreach ((string question, int rating) in ratings)
        {
            rows.Add(shared with { Question = question == Default ? null : question, Rating = rating });
        }
    }
}
