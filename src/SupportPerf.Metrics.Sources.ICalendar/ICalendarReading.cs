namespace SupportPerf.Metrics.Sources;

/// <summary>What an iCalendar text gave: the holidays, and the entries that were left out. Immutable.</summary>
public sealed record ICalendarReading
{
    /// <summary>The holidays by date, no two on the same dates; ready for <see cref="BusinessCalendarBuilder.Closed(IEnumerable{Holiday})"/>. Empty when there are none.</summary>
    public required IReadOnlyList<Holiday> Holidays { get; init; }

    /// <summary>The entries that close no date, each with the reason. Empty when everything was read.</summary>
    public required IReadOnlyList<ICalendarOmission> Omitted { get; init; }
}
