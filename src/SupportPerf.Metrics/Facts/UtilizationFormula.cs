namespace SupportPerf.Metrics;

/// <summary>What a utilization divides by what. Handle time is talk, hold and after-call work.</summary>
public enum UtilizationFormula
{
    /// <summary>(Handle time + available time) / paid time, as COPC defines it. The default.</summary>
    ForContacts = 0,

    /// <summary>(Handle time + other productive time) / paid time: what is produced, without waiting.</summary>
    Productive = 1,
}
