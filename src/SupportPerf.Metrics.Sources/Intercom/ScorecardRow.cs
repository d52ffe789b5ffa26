using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>A quality review of a conversation.</summary>
/// <param name="Id">The scorecard's id.</param>
/// <param name="Name">The scorecard's name.</param>
/// <param name="Score">The share of the points given, 0 to 1. Null: not scored.</param>
/// <param name="EvaluatedAt">When it was made.</param>
/// <param name="Admin">The teammate reviewed.</param>
/// <param name="Type">Who reviewed: human or ai.</param>
internal sealed record ScorecardRow(string? Id, string? Name, decimal? Score, Instant? EvaluatedAt, string? Admin, string? Type)
{
    /// <summary>Reads the scorecards of the array that was entered.</summary>
    public static List<ScorecardRow> ReadAll(scoped ref JsonFields json, TextCache<string> texts, ref string? unreadable)
    {
        List<ScorecardRow> cards = [];
        while (json.NextObject())
        {
            ScorecardRow card = new(null, null, null, null, null, null);
            while (json.NextMember())
            {
                ReadOnlySpan<byte> name = json.Name;
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("name"u8): card = card with { Name = json.Text(texts) }; break;
                    case 5 when name.SequenceEqual("score"u8): card = card with { Score = json.Decimal() }; break;
                    case 12 when name.SequenceEqual("scorecard_id"u8): card = card with { Id = json.Text(texts) }; break;
                    case 12 when name.SequenceEqual("evaluated_at"u8): card = card with { EvaluatedAt = json.UnixSeconds(ref unreadable) }; break;
                    case 14 when name.SequenceEqual("scorecard_type"u8): card = card with { Type = json.Text(texts) }; break;
                    case 17 when name.SequenceEqual("reviewed_teammate"u8) && json.EnterObject():
                        while (json.NextMember())
                        {
                            if (json.Name.SequenceEqual("admin_id"u8))
                            {
                                card = card with { Admin = json.Text(texts) };
                            }
                            else
                            {
                                json.Skip();
                            }
                        }

                        break;
                    default: json.Skip(); break;
                }
            }

            cards.Add(card);
        }

        return cards;
    }
}
