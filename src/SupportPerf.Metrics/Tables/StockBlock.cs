using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// When records were in a stock: how many entered and left it in each period, and every stay for the ages. It ignores the window,
/// since what entered before the window may still be there in it. Not thread-safe.
/// </summary>
internal sealed class StockBlock(Run run) : StockObserver, IBlock
{
    /// <summary>Entries and exits by group and period.</summary>
    public CellMap<FlowCell> Flows { get; } = new(run.Window.Places);

    /// <summary>The stays by group.</summary>
    public CellMap<StretchCell> Stays { get; } = new(run.Window.Places, timeless: true);

    public override void Stay(long created, long start, long stop)
    {
        // The group of a stock does not depend on an hour or weekday but by the creation.
        int group = run.Window.GroupAt(run.Group, created);
        int entered = run.Window.Periods.IndexOf(start);
        Flows.At(group, entered).In++;
        if (stop != Nanoseconds.Never)
        {
            int left = run.Window.Periods.IndexOf(stop);
            Flows.At(group, left).Out++;
            if (left == entered && !run.Window.IsBounded)
            {
                // No end of a period saw it.
                return;
            }
        }

        Stays.At(group, Periods.All).Stretches.Add(new StretchCell.OpenStretch(created, start, stop, run.Calendar));
    }

    public IReadOnlyList<IState> Maps => [Flows, Stays];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants => [];

    public IBlock? VariantNamed(string name) => null;

    public void Flush()
    {
    }
}
