using FsCheck;
using FsCheck.Xunit;
using Interval = NodaTime.Interval;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>Calendars as sets of instants: intersection, union, difference and pauses obey the laws of sets, across zones.</summary>
public class CalendarAlgebraTests
{
    [Property(MaxTest = 6, Replay = "20261122,31")]
    public void Combined_calendars_agree_with_walking_minute_by_minute(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec first = CalendarSpec.Random(random);
        CalendarSpec second = CalendarSpec.Random(random);
        BusinessCalendar a = first.Build();
        BusinessCalendar b = second.Build();
        Instant start = Instant.FromUtc(first.Around.Year, first.Around.Month, first.Around.Day, 0, 0) - Duration.FromDays(4);
        List<Interval> pauses = Pauses(random, start, 60);
        bool IsPaused(Instant t) => pauses.Exists(pause => pause.Contains(t));
        (BusinessCalendar Calendar, Func<Instant, bool> IsOpen)[] cases =
        [
            (a & b, t => first.IsOpen(t) && second.IsOpen(t)),
            (a | b, t => first.IsOpen(t) || second.IsOpen(t)),
            (a.Except(b), t => first.IsOpen(t) && !second.IsOpen(t)),
            (a.Except(pauses), t => first.IsOpen(t) && !IsPaused(t)),
            ((a | b).Except(pauses) & a, t => first.IsOpen(t) && !IsPaused(t)),
        ];
        foreach ((BusinessCalendar calendar, Func<Instant, bool> isOpen) in cases)
        {
            var walker = new Walker(isOpen, start, 8 * 1440, 60);
            for (int i = 0; i < 15; i++)
            {
                Instant t = start + Duration.FromSeconds(random.Next(8 * 86_400));
                Instant u = start + Duration.FromSeconds(random.Next(8 * 86_400));
                Assert.Equal(walker.IsOpen(t), calendar.IsOpen(t));
                Assert.Equal(walker.Between(t, u), calendar.Between(t, u));
                if (walker.NextOpening(t) is { } opening)
                {
                    Assert.Equal(opening, calendar.NextOpening(t));
                }

                if (walker.NextClosing(t) is { } closing)
                {
                    Assert.Equal(closing, calendar.NextClosing(t));
                }

                Duration amount = Duration.FromMinutes(random.Next(3000));
                if (walker.AddLatest(t, amount) is { } due && !calendar.IsNeverOpen)
                {
                    Assert.Equal(due, calendar.Add(t, amount, Boundary.Latest));
                }
            }
        }
    }

    [Property(MaxTest = 8, Replay = "20261122,33")]
    public void Open_time_obeys_the_laws_of_sets(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar a = CalendarSpec.Random(random, 1).Build();
        BusinessCalendar b = CalendarSpec.Random(random, 1).Build();
        BusinessCalendar c = CalendarSpec.Random(random, 1).Build();
        BusinessCalendar all = BusinessCalendar.AlwaysOpen;
        BusinessCalendar both = a & b;
        BusinessCalendar either = a | b;
        BusinessCalendar only = a.Except(b);
        (BusinessCalendar Left, BusinessCalendar Right)[] equal =
        [
            (both, b & a),
            (either, b | a),
            (a & a, a),
            (a & all, a),
            (a | all, all),
            (a & (b & c), both & c),
            (a & (b | c), both | (a & c)),
            (all.Except(either), all.Except(a) & all.Except(b)),
            (only, a & all.Except(b)),
        ];
        for (int i = 0; i < 10; i++)
        {
            Instant t = Instant.FromUtc(1975, 1, 1, 0, 0) + Duration.FromSeconds((long)random.Next() * (random.Next(2) + 1));
            Instant u = i == 0 && seed.Item % 5 == 0 ? Instant.FromUtc(2300, 1, 1, 0, 0) : t + Duration.FromNanoseconds(random.NextInt64(500_000_000_000_000_000));
            Assert.All(equal, pair => Assert.Equal(pair.Left.Between(t, u), pair.Right.Between(t, u)));
            Assert.Equal(a.Between(t, u) + b.Between(t, u), both.Between(t, u) + either.Between(t, u));
            Assert.Equal(a.Between(t, u), both.Between(t, u) + only.Between(t, u));
            Assert.Equal(u - t, a.Between(t, u) + equal[7].Left.Between(t, u) + b.Except(a).Between(t, u));
        }
    }

    [Property(MaxTest = 60, Replay = "20261122,35")]
    public void Pauses_take_away_exactly_their_own_open_time(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec spec = CalendarSpec.Random(random, 1);
        BusinessCalendar calendar = spec.Build();
        Instant start = Instant.FromUtc(spec.Around.Year, spec.Around.Month, spec.Around.Day, 0, 0) - Duration.FromDays(20);
        List<Interval> pauses = Pauses(random, start, 1);
        Instant end = start + Duration.FromDays(random.Next(2, 60));

        // One after the other, so that what overlaps is taken away once.
        Duration expected = calendar.Between(start, end);
        Instant cursor = start;
        foreach (Interval pause in pauses.OrderBy(pause => pause.Start))
        {
            Instant from = Instant.Min(Instant.Max(pause.Start, cursor), end);
            Instant to = Instant.Min(Instant.Max(pause.End, from), end);
            expected -= calendar.Between(from, to);
            cursor = Instant.Max(cursor, to);
        }

        Assert.Equal(expected, calendar.Except(pauses).Between(start, end));
    }

    [Fact]
    public void A_pause_without_an_end_closes_the_rest_of_time()
    {
        Instant hold = Instant.FromUtc(2026, 11, 23, 10, 0) + Duration.FromNanoseconds(7);
        BusinessCalendar office = BusinessCalendar.In("UTC").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();
        BusinessCalendar calendar = office.Except([new Interval(hold, null)]);
        Instant morning = Instant.FromUtc(2026, 11, 23, 0, 0);
        Assert.Equal(Duration.FromHours(1) + Duration.FromNanoseconds(7), calendar.Between(morning, Instant.MaxValue));
        Assert.Equal(hold, calendar.NextClosing(morning));
        Assert.Null(calendar.NextOpening(hold));
        Assert.Equal(hold, calendar.Add(morning, Duration.FromHours(1) + Duration.FromNanoseconds(7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(morning, Duration.FromHours(1) + Duration.FromNanoseconds(8)));
        Assert.Equal(office.Between(Instant.MinValue, morning), calendar.Between(Instant.MinValue, morning));
        BusinessCalendar never = office.Except([new Interval(null, null)]);
        Assert.True(never.IsNeverOpen);
    }

    [Fact]
    public void Two_teams_share_an_hour_in_winter_and_in_summer_but_more_while_one_has_changed_its_clocks()
    {
        BusinessCalendar berlin = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(8, 0), new LocalTime(16, 0)).Build();
        BusinessCalendar newYork = BusinessCalendar.In("America/New_York").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build();
        BusinessCalendar both = berlin & newYork;
        BusinessCalendar cover = berlin | newYork;
        Instant Monday(int month, int day) => Instant.FromUtc(2026, month, day, 0, 0);
        Assert.Equal(Duration.FromHours(1), both.Between(Monday(2, 2), Monday(2, 3)));
        Assert.Equal(Duration.FromHours(2), both.Between(Monday(3, 16), Monday(3, 17)));
        Assert.Equal(Duration.FromHours(1), both.Between(Monday(7, 6), Monday(7, 7)));
        Assert.Equal(Duration.FromHours(15), cover.Between(Monday(7, 6), Monday(7, 7)));
        Assert.Equal("Europe/Berlin", both.TimeZone.Id);
        Assert.Equal(berlin.TzdbVersion, both.TzdbVersion);
        Assert.True((berlin & berlin.Except(berlin)).IsNeverOpen);
        Assert.True((berlin & BusinessCalendar.In("UTC").On(IsoDayOfWeek.Sunday, new LocalTime(9, 0), new LocalTime(17, 0)).Build()).IsNeverOpen);
        Assert.Throws<InvalidOperationException>(both.ToJson);
    }

    private static List<Interval> Pauses(Random random, Instant start, int unit) =>
    [
        .. Enumerable.Range(0, random.Next(8)).Select(_ =>
        {
            Instant from = start + Duration.FromSeconds(random.Next(40 * 86_400) / unit * unit);
            Duration length = Duration.FromSeconds(random.Next(random.Next(2) == 0 ? 3_600 : 500_000) / unit * unit);
            return unit > 1 ? new Interval(from, from + length) : new Interval(from.PlusNanoseconds(random.Next()), (from + length).PlusNanoseconds(int.MaxValue));
        }),
    ];
}
