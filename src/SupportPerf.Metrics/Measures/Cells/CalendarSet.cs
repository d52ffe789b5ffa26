namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The business calendars of one run, by number.</summary>
internal sealed class CalendarSet
{
    private readonly BusinessCalendar[] _calendars;

    public CalendarSet(params BusinessCalendar[] calendars) => _calendars = calendars;

    public static CalendarSet None { get; } = new();

    /// <summary>No calendar: business time is not reported.</summary>
    public bool IsEmpty => _calendars.Length == 0;

    public int Count => _calendars.Length;

    /// <summary>All of them, in the order of their numbers.</summary>
    public IReadOnlyList<BusinessCalendar> All => _calendars;

    public BusinessCalendar this[int index] => _calendars[index];

    public long Between(int calendar, long start, long stop) => _calendars[calendar].BetweenNanoseconds(start, stop);
}
