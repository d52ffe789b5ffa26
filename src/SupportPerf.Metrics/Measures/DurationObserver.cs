using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Measures;

/// <summary>Takes the observations of a duration KPI for the record at hand.</summary>
internal abstract class DurationObserver
{
    /// <summary>A clock with one start and one stop, or one that still runs.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="anchor">The instant that decides the period.</param>
    public abstract void Clock(in ClockFact clock, long anchor);

    /// <summary>One observation that is the sum of several stretches, each of them over.</summary>
    public abstract void Stretches(List<Stretch> stretches, long anchor);

    /// <summary>A duration that the source measured; it has no hours basis but calendar.</summary>
    public abstract void Value(long nanoseconds, long? anchor);

    /// <summary>A record whose data contradict themselves.</summary>
    public abstract void Exclude(string reason, long? anchor);

    /// <summary>The observer for a named variant of the KPI.</summary>
    public abstract DurationObserver Variant(string name);
}
