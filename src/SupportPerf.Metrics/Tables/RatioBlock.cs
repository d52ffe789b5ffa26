using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The observations of one share, by group and period. Not thread-safe.</summary>
internal sealed class RatioBlock(Run run) : RatioObserver, IBlock
{
    public CellMap<RatioCell> Cells { get; } = new(run.Window.Places);

    public override int Calendar => run.Calendar;

    public override CalendarSet Calendars => run.Calendars;

    public override void Decided(bool met, long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Denominator++;
            cell.Numerator += met ? 1 : 0;
        }
    }

    public override void Undecided(long? anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            cell.Undecided++;
        }
    }

    public override void Exclude(string reason, long? anchor) => run.CellAt(Cells, anchor)?.Exclude(reason);

    public override void Open(OpenTarget target, long anchor)
    {
        if (run.CellAt(Cells, anchor) is { } cell)
        {
            (cell.Open ??= []).Add(target);
        }
    }

    public IReadOnlyList<IState> Maps => [Cells];

    public IEnumerable<KeyValuePair<string, IBlock>> NamedVariants => [];

    public IBlock? VariantNamed(string name) => null;

    public void Flush()
    {
    }
}
