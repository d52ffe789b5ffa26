namespace SupportPerf.Metrics;

/// <summary>What a survey question measures.</summary>
public enum SurveyKind
{
    /// <summary>Customer satisfaction.</summary>
    Csat = 0,

    /// <summary>Net Promoter Score, 0 to 10.</summary>
    Nps = 1,

    /// <summary>Customer effort.</summary>
    Ces = 2,
}
