using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// The business days of a calendar as a set of its own: bucket n stands for local date n, and is "open" for its first second if that date has any open time.
/// So counting and stepping over business days are the same two look-ups as for open time, over any distance.
/// </summary>
internal sealed class BusinessDaySet(Timeline timeline, DateTimeZone zone) : OpenSet
{
    private static readonly List<long> FirstSecond = [0, DayPatterns.NanosecondsPerSecond];

    public override int Phase => 0;

    // Local dates lie less than two days from the buckets of their instants.
    public override long FirstIrregularDay { get; } = timeline.Set.FirstIrregularDay - 2;

    public override long LastIrregularDay { get; } = timeline.Set.LastIrregularDay + 2;

    public override bool IsCertainlyNeverOpen => timeline.Set.IsCertainlyNeverOpen;

    public override string Describe(LocalDate date) => timeline.Set.Describe(date);

    public override int[] WriteOut(long firstBucket, int count, int phase, DayPatterns patterns)
    {
        int businessDay = patterns.Add(FirstSecond);
        var days = new LocalDays(zone);
        var result = new int[count];
        for (int i = 0; i < count; i++)
        {
            bool open = false;
            foreach ((long from, long to) in days.Of(firstBucket + i))
            {
                open |= timeline.Between(new Moment(from, 0), new Moment(to, 0)) > Duration.Zero;
            }

            result[i] = open ? businessDay : DayPatterns.Closed;
        }

        return result;
    }
}
