namespace SupportPerf.Metrics;

/// <summary>What each period of a report is compared with.</summary>
/// <remarks>
/// <para>A period that is not over at the as-of instant is compared like with like: with the same stretch of its predecessor, to the same local date and time, and judged as of there.
/// A period of which the window shows only a part is compared with the same part. Periods that are over are judged both as of the report's instant, so in an earlier one more may be solved by now.</para>
/// <para>Where nothing of a KPI was recorded in the predecessor or before it, there is no comparison. Comparisons need <see cref="ReportOptions.AsOf"/> (<see cref="SupportReport.Compute"/> finds it), and without periods a window.</para>
/// </remarks>
public enum ReportComparison
{
    /// <summary>Nothing is compared.</summary>
    None = 0,

    /// <summary>
    /// The period before: the same number of calendar units. A window of whole local months is compared with as many months before it, one of other whole days with as many days,
    /// any other with the stretch of the same local length before it.
    /// </summary>
    PreviousPeriod = 1,

    /// <summary>The same period of the year before by the local calendar: the same month, the same date (28 February for 29 February), the same ISO week number (none for a week 53 that the year before has not).</summary>
    SamePeriodLastYear = 2,
}
