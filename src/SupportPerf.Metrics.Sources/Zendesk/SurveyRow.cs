using System.Globalization;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>One answer, from a legacy rating or from one question of a survey response.</summary>
internal struct SurveyRow
{
    public string Id;
    public long TicketId;
    public Instant? UpdatedAt;
    public Instant? SentAt;
    public Instant? AnsweredAt;
    public SurveyKind Kind;
    public string? Question;
    public int? Score;
    public Sentiment? Sentiment;
    public SurveyScale? Scale;
    public long Group;
    public long Agent;
    public long Respondent;

    /// <summary>A score that the enumeration does not list.</summary>
    public string? Unknown;

    /// <summary>No survey was sent, so there is nothing to count.</summary>
    public bool IsUnoffered;

    /// <summary>A satisfaction rating with a thumb up or down.</summary>
    public static SurveyRow ReadRating(ReadOnlySpan<byte> record, TextCache<string> texts, ref string? unreadable)
    {
        SurveyRow row = new() { Id = "", Kind = SurveyKind.Csat };
        string? score = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): row.Id = json.Int64()?.ToString(CultureInfo.InvariantCulture) ?? ""; break;
                case 5 when name.SequenceEqual("score"u8): score = json.Text(texts); break;
                case 8 when name.SequenceEqual("group_id"u8): row.Group = json.Int64() ?? 0; break;
                case 9 when name.SequenceEqual("ticket_id"u8): row.TicketId = json.Int64() ?? 0; break;
                case 10 when name.SequenceEqual("created_at"u8): row.SentAt = json.Instant(ref unreadable); break;
                case 10 when name.SequenceEqual("updated_at"u8): row.UpdatedAt = json.Instant(ref unreadable); break;
                case 11 when name.SequenceEqual("assignee_id"u8): row.Agent = json.Int64() ?? 0; break;
                case 12 when name.SequenceEqual("requester_id"u8): row.Respondent = json.Int64() ?? 0; break;
                default: json.Skip(); break;
            }
        }

        row.SetLegacyScore(score);
        row.AnsweredAt = row.Sentiment is null ? null : row.UpdatedAt;
        return row;
    }

    /// <summary>Sets the category that a legacy score stands for.</summary>
    public void SetLegacyScore(string? score)
    {
        switch (score)
        {
            case "good" or "goodwithcomment":
                Sentiment = Metrics.Sentiment.Positive;
                break;
            case "bad" or "badwithcomment":
                Sentiment = Metrics.Sentiment.Negative;
                break;
            case "offered":
                break;
            case "unoffered" or null:
                IsUnoffered = true;
                break;
            default:
                Unknown = score;
                break;
        }
    }

    /// <summary>The rated questions of a survey response; an invitation without an answer gives one row without a score.</summary>
    public static void ReadResponse(ReadOnlySpan<byte> record, TextCache<string> texts, SurveyScale? scale, List<SurveyRow> rows, ref string? unreadable)
    {
        int first = rows.Count;
        SurveyRow shared = new() { Id = "", Kind = SurveyKind.Csat };
        JsonFields json = new(record);
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): shared.Id = json.Text() ?? ""; break;
                case 7 when name.SequenceEqual("answers"u8): ReadAnswers(ref json, texts, scale, rows, ref unreadable); break;
                case 8 when name.SequenceEqual("subjects"u8): shared.TicketId = ReadSubjects(ref json); break;
                case 12 when name.SequenceEqual("responder_id"u8): shared.Respondent = json.Int64() ?? 0; break;
                default: json.Skip(); break;
            }
        }

        if (rows.Count == first)
        {
            rows.Add(new() { Kind = SurveyKind.Csat });
        }

        for (int i = first; i < rows.Count; i++)
        {
            SurveyRow row = rows[i];
            (row.Id, row.TicketId, row.Respondent) = (shared.Id, shared.TicketId, shared.Respondent);
            rows[i] = row;
        }
    }

    private static long ReadSubjects(scoped ref JsonFields json)
    {
        long ticket = 0;
        if (!json.EnterArray())
        {
            return 0;
        }

        while (json.NextObject())
        {
            bool isTicket = false;
            long id = 0;
            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("type"u8))
                {
                    isTicket = json.Raw().SequenceEqual("ticket"u8);
                }
                else if (json.Name.SequenceEqual("id"u8))
                {
                    id = json.Int64() ?? 0;
                }
                else
                {
                    json.Skip();
                }
            }

            ticket = isTicket && ticket == 0 ? id : ticket;
        }

        return ticket;
    }

    private static void ReadAnswers(scoped ref JsonFields json, TextCache<string> texts, SurveyScale? scale, List<SurveyRow> rows, ref string? unreadable)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextObject())
        {
            SurveyRow row = new() { Scale = scale };
            bool isRating = false;
            string? category = null;
            while (json.NextMember())
            {
                ReadOnlySpan<byte> name = json.Name;
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("type"u8): isRating = json.Raw().SequenceEqual("rating_scale"u8); break;
                    case 6 when name.SequenceEqual("rating"u8): row.Score = json.Int32(); break;
                    case 8 when name.SequenceEqual("question"u8): row.Question = ReadQuestion(ref json, texts); break;
                    case 10 when name.SequenceEqual("created_at"u8): row.AnsweredAt = json.Instant(ref unreadable); break;
                    case 10 when name.SequenceEqual("updated_at"u8): row.UpdatedAt = json.Instant(ref unreadable); break;
                    case 15 when name.SequenceEqual("rating_category"u8): category = json.Text(texts); break;
                    default: json.Skip(); break;
                }
            }

            if (!isRating)
            {
                continue;
            }

            row.AnsweredAt = row.UpdatedAt ?? row.AnsweredAt;
            row.Sentiment = category switch { "good" => Metrics.Sentiment.Positive, "neutral" => Metrics.Sentiment.Neutral, "bad" => Metrics.Sentiment.Negative, _ => Converted(row.Score, scale) };
            row.Unknown = category is null or "good" or "neutral" or "bad" ? null : category;
            row.Kind = row.Question switch { "net_promoter_score" or "nps" => SurveyKind.Nps, "customer_effort_score" or "customer_effort" => SurveyKind.Ces, _ => SurveyKind.Csat };
            if (row.Question is "customer_satisfaction" || row.Kind != SurveyKind.Csat)
            {
                row.Question = null;
            }

            if (row.Kind != SurveyKind.Csat)
            {
                // Their own scales and no satisfaction category.
                row.Scale = null;
                row.Sentiment = null;
            }

            rows.Add(row);
        }
    }

    /// <summary>Zendesk's own conversion of a score to good or bad: 2 of 2, 3 of 3, 4 and 5 of 5 are good. Null: the scale is not known, so the score decides.</summary>
    private static Sentiment? Converted(int? score, SurveyScale? scale)
    {
        if (score is not { } given || scale is not { Min: 1, Max: 2 or 3 or 5 } known || !known.Contains(given))
        {
            return null;
        }

        return given >= Math.Min(known.Max, 4) ? Metrics.Sentiment.Positive : Metrics.Sentiment.Negative;
    }

    private static string? ReadQuestion(scoped ref JsonFields json, TextCache<string> texts)
    {
        string? subType = null;
        string? id = null;
        if (!json.EnterObject())
        {
            return null;
        }

        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("sub_type"u8))
            {
                subType = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Text(texts);
            }
            else
            {
                json.Skip();
            }
        }

        return subType ?? id;
    }
}
