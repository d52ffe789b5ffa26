using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

public class SecondsPlanTests
{
    private const uint Day = PeriodDays.SecondsPerDay;

    [Theory]
    [InlineData(1, 3000)]
    [InlineData(60, 800)]
    [InlineData(200, 0)]
    public void A_stream_is_written_out_a_few_times_only(int calendars, int coveredDays)
    {
        Window window = new(new Periods(PeriodGrain.Month, DateTimeZoneProviders.Tzdb["Europe/Berlin"]), new Grouping([]), long.MinValue, Nanoseconds.Never);
        SecondsPlan plan = new(new Run(window, new CalendarSet([.. Enumerable.Repeat(TableRecords.Berlin, calendars)])));
        uint start = 1_400_000_000;
        HashSet<PeriodDays> made = [];
        int covered = 0;
        for (uint day = 0; day < 3000; day++)
        {
            uint first = start + (day * Day);
            if (plan.Covers(first, first + Day, rows: 3000))
            {
                covered++;
                made.Add(plan.Days);
                Assert.Equal(window.Periods.IndexOf((first + 7) * Nanoseconds.PerSecond), PeriodOf(plan.Days, first + 7));
                Assert.Equal(
                    TableRecords.Berlin.Between(Instant.FromUnixTimeSeconds(first), Instant.FromUnixTimeSeconds(first + Day)),
                    Duration.FromSeconds(OpenBefore(plan.Open!, first + Day) - OpenBefore(plan.Open!, first)));
            }
        }

        Assert.InRange(covered, coveredDays, 3000);
        Assert.InRange(made.Count, 0, 6);
    }

    [Fact]
    public void One_date_far_away_has_the_next_rows_looked_up_as_before()
    {
        Window window = new(new Periods(PeriodGrain.Day, DateTimeZone.Utc), new Grouping([]), long.MinValue, Nanoseconds.Never);
        SecondsPlan plan = new(new Run(window, new CalendarSet([.. Enumerable.Repeat(TableRecords.Berlin, 10)])));
        Assert.False(plan.Covers(0, 1_700_000_000, rows: 5000));
        Assert.True(plan.Covers(1_700_000_000, 1_700_100_000, rows: 1));
        Assert.False(plan.Covers(0, 1_700_000_000, rows: 5000));
        Assert.True(plan.Covers(1_700_050_000, 1_700_200_000, rows: 1));
    }

    private static int PeriodOf(PeriodDays days, uint second)
    {
        uint[] found = new uint[1];
        SecondsKernel.Periods(days, [second], found, vectors: false);
        return found[0] == PeriodDays.Irregular ? days.NewPeriods().IndexOf(second * Nanoseconds.PerSecond) : days.First + (int)found[0];
    }

    private static long OpenBefore(OpenSeconds open, uint second)
    {
        uint[] found = new uint[1];
        SecondsKernel.OpenBefore(open, [second], [0], found, vectors: false);
        return found[0];
    }
}
