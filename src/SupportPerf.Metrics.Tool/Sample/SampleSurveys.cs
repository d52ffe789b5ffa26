using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>What the sample's customers are asked, and what the few who answer say.</summary>
internal sealed class SampleSurveys(SampleRandom random, Instant end)
{
    private static readonly double[] ScoreRate = [0.08, 0.05, 0.10, 0.27, 0.50];
    private static readonly double[] EffortRate = [0.04, 0.05, 0.07, 0.12, 0.20, 0.28, 0.24];
    private static readonly double[] RecommendRate = [2, 1, 1, 2, 2, 4, 5, 11, 22, 24, 26];
    private int _last;

    /// <summary>A day after the solve: how satisfied are you, 1 to 5?</summary>
    public SurveyResponse? Satisfaction(Ticket ticket, TicketStory story)
    {
        if (story.SolvedAt is not { } solved || story.SolvedBy is not { } agent || ticket.CreatedBy != AuthorKind.Customer || random.Chance(0.12))
        {
            return null;
        }

        Instant sent = solved + Duration.FromDays(1);
        int score = 1 + random.Weighted(ScoreRate);
        double mood = agent.Care - (story.WasReopened ? 0.8 : 0) - (story.FirstWait > Duration.FromHours(24) ? 0.6 : 0);
        if (random.Chance(Math.Abs(mood)))
        {
            score = Math.Clamp(score + Math.Sign(mood), 1, 5);
        }

        // The delighted and the angry answer more often.
        bool answers = random.Chance(score is 1 or 5 ? 0.27 : 0.18);
        return About(ticket, agent, SurveyKind.Csat, SurveyScale.OneToFive, sent, answers ? score : null, Duration.FromHours(5));
    }

    /// <summary>At the end of a chat or call: how easy was it, 1 to 7?</summary>
    public SurveyResponse? Effort(Ticket ticket, TicketStory story)
    {
        if (story.SolvedAt is not { } solved || ticket.Channel is not (SampleArrivals.Chat or SampleArrivals.Voice) || random.Chance(0.4))
        {
            return null;
        }

        int? score = random.Chance(0.3) ? 1 + random.Weighted(EffortRate) : null;
        return About(ticket, story.SolvedBy, SurveyKind.Ces, SurveyScale.OneToSeven, solved, score, Duration.FromMinutes(2));
    }

    /// <summary>Once a month, by e-mail to some customers: would you recommend us, 0 to 10?</summary>
    public SurveyResponse Recommendation(Instant sent)
    {
        int? score = random.Chance(0.26) ? random.Weighted(RecommendRate) : null;
        Instant answered = sent + random.Around(Duration.FromHours(20), 1.2);
        return new SurveyResponse
        {
            Id = NextId(),
            Kind = SurveyKind.Nps,
            Score = answered < end ? score : null,
            Scale = SurveyScale.ZeroToTen,
            SentAt = sent,
            AnsweredAt = score is null || answered >= end ? null : answered,
            Respondent = SampleArrivals.Requester(random),
            Channel = SampleArrivals.Email,
            Brand = random.Chance(0.72) ? "Alder" : "Birch",
            Source = BuiltInSample.Source,
            Dimensions = new Dictionary<string, string> { ["language"] = SampleTeam.Languages[random.Weighted(SampleTeam.LanguageWeights)] },
        };
    }

    private SurveyResponse? About(Ticket ticket, SampleAgent? agent, SurveyKind kind, SurveyScale scale, Instant sent, int? score, Duration usualDelay)
    {
        Instant answered = sent + random.Around(usualDelay, 1.1);
        if (sent >= end)
        {
            return null;
        }

        bool isIn = score is not null && answered < end;
        return new SurveyResponse
        {
            Id = NextId(),
            Kind = kind,
            Score = isIn ? score : null,
            Scale = scale,
            SentAt = sent,
            AnsweredAt = isIn ? answered : null,
            TicketId = ticket.Id,
            Respondent = ticket.Requester,
            Group = agent?.Group ?? ticket.Group,
            Agent = agent?.Name,
            Channel = ticket.Channel,
            Priority = ticket.Priority,
            Brand = ticket.Brand,
            Source = ticket.Source,
            Dimensions = ticket.Dimensions,
        };
    }

    private string NextId() => FormattableString.Invariant($"survey-{++_last}");
}
