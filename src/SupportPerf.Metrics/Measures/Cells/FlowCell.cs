namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a stock for one period: how many entered and left it.</summary>
internal sealed class FlowCell
{
    public long In { get; set; }

    public long Out { get; set; }

    public void Merge(FlowCell other)
    {
        In += other.In;
        Out += other.Out;
    }
}
