namespace SupportPerf.Metrics.Tables;

/// <summary>What a saved part refers to.</summary>
/// <param name="Groups">The number here of each group in the saved list.</param>
/// <param name="Calendars">How many business calendars there are.</param>
/// <param name="FirstPeriod">No period is earlier.</param>
/// <param name="LastPeriod">No period is later.</param>
internal sealed record StateContext(int[] Groups, int Calendars, int FirstPeriod, int LastPeriod);
