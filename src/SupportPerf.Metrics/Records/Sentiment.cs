namespace SupportPerf.Metrics;

/// <summary>The category of an answer, where a source gives it without a score, for example good or bad.</summary>
public enum Sentiment
{
    /// <summary>Bad, unhappy, thumbs down.</summary>
    Negative = -1,

    /// <summary>Neither.</summary>
    Neutral = 0,

    /// <summary>Good, happy, thumbs up.</summary>
    Positive = 1,
}
