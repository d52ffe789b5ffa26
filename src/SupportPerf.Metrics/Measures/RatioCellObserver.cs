using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Puts observations straight into one cell: what a single measure is made of.</summary>
internal sealed class RatioCellObserver(RatioCell cell, CalendarSet calendars) : RatioObserver
{
    public override int Calendar => Calendars.IsEmpty ? -1 : 0;

    public override CalendarSet Calendars { get; } = calendars;

    public override void Decided(bool met, long? anchor)
    {
        cell.Denominator++;
        cell.Numerator += met ? 1 : 0;
    }

    public override void Undecided(long? anchor) => cell.Undecided++;

    public override void Exclude(string reason, long? anchor) => cell.Exclude(reason);

    public override void Open(OpenTarget target, long anchor) => (cell.Open ??= []).Add(target);
}
