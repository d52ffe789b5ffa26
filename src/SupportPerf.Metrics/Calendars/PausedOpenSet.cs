using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>An open set less some pauses: intervals of instants, exact to the nanosecond. Only the buckets that a pause touches are worked on.</summary>
internal sealed class PausedOpenSet : OpenSet
{
    private const int SecondsPerDay = LocalSpan.SecondsPerDay;

    private readonly OpenSet _set;

    /// <summary>Sorted and apart.</summary>
    private readonly List<(Moment Start, Moment End)> _pauses = [];

    public PausedOpenSet(OpenSet set, IEnumerable<Interval> pauses)
    {
        _set = set;
        (long firstDay, long lastDay) = (set.FirstIrregularDay, set.LastIrregularDay);
        foreach (Interval pause in pauses.OrderBy(pause => pause.HasStart ? pause.Start : Instant.MinValue))
        {
            // A pause without an end reaches beyond every instant, so that the set still repeats after its last finite bound.
            Moment start = pause.HasStart ? Moment.Of(pause.Start) : new Moment(long.MinValue, 0);
            Moment end = pause.HasEnd ? Moment.Of(pause.End) : new Moment(long.MaxValue, 0);
            foreach (Moment bound in (Moment[])[start, end])
            {
                if (bound.Seconds is not (long.MinValue or long.MaxValue))
                {
                    long day = CivilDays.FloorDivide(bound.Seconds, SecondsPerDay);
                    firstDay = Math.Min(firstDay, day - 2); // Two days of slack for the phase of the buckets.
                    lastDay = Math.Max(lastDay, day + 2);
                }
            }

            int last = _pauses.Count - 1;
            if (last >= 0 && Compare(start, _pauses[last].End) <= 0)
            {
                _pauses[last] = (_pauses[last].Start, Compare(end, _pauses[last].End) > 0 ? end : _pauses[last].End);
            }
            else if (Compare(start, end) < 0)
            {
                _pauses.Add((start, end));
            }
        }

        FirstIrregularDay = firstDay;
        LastIrregularDay = lastDay;
    }

    public override int Phase => _set.Phase;

    public override long FirstIrregularDay { get; }

    public override long LastIrregularDay { get; }

    public override bool IsCertainlyNeverOpen => _set.IsCertainlyNeverOpen;

    public override bool IsCertainlyAlwaysOpen => _set.IsCertainlyAlwaysOpen && _pauses.Count == 0;

    public override int[] WriteOut(long firstBucket, int count, int phase, DayPatterns patterns)
    {
        int[] result = _set.WriteOut(firstBucket, count, phase, patterns);
        long origin = (firstBucket * SecondsPerDay) + phase;
        int done = -1;
        foreach ((Moment start, Moment end) in _pauses)
        {
            int first = Math.Max(BucketOf(start, origin, count), done + 1);
            int last = Math.Min(BucketOf(end, origin, count), count - 1);
            for (int i = first; i <= last; i++)
            {
                result[i] = patterns.Add(Without(patterns[result[i]], origin + ((long)i * SecondsPerDay)));
                done = i;
            }
        }

        return result;
    }

    public override string Describe(LocalDate date) => _set.Describe(date) + " less pauses";

    private static int Compare(Moment a, Moment b) =>
        a.Seconds != b.Seconds ? a.Seconds.CompareTo(b.Seconds) : a.Nanoseconds.CompareTo(b.Nanoseconds);

    /// <summary>The bucket of a moment, or the nearest number just outside.</summary>
    private static int BucketOf(Moment moment, long origin, int count) =>
        moment.Seconds < origin ? 0
        : moment.Seconds >= origin + ((long)count * SecondsPerDay) ? count
        : (int)((moment.Seconds - origin) / SecondsPerDay);

    /// <summary>A moment in nanoseconds from a bucket's start, cut to the bucket.</summary>
    private static long InBucket(Moment moment, long bucketStart) =>
        moment.Seconds < bucketStart ? 0
        : moment.Seconds >= bucketStart + SecondsPerDay ? DayPatterns.NanosecondsPerDay
        : ((moment.Seconds - bucketStart) * DayPatterns.NanosecondsPerSecond) + moment.Nanoseconds;

    /// <summary>All pauses that touch the bucket at once: the first that does is found by halving.</summary>
    private List<long> Without(List<long> open, long bucketStart)
    {
        int lo = 0;
        int hi = _pauses.Count;
        while (lo < hi)
        {
            int middle = (lo + hi) / 2;
            if (_pauses[middle].End.Seconds < bucketStart)
            {
                lo = middle + 1;
            }
            else
            {
                hi = middle;
            }
        }

        List<long> paused = [];
        for (int i = lo; i < _pauses.Count && _pauses[i].Start.Seconds < bucketStart + SecondsPerDay; i++)
        {
            Stretches.Append(paused, InBucket(_pauses[i].Start, bucketStart), InBucket(_pauses[i].End, bucketStart));
        }

        List<long> left = [];
        Stretches.Subtract(open, paused, left);
        return left;
    }
}
