using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>What all observers of one run share: the window, the calendars, and the group and calendar of the record at hand. Not thread-safe.</summary>
internal sealed class Run(Window window, CalendarSet calendars)
{
    public Window Window { get; } = window;

    public CalendarSet Calendars { get; } = calendars;

    /// <summary>The group of the record at hand.</summary>
    public int Group { get; set; }

    /// <summary>The number of its business calendar; -1: none.</summary>
    public int Calendar { get; set; } = -1;

    /// <summary>The cell of an observation; null where its anchor lies outside the window.</summary>
    public TCell? CellAt<TCell>(CellMap<TCell> cells, long? anchor)
        where TCell : class, new()
    {
        if (anchor is { } at)
        {
            return Window.Contains(at) ? cells.At(Window.GroupAt(Group, at), Window.Periods.IndexOf(at)) : null;
        }

        // Without an instant a record belongs to the one period that is all time, and to no other.
        return NeedsAnchor ? null : cells.At(Group, Periods.All);
    }

    /// <summary>Whether a record without an instant can count.</summary>
    public bool NeedsAnchor => Window.Periods.Grain != PeriodGrain.All || Window.IsBounded || Window.Grouping.DependsOnTime;
}
