namespace SupportPerf.Metrics;

/// <summary>What a satisfaction rate is a share of.</summary>
public enum SurveyPopulation
{
    /// <summary>Of all valid answers, the neutral ones among them. The default.</summary>
    Answers = 0,

    /// <summary>Of all surveys sent: whoever did not answer counts as not satisfied.</summary>
    Sent = 1,
}
