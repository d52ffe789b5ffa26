namespace SupportPerf.Metrics;

/// <summary>How a reply clock counts that nobody has answered.</summary>
public enum UnansweredRule
{
    /// <summary>It still runs: in the Kaplan-Meier figures and in no mean. The default.</summary>
    Censor = 0,

    /// <summary>It is left out, and counted as such.</summary>
    Exclude = 1,

    /// <summary>As if it had been answered at the as-of instant.</summary>
    CountToAsOf = 2,
}
