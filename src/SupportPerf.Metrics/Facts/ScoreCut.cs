namespace SupportPerf.Metrics;

/// <summary>Which scores of a survey question count as good and which as bad; what lies between is neutral.</summary>
/// <remarks>Where lower is better (<see cref="EffortDirection.LowerIsEasier"/>), "from" goes downwards for the good scores and upwards for the bad ones.</remarks>
public sealed record ScoreCut
{
    /// <summary>What the question measures.</summary>
    public required SurveyKind Kind { get; init; }

    /// <summary>The scale it holds for. Null: any.</summary>
    public SurveyScale? Scale { get; init; }

    /// <summary>The score from which on, towards the better end, an answer is good: satisfied, promoter, easy.</summary>
    public required int PositiveFrom { get; init; }

    /// <summary>The score from which on, towards the worse end, an answer is bad: dissatisfied, detractor, hard.</summary>
    public required int NegativeFrom { get; init; }
}
