namespace SupportPerf.Metrics;

/// <summary>What a category of a review that was not applicable counts as.</summary>
public enum NotApplicableRule
{
    /// <summary>Nothing: neither its points nor its weight count. The default.</summary>
    LeftOut = 0,

    /// <summary>All of its points.</summary>
    FullScore = 1,

    /// <summary>None of its points.</summary>
    Zero = 2,
}
