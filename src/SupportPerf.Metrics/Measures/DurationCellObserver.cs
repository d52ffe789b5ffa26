using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Puts observations straight into one cell: what a single measure is made of.</summary>
internal sealed class DurationCellObserver : DurationObserver
{
    private readonly DurationCell _cell;

    public DurationCellObserver(DurationCell cell, CalendarSet calendars)
    {
        _cell = cell;
        Hours = new RecordCalendar(calendars);
        Hours.Set(calendars.IsEmpty ? -1 : 0);
    }

    protected override RecordCalendar Hours { get; }

    // A single measure has one cell for all variants.
    public override DurationObserver Variant(string name) => this;

    protected override DurationCell? CellAt(long? anchor) => _cell;
}
