namespace SupportPerf.Metrics.Sources.Freshdesk;

/// <summary>The numbers that Freshdesk writes for priorities, channels and ratings.</summary>
internal static class FreshdeskCodes
{
    /// <summary>A ticket's source that the team itself opened: an outbound e-mail.</summary>
    public const int Outbound = 10;

    /// <summary>Feedback to a survey, which is no message.</summary>
    public const int SurveyFeedback = 6;

    /// <summary>A message passed on to somebody else.</summary>
    public const int Forwarded = 8;

    /// <summary>A telephone call.</summary>
    public const int Phone = 9;

    public static SurveyScale RatingScale => SurveyScale.OneToSeven;

    public static string? Priority(int code) => code switch
    {
        1 => "low",
        2 => "normal",
        3 => "high",
        4 => "urgent",
        _ => null,
    };

    public static string? Channel(int code) => code switch
    {
        1 or Outbound => "email",
        2 or 9 => "web_form",
        3 => "phone",
        5 or 6 => "social",
        7 => "chat",
        8 => "in_app",
        11 => "other",
        13 => "messaging",
        _ => null,
    };

    /// <summary>What a rating stands for: 103 extremely happy ... 100 neutral ... -103 extremely unhappy, whatever the number of points of the survey.</summary>
    public static (int Score, Sentiment Sentiment)? Rating(int code) => code switch
    {
        > 100 and <= 103 => (code - 96, Sentiment.Positive),
        100 => (4, Sentiment.Neutral),
        < -100 and >= -103 => (-code == 101 ? 3 : -code == 102 ? 2 : 1, Sentiment.Negative),
        _ => null,
    };

    public static string? Association(int code) => code switch
    {
        1 => "parent",
        2 => "child",
        3 => "tracker",
        4 => "related",
        _ => null,
    };
}
