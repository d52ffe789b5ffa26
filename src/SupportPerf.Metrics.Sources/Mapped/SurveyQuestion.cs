namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>One question of a survey: its column holds a score, or words with a meaning.</summary>
internal sealed class SurveyQuestion
{
    public required SurveyKind Kind { get; init; }

    public string? Name { get; init; }

    public SurveyScale? Scale { get; init; }

    public CountField? Score { get; init; }

    public ChoiceField<Sentiment>? Sentiment { get; init; }
}
