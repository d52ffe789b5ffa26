namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a duration KPI for one group and period: exact values and clocks that still run.</summary>
internal sealed class DurationCell
{
    public ValueList Calendar { get; } = new();

    /// <summary>The same observations in business hours; empty where no calendar is given.</summary>
    public ValueList Business { get; } = new();

    public List<OpenClock> Open { get; } = [];

    /// <summary>Tickets that ended before the clock stopped.</summary>
    public long EndedBefore { get; set; }

    public Exclusions? Excluded { get; set; }

    public void Exclude(string reason) => (Excluded ??= new()).Add(reason);

    public void Merge(DurationCell other)
    {
        Calendar.Merge(other.Calendar);
        Business.Merge(other.Business);
        Open.AddRange(other.Open);
        EndedBefore += other.EndedBefore;
        if (other.Excluded is not null)
        {
            (Excluded ??= new()).Merge(other.Excluded);
        }
    }
}
