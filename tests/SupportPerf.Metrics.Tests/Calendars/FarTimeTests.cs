using FsCheck;
using FsCheck.Xunit;
using NodaTime.TimeZones;
using Interval = NodaTime.Interval;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>No horizon: far years, the ends of NodaTime's time line, amounts of any size. An answer or an error that names the limit, never a loop.</summary>
public class FarTimeTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Five = new(17, 0);

    [Fact]
    public void Every_zone_repeats_every_400_years_once_its_own_dates_are_over()
    {
        Duration cycle = Duration.FromDays(146_097);
        Instant from = Instant.FromUtc(2101, 1, 1, 0, 0);
        foreach (string id in DateTimeZoneProviders.Tzdb.Ids)
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            foreach (ZoneInterval interval in zone.GetZoneIntervals(new Interval(from, from + cycle)))
            {
                Instant inside = interval.HasStart ? Instant.Max(interval.Start, from) : from;
                ZoneInterval later = zone.GetZoneInterval(inside + cycle);
                Assert.Equal(interval.WallOffset, later.WallOffset);
                if (interval.HasEnd)
                {
                    Assert.Equal(interval.End + cycle, later.End);
                }
                else
                {
                    Assert.False(later.HasEnd);
                }
            }
        }
    }

    [Property(MaxTest = 5, Replay = "20261122,21")]
    public void Far_years_agree_with_walking_minute_by_minute(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec spec = CalendarSpec.Random(random);
        BusinessCalendar calendar = spec.Build();
        int[] years = [-9998, -4321, 0, 1066, 1582, 1883, 1900, 1945, 2099, 2100, 2101, 2200, 2400, 2500, 2501, 3333, 9998];
        foreach (int year in years)
        {
            Instant start = Instant.FromUtc(year, 1 + random.Next(12), 1 + random.Next(20), 0, 0);
            var walker = new Walker(spec.IsOpen, start, 7 * 86_400 / 60, 60);
            for (int i = 0; i < 10; i++)
            {
                // Before zones agreed on minutes their offsets had seconds: steps of a minute would straddle openings.
                Instant a = start + Duration.FromMinutes(random.Next(7 * 1440));
                if (a.InZone(spec.Zone).Offset.Seconds % 60 != 0)
                {
                    continue;
                }

                Instant b = start + Duration.FromMinutes(random.Next(7 * 1440));
                Assert.Equal(walker.IsOpen(a), calendar.IsOpen(a));
                Assert.Equal(walker.Between(a, b), calendar.Between(a, b));
                if (walker.NextOpening(a) is { } opening)
                {
                    Assert.Equal(opening, calendar.NextOpening(a));
                }

                if (walker.PreviousClosing(a) is { } closing)
                {
                    Assert.Equal(closing, calendar.PreviousClosing(a));
                }

                Duration amount = Duration.FromMinutes(random.Next(1000));
                if (walker.AddLatest(a, amount) is { } due)
                {
                    Assert.Equal(due, calendar.Add(a, amount, Boundary.Latest));
                }
            }
        }
    }

    [Property(MaxTest = 40, Replay = "20261122,23")]
    public void Near_and_far_answers_join(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendar calendar = CalendarSpec.Random(random, 1).Build();
        Instant near = Instant.FromUtc(1990, 1, 1, 0, 0) + Duration.FromSeconds(random.Next());
        Instant later = near + Duration.FromSeconds(random.Next(400_000_000));
        Instant far = random.Next(2) == 0 ? Instant.FromUtc(1700, 1, 1, 0, 0) - Duration.FromSeconds(random.Next()) : Instant.FromUtc(2150, 1, 1, 0, 0) + Duration.FromSeconds(random.Next());
        Assert.Equal(calendar.Between(near, far), calendar.Between(near, later) + calendar.Between(later, far));
        Duration open = calendar.Between(near, far);
        if (open > Duration.Zero)
        {
            Instant due = calendar.Add(near, open);
            Assert.Equal(open, calendar.Between(near, due));
            Assert.True(due <= far);
            Assert.Equal(Duration.Zero, calendar.Between(due, far));
        }
    }

    [Fact]
    public void The_ends_of_time_are_ordinary_instants()
    {
        foreach (string zone in CalendarSpec.Zones)
        {
            BusinessCalendar calendar = BusinessCalendar.In(zone).Weekdays(Nine, Five).Build();
            Duration all = calendar.Between(Instant.MinValue, Instant.MaxValue);
            Assert.Equal(-all, calendar.Between(Instant.MaxValue, Instant.MinValue));
            Assert.Equal(all, calendar.Between(Instant.MinValue, NodaConstants.UnixEpoch) + calendar.Between(NodaConstants.UnixEpoch, Instant.MaxValue));

            // 19,998 years less a second or so, of which 5 * 8 of 168 hours are open; daylight saving moves none of them.
            Assert.InRange(all.TotalHours, 19_998 * 365.2425 * 40 / 7 - 24, 19_998 * 365.2425 * 40 / 7 + 24);
            Assert.True(calendar.NextOpening(Instant.MinValue) - Instant.MinValue < Duration.FromDays(5));
            Assert.True(Instant.MaxValue - calendar.PreviousClosing(Instant.MaxValue) < Duration.FromDays(5));
            Assert.Null(calendar.NextOpening(Instant.MaxValue));
            Assert.Null(calendar.NextClosing(Instant.MaxValue));
            Assert.Null(calendar.PreviousOpening(Instant.MinValue));
            Assert.Null(calendar.PreviousClosing(Instant.MinValue));
            Instant last = calendar.Add(Instant.MinValue, all);
            Assert.Equal(all, calendar.Between(Instant.MinValue, last));
            Assert.Equal(Instant.MinValue, Instant.Min(Instant.MinValue, calendar.Subtract(Instant.MaxValue, all)));
        }
    }

    [Fact]
    public void Amounts_beyond_the_ends_are_errors_that_name_the_limit()
    {
        BusinessCalendar calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(Nine, Five).Build();
        Instant now = Instant.FromUtc(2026, 11, 22, 12, 0);
        foreach (Duration amount in (Duration[])[Duration.FromDays(700_000), Duration.FromDays(3_000_000), Duration.MaxValue])
        {
            foreach (Boundary boundary in (Boundary[])[Boundary.Earliest, Boundary.Latest])
            {
                Assert.Contains("9999-12-31T23:59:59", Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(now, amount, boundary)).Message, StringComparison.Ordinal);
                if (amount > Duration.FromDays(1_000_000))
                {
                    Assert.Contains("-9998-01-01T00:00:00", Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Subtract(now, amount, boundary)).Message, StringComparison.Ordinal);
                }
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.AddBusinessDays(new LocalDate(2026, 1, 1), int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.AddBusinessDays(new LocalDate(2026, 1, 1), int.MinValue + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.AddBusinessDays(LocalDate.MaxIsoValue, 1));
    }

    [Fact]
    public void Ten_thousand_hours_and_thousands_of_years_are_one_look_up()
    {
        BusinessCalendar calendar = BusinessCalendar.In("America/New_York").Weekdays(Nine, Five).Build();
        Instant friday = Instant.FromUtc(2026, 11, 20, 14, 0);
        Assert.Equal(Instant.FromUtc(2031, 9, 4, 21, 0), calendar.Add(friday, Duration.FromHours(10_000)));
        Assert.Equal(Instant.FromUtc(2031, 9, 5, 13, 0), calendar.Add(friday, Duration.FromHours(10_000), Boundary.Latest));
        Assert.Equal(Duration.FromHours(10_000), calendar.Between(friday, Instant.FromUtc(2031, 9, 5, 13, 0)));
        Assert.Equal(1250, calendar.BusinessDaysBetween(new LocalDate(2026, 11, 20), new LocalDate(2031, 9, 5)));
        Assert.Equal(new LocalDate(2031, 9, 5), calendar.AddBusinessDays(new LocalDate(2026, 11, 20), 1250));
        Assert.Equal(new LocalDate(2426, 11, 20), calendar.AddBusinessDays(new LocalDate(2026, 11, 20), 104_355));
    }

    [Fact]
    public void A_calendar_that_opens_on_one_date_only_is_found_from_anywhere_and_ends()
    {
        LocalDate day = new(2020, 2, 29);
        BusinessCalendar calendar = BusinessCalendar.In("Asia/Kolkata").Shift(day, Nine, Five).Build();
        Instant opening = Instant.FromUtc(2020, 2, 29, 3, 30);
        Instant closing = Instant.FromUtc(2020, 2, 29, 11, 30);
        Assert.False(calendar.IsNeverOpen);
        Assert.Equal(opening, calendar.NextOpening(Instant.MinValue));
        Assert.Equal(closing, calendar.PreviousClosing(Instant.MaxValue));
        Assert.Null(calendar.NextOpening(closing));
        Assert.Null(calendar.PreviousOpening(opening - Duration.Epsilon));
        Assert.Equal(closing, calendar.Add(Instant.MinValue, Duration.FromHours(8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(Instant.MinValue, Duration.FromHours(8), Boundary.Latest));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(opening, Duration.FromHours(9)));
        Assert.Equal(opening, calendar.Subtract(Instant.MaxValue, Duration.FromHours(8)));
        Assert.Equal(1, calendar.BusinessDaysBetween(LocalDate.MinIsoValue, LocalDate.MaxIsoValue));
        Assert.Equal(day, calendar.AddBusinessDays(LocalDate.MinIsoValue, 1));
    }

    [Fact]
    public void A_calendar_that_closed_for_good_has_no_next_opening()
    {
        BusinessCalendar calendar = BusinessCalendar.In("Europe/Paris").Weekdays(Nine, Five).From(new LocalDate(2024, 1, 1), _ => { }).Build();
        Assert.Null(calendar.NextOpening(Instant.FromUtc(2024, 1, 1, 0, 0)));
        Assert.Equal(Instant.FromUtc(2023, 12, 29, 16, 0), calendar.PreviousClosing(Instant.FromUtc(3000, 1, 1, 0, 0)));
        Assert.Equal(Duration.Zero, calendar.Between(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.MaxValue));
    }

    [Fact]
    public void A_single_closed_date_in_an_endless_opening_is_found()
    {
        BusinessCalendarBuilder builder = BusinessCalendar.In("UTC").Closed(new LocalDate(2050, 6, 1));
        foreach (IsoDayOfWeek day in Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day))
        {
            builder.OpenAllDay(day);
        }

        BusinessCalendar calendar = builder.Build();
        Assert.False(calendar.IsAlwaysOpen);
        Assert.Equal(Instant.FromUtc(2050, 6, 1, 0, 0), calendar.NextClosing(Instant.FromUtc(1000, 1, 1, 0, 0)));
        Assert.Equal(Instant.FromUtc(2050, 6, 2, 0, 0), calendar.PreviousOpening(Instant.FromUtc(9000, 1, 1, 0, 0)));
        Assert.Null(calendar.NextClosing(Instant.FromUtc(2050, 6, 1, 0, 0)));
        Assert.Null(calendar.PreviousOpening(Instant.FromUtc(2050, 6, 1, 0, 0)));
    }
}
