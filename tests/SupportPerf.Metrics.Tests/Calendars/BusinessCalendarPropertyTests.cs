using FsCheck;
using FsCheck.Xunit;
using Interval = NodaTime.Interval;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>The laws of a calendar, on random definitions around the transitions of odd zones.</summary>
public class BusinessCalendarPropertyTests
{
    private const int Minute = 60;
    private const int DaysWalked = 40;

    [Property(MaxTest = 80, Replay = "20261122,1")]
    public void Every_question_agrees_with_walking_minute_by_minute(DoNotSize<int> seed) => Compare(seed.Item, Minute, DaysWalked * 1440, 60);

    [Property(MaxTest = 10, Replay = "20261122,3")]
    public void Every_question_agrees_with_walking_second_by_second(DoNotSize<int> seed) => Compare(seed.Item, 1, 36 * 3600, 60);

    [Property(MaxTest = 300, Replay = "20261122,5")]
    public void Between_is_additive_antisymmetric_monotone_and_no_longer_than_time(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar calendar = CalendarSpec.Random(random, 1).Build();
        Instant[] t = [.. Enumerable.Range(0, 3).Select(_ => AnyInstant(random)).Order()];
        Duration whole = calendar.Between(t[0], t[2]);
        Assert.Equal(whole, calendar.Between(t[0], t[1]) + calendar.Between(t[1], t[2]));
        Assert.Equal(-whole, calendar.Between(t[2], t[0]));
        Assert.True(whole >= calendar.Between(t[0], t[1]));
        Assert.InRange(whole, Duration.Zero, t[2] - t[0]);
        Assert.Equal(Duration.Zero, calendar.Between(t[1], t[1]));
    }

    [Property(MaxTest = 300, Replay = "20261122,7")]
    public void Adding_gives_back_the_amount_and_the_two_boundaries_bracket_it(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar calendar = CalendarSpec.Random(random, 1).Build();
        if (calendar.IsNeverOpen)
        {
            return;
        }

        Instant start = AnyInstant(random);
        Duration amount = Amount(random);
        if (Try(() => calendar.Add(start, amount, Boundary.Latest)) is not { } latest)
        {
            return;
        }

        Instant earliest = calendar.Add(start, amount);
        Assert.Equal(amount, calendar.Between(start, earliest));
        Assert.Equal(amount, calendar.Between(start, latest));
        Assert.True(start <= earliest && earliest <= latest);
        Assert.True(calendar.IsOpen(latest));
        Assert.True(amount == Duration.Zero || calendar.Between(start, earliest - Duration.Epsilon) < amount);
        Assert.True(calendar.Between(start, latest + Duration.Epsilon) > amount);
    }

    [Property(MaxTest = 300, Replay = "20261122,9")]
    public void Subtracting_mirrors_adding(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar calendar = CalendarSpec.Random(random, 1).Build();
        if (calendar.IsNeverOpen)
        {
            return;
        }

        Instant end = AnyInstant(random);
        Duration amount = Amount(random);
        if (Try(() => calendar.Subtract(end, amount, Boundary.Earliest)) is not { } earliest)
        {
            return;
        }

        Instant latest = calendar.Subtract(end, amount);
        Assert.Equal(amount, calendar.Between(earliest, end));
        Assert.Equal(amount, calendar.Between(latest, end));
        Assert.True(earliest <= latest && latest <= end);
        if (amount > Duration.Zero)
        {
            Assert.Equal(latest, calendar.Add(end, -amount));
            Assert.Equal(earliest, calendar.Add(end, -amount, Boundary.Earliest));
            Assert.Equal(calendar.Add(earliest, amount), calendar.Subtract(earliest, -amount));
        }

        Assert.True(calendar.Between(earliest - Duration.Epsilon, end) > amount);
        Assert.True(amount == Duration.Zero || calendar.Between(latest + Duration.Epsilon, end) < amount);
    }

    [Property(MaxTest = 300, Replay = "20261122,11")]
    public void IsOpen_agrees_with_the_open_time_of_the_next_second(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar calendar = CalendarSpec.Random(random, 1).Build();
        for (int i = 0; i < 50; i++)
        {
            Instant instant = Instant.FromUnixTimeSeconds(AnyInstant(random).ToUnixTimeSeconds());
            Duration open = calendar.Between(instant, instant + Duration.FromSeconds(1));
            Assert.Equal(calendar.IsOpen(instant) ? Duration.FromSeconds(1) : Duration.Zero, open);
        }
    }

    [Property(MaxTest = 100, Replay = "20261122,13")]
    public void Open_intervals_are_sorted_apart_and_add_up_to_the_open_time(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec spec = CalendarSpec.Random(random, 1);
        BusinessCalendar calendar = spec.Build();
        Instant start = spec.Around.PlusDays(-random.Next(30)).AtStartOfDayInZone(spec.Zone).ToInstant() + Duration.FromNanoseconds(random.Next());
        var interval = new Interval(start, start + Duration.FromHours(random.Next(2000)));
        List<Interval> open = [.. calendar.OpenIntervals(interval)];
        Assert.Equal(calendar.Between(interval.Start, interval.End), open.Aggregate(Duration.Zero, (sum, stretch) => sum + stretch.Duration));
        Assert.All(open, stretch => Assert.True(calendar.IsOpen(stretch.Start) && stretch.Start >= interval.Start && stretch.End <= interval.End && stretch.Start < stretch.End));
        Assert.All(open.Zip(open.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }

    [Property(MaxTest = 200, Replay = "20261122,15")]
    public void Json_round_trips_to_the_same_text_and_the_same_answers(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar calendar = CalendarSpec.Random(random, 1).Build();
        BusinessCalendar read = BusinessCalendar.FromJson(calendar.ToJson());
        Assert.Equal(calendar.ToJson(), read.ToJson());
        for (int i = 0; i < 20; i++)
        {
            Instant a = AnyInstant(random);
            Instant b = AnyInstant(random);
            Assert.Equal(calendar.Between(a, b), read.Between(a, b));
        }
    }

    [Property(MaxTest = 60, Replay = "20261122,17")]
    public void The_answer_does_not_depend_on_what_was_asked_before(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec spec = CalendarSpec.Random(random, 1);
        BusinessCalendar first = spec.Build();
        BusinessCalendar second = spec.Build();
        (Instant A, Instant B)[] questions = [.. Enumerable.Range(0, 30).Select(_ => (FarInstant(random), FarInstant(random)))];
        var answers = questions.Select(q => (first.Between(q.A, q.B), first.NextOpening(q.A), first.PreviousClosing(q.B))).ToList();
        var reversed = questions.Reverse().Select(q => (second.Between(q.A, q.B), second.NextOpening(q.A), second.PreviousClosing(q.B))).Reverse().ToList();
        Assert.Equal(answers, reversed);
    }

    private static void Compare(int seed, int step, int steps, int questions)
    {
        var random = new Random(seed);
        CalendarSpec spec = CalendarSpec.Random(random, step);
        BusinessCalendar calendar = spec.Build();
        Instant middle = spec.Around.AtMidnight().InZoneLeniently(spec.Zone).ToInstant();
        long start = middle.ToUnixTimeSeconds() - (steps / 2L * step);
        var walker = new Walker(spec.IsOpen, Instant.FromUnixTimeSeconds(start - (start % Minute)), steps, step);
        long range = (walker.End - walker.Start).ToInt64Nanoseconds();
        for (int i = 0; i < questions; i++)
        {
            Instant a = Pick();
            Instant b = Pick();
            Assert.Equal(walker.IsOpen(a), calendar.IsOpen(a));
            Assert.Equal(walker.Between(a, b), calendar.Between(a, b));
            long nanoseconds = calendar.BetweenNanoseconds((a - NodaConstants.UnixEpoch).ToInt64Nanoseconds(), (b - NodaConstants.UnixEpoch).ToInt64Nanoseconds());
            Assert.Equal(walker.Between(a, b).ToInt64Nanoseconds(), nanoseconds);

            Same(walker.NextOpening(a), () => calendar.NextOpening(a));
            Same(walker.NextClosing(a), () => calendar.NextClosing(a));
            Same(walker.PreviousOpening(a), () => calendar.PreviousOpening(a));
            Same(walker.PreviousClosing(a), () => calendar.PreviousClosing(a));

            // A whole amount between two instants often ends exactly on a closing: the case in which the boundaries differ.
            Duration amount = random.Next(2) == 0 ? Amount(random) : Abs(calendar.Between(a, calendar.NextClosing(b) ?? b));
            Same(walker.AddEarliest(a, amount), () => calendar.Add(a, amount, Boundary.Earliest));
            Same(walker.AddLatest(a, amount), () => calendar.Add(a, amount, Boundary.Latest));
            Same(walker.SubtractLatest(a, amount), () => calendar.Subtract(a, amount, Boundary.Latest));
            Same(walker.SubtractEarliest(a, amount), () => calendar.Subtract(a, amount, Boundary.Earliest));
        }

        Instant Pick()
        {
            long offset = random.NextInt64(range);
            Instant instant = walker.Start.PlusNanoseconds(offset - (random.Next(3) == 0 ? 0 : offset % (NodaConstants.NanosecondsPerSecond * step)));
            return random.Next(4) == 0 ? Within(calendar.NextOpening(instant), instant)
                : random.Next(4) == 0 ? Within(calendar.NextClosing(instant), instant)
                : instant;
        }

        Instant Within(Instant? instant, Instant otherwise) => instant is { } i && i >= walker.Start && i < walker.End ? i : otherwise;

        void Same(Instant? expected, Func<Instant?> actual)
        {
            if (expected is { } instant && !calendar.IsNeverOpen)
            {
                Assert.Equal(instant, actual());
            }
        }
    }

    private static Duration Abs(Duration duration) => duration < Duration.Zero ? -duration : duration;

    private static Duration Amount(Random random) => random.Next(5) switch
    {
        0 => Duration.Zero,
        1 => Duration.FromSeconds(random.Next(100_000)),
        2 => Duration.FromHours(random.Next(20) * 8),
        3 => Duration.FromNanoseconds(random.NextInt64(200_000_000_000_000)),
        _ => Duration.FromHours(random.Next(10_000)),
    };

    private static Instant AnyInstant(Random random) =>
        Instant.FromUtc(1960, 1, 1, 0, 0).PlusNanoseconds(random.NextInt64(100L * 365 * 86_400 * 1_000_000_000));

    private static Instant FarInstant(Random random) => random.Next(2) == 0
        ? AnyInstant(random)
        : Instant.FromUnixTimeSeconds(random.NextInt64(Instant.MinValue.ToUnixTimeSeconds(), Instant.MaxValue.ToUnixTimeSeconds())).PlusNanoseconds(random.Next(1_000_000_000));

    private static Instant? Try(Func<Instant> question)
    {
        try
        {
            return question();
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // A calendar of some dates only has no answer beyond them.
        }
    }
}
