namespace SupportPerf.Metrics;

/// <summary>Which of several answers to one question counts.</summary>
public enum RepeatedAnswers
{
    /// <summary>The latest; the earlier ones are left out and counted. The default, and what Zendesk keeps.</summary>
    Latest = 0,

    /// <summary>The first; the later ones are left out and counted.</summary>
    First = 1,

    /// <summary>All of them.</summary>
    All = 2,
}
