namespace SupportPerf.Metrics;

/// <summary>Which tickets an attainment is a share of.</summary>
public enum SlaPopulation
{
    /// <summary>Met / (met + breached); breached is completed late, or still open past the target. Open within the target is undecided and left out.</summary>
    Decided = 0,

    /// <summary>Met / completed; what is still open is left out.</summary>
    Completed = 1,

    /// <summary>As <see cref="Decided"/>, but open within the target counts as met.</summary>
    UndecidedIsMet = 2,

    /// <summary>Met / all tickets that count; what is open or has no verdict counts as not met.</summary>
    All = 3,
}
