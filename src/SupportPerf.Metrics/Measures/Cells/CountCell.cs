using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a count.</summary>
internal sealed class CountCell : ICell<CountCell>
{
    public long Count { get; set; }

    public bool IsEmpty => Count == 0;

    public void Merge(CountCell other) => Count += other.Count;

    public bool Holds(CountCell other) => Count >= other.Count;

    public void Subtract(CountCell other) => Count -= other.Count;

    public void Write(ByteWriter into) => into.Count(Count);

    public void Read(ref ByteReader from, int calendars) => Count = from.Positive();
}
