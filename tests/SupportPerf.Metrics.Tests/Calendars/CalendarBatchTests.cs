using FsCheck;
using FsCheck.Xunit;
using NodaTime.HighPerformance;
using SupportPerf.Metrics.Calendars;
using Interval = NodaTime.Interval;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>Many questions at once, from many threads, without allocation: the same answers as one by one.</summary>
public class CalendarBatchTests
{
    [Property(MaxTest = 60, Replay = "20261122,51")]
    public void A_batch_is_the_same_as_one_by_one(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar calendar = AnyCalendar(random);
        int count = random.Next(300);
        Instant64[] starts = [.. Enumerable.Range(0, count).Select(_ => AnyInstant(random))];
        Instant64[] ends = [.. Enumerable.Range(0, count).Select(_ => AnyInstant(random))];
        Instant[] plainStarts = [.. starts.Select(start => start.ToInstant())];
        Instant[] plainEnds = [.. ends.Select(end => end.ToInstant())];
        Duration[] expected = [.. plainStarts.Zip(plainEnds, calendar.Between)];

        var results = new Duration64[count + 1];
        calendar.Between(starts, ends, results);
        Assert.Equal(expected, results.Take(count).Select(result => result.ToDuration()));
        Assert.Equal(default, results[count]);

        var plain = new Duration[count];
        calendar.Between(plainStarts, plainEnds, plain);
        Assert.Equal(expected, plain);

        Assert.Equal(
            expected.Select(open => open.ToInt64Nanoseconds()),
            starts.Zip(ends, (start, end) => calendar.BetweenNanoseconds(start.ToUnixTimeNanoseconds(), end.ToUnixTimeNanoseconds())));

        if (!calendar.IsNeverOpen)
        {
            Duration amount = Duration.FromSeconds(random.Next(1_000_000));
            var due = new Instant[count];
            calendar.Add(plainStarts, amount, Boundary.Latest, due);
            Assert.Equal(plainStarts.Select(start => calendar.Add(start, amount, Boundary.Latest)), due);
        }
    }

    [Property(MaxTest = 60, Replay = "20261122,53")]
    public void The_portable_path_gives_the_same_as_the_vector_path(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec spec = CalendarSpec.Random(random, random.Next(2) == 0 ? 1 : 900);
        OpenWindow window = Window(spec.Build());
        int count = random.Next(200);

        // Edges of buckets are where a quotient in floating point could be one off.
        long Pick()
        {
            long within = random.NextInt64(window.Length);
            return window.StartNanoseconds + (random.Next(3) == 0 ? within - (within % DayPatterns.NanosecondsPerDay) + random.Next(-1, 2) : within);
        }

        long[] starts = [.. Enumerable.Range(0, count).Select(_ => Pick())];
        long[] ends = [.. Enumerable.Range(0, count).Select(_ => Pick())];
        var vector = new long[count];
        var portable = new long[count];
        Assert.Equal(window.BetweenOneByOne(starts, ends, portable), window.Between(starts, ends, vector));
        Assert.Equal(portable, vector);
    }

    [Theory]
    [InlineData("UTC", 9, 17)]
    [InlineData("America/New_York", 9, 17)]
    [InlineData("Australia/Sydney", 0, 0)]
    public void Plain_calendars_give_the_same_in_a_batch(string zone, int opens, int closes)
    {
        // Office hours have no more patterns of a day than a register holds; days and nights with their changes of the clock have more.
        BusinessCalendar calendar = BusinessCalendar.In(zone).Weekdays(new LocalTime(opens, opens == closes ? 1 : 0), new LocalTime(closes, 0)).Closed(new LocalDate(2026, 12, 25)).Build();
        OpenWindow window = Window(calendar);
        var random = new Random(1);
        long[] starts = [.. Enumerable.Range(0, 4001).Select(_ => window.StartNanoseconds + random.NextInt64(window.Length))];
        long[] ends = [.. starts.Select(start => Math.Min(start + random.NextInt64(90 * DayPatterns.NanosecondsPerDay), window.StartNanoseconds + window.Length - 1))];
        var vector = new long[starts.Length];
        var portable = new long[starts.Length];
        Assert.Equal(starts.Length, window.BetweenOneByOne(starts, ends, portable));
        Assert.Equal(starts.Length, window.Between(starts, ends, vector));
        Assert.Equal(portable, vector);
    }

    [Fact]
    public void Instants_outside_of_the_window_stop_the_kernel_wherever_they_stand()
    {
        OpenWindow window = Window(BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build());
        long inside = window.StartNanoseconds + (window.Length / 2);
        foreach (long outside in (long[])[window.StartNanoseconds - 1, window.StartNanoseconds + window.Length, long.MinValue, long.MaxValue, long.MinValue + 1, 0x7000_0000_0000_0000])
        {
            for (int at = 0; at < 11; at++)
            {
                long[] starts = [.. Enumerable.Repeat(inside, 11)];
                long[] ends = [.. Enumerable.Repeat(inside, 11)];
                (at % 2 == 0 ? starts : ends)[at] = outside;
                Assert.Equal(at, window.Between(starts, ends, new long[11]));
                Assert.Equal(at, window.BetweenOneByOne(starts, ends, new long[11]));
            }
        }
    }

    [Fact]
    public void Columns_of_unlike_lengths_are_refused()
    {
        BusinessCalendar calendar = BusinessCalendar.AlwaysOpen;
        Assert.Equal("ends", Assert.Throws<ArgumentException>(() => calendar.Between(new Instant[2], new Instant[1], new Duration[2])).ParamName);
        Assert.Equal("results", Assert.Throws<ArgumentException>(() => calendar.Between(new Instant64[2], new Instant64[2], new Duration64[1])).ParamName);
        Assert.Equal("results", Assert.Throws<ArgumentException>(() => calendar.Add(new Instant[2], Duration.Zero, Boundary.Earliest, new Instant[1])).ParamName);
    }

    [Fact]
    public void Sixty_four_threads_agree_on_one_calendar_that_none_has_used_before()
    {
        var random = new Random(20261122);
        CalendarSpec spec = CalendarSpec.Random(random, 1);
        BusinessCalendar expected = spec.Build();
        BusinessCalendar shared = spec.Build();
        (Instant Start, Instant End)[] spans = [.. Enumerable.Range(0, 400).Select(i => (AnyInstant(random).ToInstant(), AnyInstant(random).ToInstant()))];
        var answers = spans.Select(span => Answer(expected, span)).ToArray();
        Exception? failure = null;
        using var start = new Barrier(64);
        Thread[] threads = [.. Enumerable.Range(0, 64).Select(n => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                for (int i = 0; i < spans.Length; i++)
                {
                    int at = (i + (n * 37)) % spans.Length;
                    Assert.Equal(answers[at], Answer(shared, spans[at]));
                }
            }
            catch (Exception error)
            {
                failure = error;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(failure);
    }

    [SkippableFact]
    public void Questions_allocate_nothing()
    {
#if NETSTANDARD_ASSET
        Skip.If(true, "The netstandard2.0 asset is measured on the frameworks that have an asset of their own.");
#endif
        BusinessCalendar calendar = BusinessCalendar.In("America/New_York").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();
        Instant start = Instant.FromUtc(2026, 1, 1, 0, 0);
        Instant64[] starts = [.. Enumerable.Range(0, 64).Select(i => Instant64.FromUnixTimeSeconds(1_700_000_000 + (i * 86_400)))];
        var results = new Duration64[64];
        Duration sum = Duration.Zero;
        void Ask()
        {
            for (int i = 0; i < 64; i++)
            {
                Instant t = start + Duration.FromHours(i * 7);
                sum += calendar.Between(start, t);
                sum += calendar.Between(t, start + Duration.FromDays(3650));
                sum += calendar.Add(t, Duration.FromHours(i)) - calendar.Subtract(t, Duration.FromHours(i), Boundary.Earliest);
                sum += Duration.FromNanoseconds(calendar.BetweenNanoseconds(i, i * 1_000_000_000_000L));
                sum += calendar.IsOpen(t) ? calendar.NextClosing(t)!.Value - t : calendar.NextOpening(t)!.Value - calendar.PreviousClosing(t)!.Value;
            }

            calendar.Between(starts, starts, results);
        }

        Assert.Equal(0, Allocations.Least(Ask));
        Assert.NotEqual(Duration.Zero, sum);
    }

    [Fact]
    public void Half_a_century_with_five_hundred_holidays_takes_less_than_300_KB()
    {
        BusinessCalendarBuilder builder = BusinessCalendar.In("America/New_York").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0));
        for (int i = 0; i < 500; i++)
        {
            builder.Closed(new LocalDate(2000, 1, 3).PlusDays(i * 37));
        }

        BusinessCalendar calendar = builder.Build();
        var window = new OpenWindow(calendar.OpenSet, CivilDays.From(2000, 1, 1), (int)(CivilDays.From(2051, 1, 1) - CivilDays.From(2000, 1, 1)), 0);
        window.LatestAt(1, closed: false, near: 0);
        Assert.InRange(window.Size, 100_000, 300_000);
    }

    private static (Duration, Instant?, Instant?, bool) Answer(BusinessCalendar calendar, (Instant Start, Instant End) span) =>
        (calendar.Between(span.Start, span.End), calendar.NextClosing(span.Start), calendar.PreviousOpening(span.End), calendar.IsOpen(span.Start));

    private static OpenWindow Window(BusinessCalendar calendar)
    {
        calendar.Between(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0));
        return calendar.Window!;
    }

    private static BusinessCalendar AnyCalendar(Random random)
    {
        BusinessCalendar calendar = CalendarSpec.Random(random, 1).Build();
        Instant start = AnyInstant(random).ToInstant();
        return random.Next(5) switch
        {
            0 => calendar.Except([new Interval(start, start.PlusNanoseconds(random.NextInt64(100_000_000_000_000)))]),
            1 => calendar | CalendarSpec.Random(random, 1).Build(),
            2 => BusinessCalendar.AlwaysOpen,
            _ => calendar,
        };
    }

    private static Instant64 AnyInstant(Random random) => random.Next(12) == 0
        ? Instant64.FromUnixTimeNanoseconds(random.NextInt64(-4_600_000_000_000_000_000, 4_600_000_000_000_000_000))
        : Instant64.FromUnixTimeNanoseconds(random.NextInt64(1_000_000_000_000_000_000, 1_900_000_000_000_000_000));
}
