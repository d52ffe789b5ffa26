using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>The periods and calendars that were written out last for one table: the next report mostly asks for the same. Thread-safe.</summary>
internal sealed class WrittenOut
{
    private PeriodDays? _days;
    private OpenSeconds? _open;

    /// <summary>The periods, from one second of the table to another.</summary>
    public PeriodDays DaysOf(Periods periods, uint first, uint last)
    {
        PeriodDays? known = Volatile.Read(ref _days);
        if (known is null || !known.AreOf(periods, first, last))
        {
            known = new PeriodDays(periods, first, last);
            Volatile.Write(ref _days, known);
        }

        return known;
    }

    /// <summary>The calendars, from one second of the table to another; null where one of them opens or closes within a second.</summary>
    public OpenSeconds? OpenOf(CalendarSet calendars, uint first, uint last)
    {
        OpenSeconds? known = Volatile.Read(ref _open);
        if (known is null || !known.IsOf(calendars, first, last))
        {
            known = OpenSeconds.Of(calendars, first, last);
            Volatile.Write(ref _open, known);
        }

        return known;
    }
}
