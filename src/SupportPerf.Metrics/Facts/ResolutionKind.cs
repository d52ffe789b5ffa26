namespace SupportPerf.Metrics;

/// <summary>What the resolution time of a ticket that was solved more than once is.</summary>
public enum ResolutionKind
{
    /// <summary>From the start to the last solve. The default.</summary>
    Full = 0,

    /// <summary>From the start to the first solve.</summary>
    First = 1,

    /// <summary>One observation for each solve: from the start, then from each reopen, to the next solve.</summary>
    EachCycle = 2,

    /// <summary>One observation for each solve, all of them from the start: a reopened ticket counts again, longer, as with Chatwoot.</summary>
    EachSolve = 3,

    /// <summary>The sum of the cycles: to the last solve without the time spent solved before a reopen.</summary>
    ActiveSum = 4,

    /// <summary>The longest cycle in calendar time.</summary>
    LongestCycle = 5,

    /// <summary>The last cycle: from the last reopen to the last solve.</summary>
    LastCycle = 6,
}
