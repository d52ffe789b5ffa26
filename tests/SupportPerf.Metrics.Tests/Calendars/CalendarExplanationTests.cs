using FsCheck;
using FsCheck.Xunit;
using Interval = NodaTime.Interval;

namespace SupportPerf.Metrics.Tests.Calendars;

public class CalendarExplanationTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Five = new(17, 0);

    [Fact]
    public void Every_date_says_what_counted_and_which_rule_decided()
    {
        BusinessCalendar calendar = BusinessCalendar.In("Europe/Berlin")
            .Weekdays(Nine, Five)
            .Shift(new LocalDate(2026, 12, 24), Nine, new LocalTime(12, 0))
            .ShiftClosed(new LocalDate(2026, 12, 30))
            .Closed(new LocalDate(2026, 12, 25), "Christmas Day")
            .Closed(new LocalDate(2026, 12, 31))
            .ClosedEveryYear(1, 1, "New Year")
            .Break(new LocalDate(2026, 12, 28), new LocalTime(12, 0), new LocalTime(13, 0))
            .From(new LocalDate(2027, 1, 4), hours => hours.Weekdays(new LocalTime(22, 0), new LocalTime(6, 0)))
            .Build();
        CalendarExplanation explanation = calendar.Explain(Instant.FromUtc(2026, 12, 23, 14, 30), Instant.FromUtc(2027, 1, 5, 12, 0));
        string expected = $"""
            27:30:00 of open time from 2026-12-23T14:30:00Z to 2027-01-05T12:00:00Z
            in Europe/Berlin, tz database {calendar.TzdbVersion}
              Wed 2026-12-23     1:30:00  15:30-17:00  weekly hours, 09:00-17:00
              Thu 2026-12-24     3:00:00  09:00-12:00  shift 09:00-12:00
              Fri 2026-12-25      closed  holiday: Christmas Day
              Sat 2026-12-26      closed  weekly hours
              Sun 2026-12-27      closed  weekly hours
              Mon 2026-12-28     7:00:00  09:00-12:00, 13:00-17:00  weekly hours, 09:00-17:00, less the break 12:00-13:00
              Tue 2026-12-29     8:00:00  09:00-17:00  weekly hours, 09:00-17:00
              Wed 2026-12-30      closed  shift without hours
              Thu 2026-12-31      closed  holiday
              Fri 2027-01-01      closed  holiday of every year: New Year
              Sat 2027-01-02      closed  weekly hours
              Sun 2027-01-03      closed  weekly hours
              Mon 2027-01-04     2:00:00  22:00-24:00  weekly hours from 2027-01-04 on, 22:00-06:00
              Tue 2027-01-05     6:00:00  00:00-06:00  weekly hours from 2027-01-04 on, 22:00-06:00
            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, explanation.ToString());
        ExplainedDay christmas = explanation.Days.Single(day => day.Date == new LocalDate(2026, 12, 25));
        Assert.Equal((DayRule.Holiday, "Christmas Day", true), (christmas.Rule, christmas.Name, christmas.IsClosed));
        Assert.Empty(christmas.Stretches);
        Assert.Equal(DayRule.RecurringHoliday, explanation.Days.Single(day => day.Date == new LocalDate(2027, 1, 1)).Rule);
        Assert.Equal(DayRule.Shift, explanation.Days.Single(day => day.Date == new LocalDate(2026, 12, 30)).Rule);
    }

    [Fact]
    public void A_date_that_the_zone_skipped_has_no_instant()
    {
        BusinessCalendar calendar = BusinessCalendar.In("Pacific/Apia").Weekdays(Nine, Five).Build();
        CalendarExplanation explanation = calendar.Explain(Instant.FromUtc(2011, 12, 29, 12, 0), Instant.FromUtc(2011, 12, 31, 12, 0));
        Assert.Equal([new LocalDate(2011, 12, 29), new LocalDate(2011, 12, 30), new LocalDate(2011, 12, 31), new LocalDate(2012, 1, 1)], explanation.Days.Select(day => day.Date));
        ExplainedDay skipped = explanation.Days[1];
        Assert.Equal(DayRule.SkippedDate, skipped.Rule);
        Assert.Contains("Pacific/Apia skipped this date", skipped.Reason, StringComparison.Ordinal);
        Assert.False(calendar.IsBusinessDay(skipped.Date));
        Assert.Equal(new LocalDate(2012, 1, 2), calendar.AddBusinessDays(new LocalDate(2011, 12, 29), 1));
    }

    [Fact]
    public void A_combined_calendar_repeats_what_its_parts_say()
    {
        LocalDate day = new(2026, 12, 25);
        BusinessCalendar calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(Nine, Five).Closed(day, "Christmas").Build()
            & BusinessCalendar.In("Asia/Kolkata").Weekdays(Nine, Five).Build();
        ExplainedDay explained = Assert.Single(calendar.Explain(Instant.FromUtc(2026, 12, 25, 1, 0), Instant.FromUtc(2026, 12, 25, 2, 0)).Days);
        Assert.Equal(DayRule.Combined, explained.Rule);
        Assert.Equal("Europe/Berlin (holiday: Christmas) and Asia/Kolkata (weekly hours, 09:00-17:00)", explained.Reason);
    }

    [Fact]
    public void Backwards_empty_and_too_long_spans()
    {
        BusinessCalendar calendar = BusinessCalendar.In("UTC").Weekdays(Nine, Five).Build();
        Instant start = Instant.FromUtc(2026, 11, 23, 0, 0);
        Instant end = Instant.FromUtc(2026, 11, 24, 0, 0);
        Assert.Equal(-Duration.FromHours(8), calendar.Explain(end, start).OpenTime);
        Assert.Equal(Duration.FromHours(8), Assert.Single(calendar.Explain(end, start).Days).OpenTime);
        Assert.Empty(calendar.Explain(start, start).Days);
        Assert.Contains("36525", Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Explain(start, Instant.MaxValue)).Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 40, Replay = "20261122,41")]
    public void The_days_add_up_to_the_open_time(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec spec = CalendarSpec.Random(random, 1);
        BusinessCalendar calendar = spec.Build();
        Instant start = Instant.FromUtc(spec.Around.Year, spec.Around.Month, spec.Around.Day, 0, 0) - Duration.FromSeconds(random.Next(20 * 86_400));
        Instant end = start + Duration.FromSeconds(random.Next(40 * 86_400));
        CalendarExplanation explanation = calendar.Explain(start, end);
        List<DayOpenTime> byDay = [.. calendar.OpenTimeByDay(new Interval(start, end))];
        Assert.Equal(explanation.Days.Select(day => new DayOpenTime(day.Date, day.OpenTime)), byDay);
        Assert.Equal(calendar.Between(start, end), byDay.Aggregate(Duration.Zero, (sum, day) => sum + day.OpenTime));
        Assert.All(explanation.Days, day =>
        {
            Assert.Equal(day.OpenTime, day.Stretches.Aggregate(Duration.Zero, (sum, stretch) => sum + stretch.Duration));
            Assert.True(!day.IsClosed || day.OpenTime == Duration.Zero);
            Assert.All(day.Stretches, stretch => Assert.Equal(day.Date, stretch.Start.InZone(spec.Zone).Date));
        });
        if (end > start)
        {
            Assert.Equal(start.InZone(spec.Zone).Date, explanation.Days[0].Date);
            Assert.Equal((end - Duration.Epsilon).InZone(spec.Zone).Date, explanation.Days[^1].Date);
        }
    }

    [Property(MaxTest = 12, Replay = "20261122,43")]
    public void Business_days_are_the_dates_with_open_time(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        CalendarSpec spec = CalendarSpec.Random(random, 60);
        BusinessCalendar calendar = spec.Build();
        LocalDate first = spec.Around.PlusDays(-15);
        Instant from = spec.Zone.AtStartOfDay(first).ToInstant();
        HashSet<LocalDate> open = [];
        for (int minute = 0; minute < 30 * 1440; minute++)
        {
            Instant instant = from + Duration.FromMinutes(minute);
            Offset offset = spec.Zone.GetUtcOffset(instant);
            if (spec.IsOpen(instant, offset))
            {
                open.Add(instant.WithOffset(offset).Date);
            }
        }

        LocalDate last = first.PlusDays(28);
        List<LocalDate> expected = [.. Enumerable.Range(0, 28).Select(first.PlusDays).Where(open.Contains)];
        Assert.Equal(expected, Enumerable.Range(0, 28).Select(first.PlusDays).Where(calendar.IsBusinessDay));
        Assert.Equal(expected.Count, calendar.BusinessDaysBetween(first, last));
        Assert.Equal(-expected.Count, calendar.BusinessDaysBetween(last, first));
        for (int n = 1; n <= expected.Count; n++)
        {
            Assert.Equal(expected[n - 1], calendar.AddBusinessDays(first.PlusDays(-1), n));
            Assert.Equal(expected[^n], calendar.AddBusinessDays(last, -n));
        }
    }
}
