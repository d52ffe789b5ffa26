namespace SupportPerf.Metrics;

/// <summary>Which message of a run of unanswered customer messages starts a reply clock.</summary>
public enum RunStart
{
    /// <summary>The earliest. The default.</summary>
    Earliest = 0,

    /// <summary>The latest.</summary>
    Latest = 1,
}
