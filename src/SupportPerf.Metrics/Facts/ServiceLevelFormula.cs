namespace SupportPerf.Metrics;

/// <summary>What a service level divides by what. Answered within the threshold is inclusive.</summary>
public enum ServiceLevelFormula
{
    /// <summary>Answered in time / (answered + abandoned, without short abandons). The default.</summary>
    OfferedWithoutShortAbandons = 0,

    /// <summary>Answered in time / (answered + abandoned).</summary>
    Offered = 1,

    /// <summary>Answered in time / answered.</summary>
    Answered = 2,

    /// <summary>(Answered + abandoned, both in time) / (answered + abandoned).</summary>
    AbandonedInTimeCountAsMet = 3,

    /// <summary>Answered in time / (answered + abandoned after the threshold).</summary>
    AbandonedInTimeAreIgnored = 4,

    /// <summary>(Answered in time + short abandons) / (answered + abandoned).</summary>
    ShortAbandonsCountAsMet = 5,
}
