using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// A set of open instants that can be written out, bucket of 86,400 seconds by bucket. Bucket n starts at n * 86,400 + phase seconds
/// of Unix time; the phase puts the cut where a calendar is likely to be closed, so that most buckets hold one stretch.
/// </summary>
internal abstract class OpenSet
{
    /// <summary>The phase that suits this set, in seconds.</summary>
    public abstract int Phase { get; }

    /// <summary>Before this day number the set repeats every 400 years.</summary>
    public abstract long FirstIrregularDay { get; }

    /// <summary>After this day number the set repeats every 400 years.</summary>
    public abstract long LastIrregularDay { get; }

    /// <summary>What can be said without writing anything out.</summary>
    public virtual bool IsCertainlyNeverOpen => false;

    public virtual bool IsCertainlyAlwaysOpen => false;

    /// <summary>What the definitions behind the set say about a local date, in words.</summary>
    public abstract string Describe(LocalDate date);

    /// <summary>The open stretches of some buckets, as a pattern for each bucket.</summary>
    public abstract int[] WriteOut(long firstBucket, int count, int phase, DayPatterns patterns);
}
