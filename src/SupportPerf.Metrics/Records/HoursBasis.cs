namespace SupportPerf.Metrics;

/// <summary>Which hours a duration counts.</summary>
public enum HoursBasis
{
    /// <summary>No duration, so no basis.</summary>
    None = 0,

    /// <summary>Every second.</summary>
    Calendar = 1,

    /// <summary>The hours of a business calendar.</summary>
    Business = 2,
}
