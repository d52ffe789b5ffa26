namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a count.</summary>
internal sealed class CountCell
{
    public long Count { get; set; }

    public void Merge(CountCell other) => Count += other.Count;
}
