namespace SupportPerf.Metrics;

/// <summary>How quality reviews are scored.</summary>
/// <remarks>Immutable and thread-safe; change one with <c>with</c>.</remarks>
public sealed record QaDefinitions
{
    /// <summary>The recommended definitions.</summary>
    public static QaDefinitions Default { get; } = new();

    /// <summary>What a failed critical category does.</summary>
    /// <value>The default is <see cref="CriticalFailure.FailsReview"/>.</value>
    public CriticalFailure CriticalFailure { get; init; }

    /// <summary>What a category that was not applicable counts as.</summary>
    /// <value>The default is <see cref="NotApplicableRule.LeftOut"/>.</value>
    public NotApplicableRule NotApplicable { get; init; }

    /// <summary>Whether every category weighs the same, whatever its weight says.</summary>
    public bool EqualWeights { get; init; }

    internal IEnumerable<string> ToWords()
    {
        yield return $"a failed critical category of a review: {CriticalFailure}";
        yield return $"a category of a review that is not applicable: {NotApplicable}";
        yield return $"categories of a review weigh: {(EqualWeights ? "the same" : "as they say")}";
    }
}
