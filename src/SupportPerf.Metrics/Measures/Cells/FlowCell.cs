using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of a stock for one period: how many entered and left it.</summary>
internal sealed class FlowCell : ICell<FlowCell>
{
    public long In { get; set; }

    public long Out { get; set; }

    public bool IsEmpty => In == 0 && Out == 0;

    public void Merge(FlowCell other)
    {
        In += other.In;
        Out += other.Out;
    }

    public bool Holds(FlowCell other) => In >= other.In && Out >= other.Out;

    public void Subtract(FlowCell other)
    {
        In -= other.In;
        Out -= other.Out;
    }

    public void Write(ByteWriter into)
    {
        into.Count(In);
        into.Count(Out);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        In = from.Count();
        Out = from.Count();
        if (IsEmpty)
        {
            throw from.Bad("has a cell that is empty");
        }
    }
}
