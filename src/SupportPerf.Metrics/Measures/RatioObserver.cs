using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the observations of a share for the record at hand.</summary>
internal abstract class RatioObserver
{
    /// <summary>The number of the record's business calendar; -1: none.</summary>
    public abstract int Calendar { get; }

    public abstract CalendarSet Calendars { get; }

    public abstract void Decided(bool met, long? anchor);

    public abstract void Undecided(long? anchor);

    public abstract void Exclude(string reason, long? anchor);

    /// <summary>A clock that still runs; whether it is late is judged at the as-of instant.</summary>
    public abstract void Open(OpenTarget target, long anchor);
}
