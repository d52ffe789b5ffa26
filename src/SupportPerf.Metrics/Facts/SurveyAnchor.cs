namespace SupportPerf.Metrics;

/// <summary>The instant that decides the period of a survey answer.</summary>
public enum SurveyAnchor
{
    /// <summary>When it was answered. The default.</summary>
    Answered = 0,

    /// <summary>When the survey was sent.</summary>
    Sent = 1,
}
