namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of open ages: when tickets were created and when they were open.</summary>
internal sealed class StretchCell
{
    public List<OpenStretch> Stretches { get; } = [];

    public void Merge(StretchCell other) => Stretches.AddRange(other.Stretches);

    /// <summary>Open from <paramref name="start"/> to <paramref name="stop"/>; the age counts from the creation.</summary>
    internal readonly struct OpenStretch(long created, long start, long stop, int calendar)
    {
        public long Created { get; } = created;

        public long Start { get; } = start;

        public long Stop { get; } = stop;

        public int Calendar { get; } = calendar;
    }
}
