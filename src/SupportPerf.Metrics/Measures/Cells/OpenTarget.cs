namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>A running clock with a target: late once more than the target has passed since the start.</summary>
internal readonly struct OpenTarget(long start, long target, int calendar)
{
    public long Start { get; } = start;

    public long Target { get; } = target;

    /// <summary>The business calendar; -1: calendar time.</summary>
    public int Calendar { get; } = calendar;

    public bool IsLate(long asOf, CalendarSet calendars)
    {
        if (asOf <= Start)
        {
            return Target < 0;
        }

        long elapsed = Calendar < 0 ? asOf - Start : calendars.Between(Calendar, Start, asOf);
        return elapsed > Target;
    }
}
