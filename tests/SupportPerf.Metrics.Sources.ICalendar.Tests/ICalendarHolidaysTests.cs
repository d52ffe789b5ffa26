using SupportPerf.Metrics.Sources;

namespace SupportPerf.Metrics.Tests;

public class ICalendarHolidaysTests
{
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly LocalDate Last = new(2027, 12, 31);

    [Fact]
    public void All_day_entries_are_holidays_with_their_names()
    {
        ICalendarReading reading = Read("DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas Day", "DTSTART;VALUE=DATE:20261226\nDTEND;VALUE=DATE:20261227\nSUMMARY:St. Stephen's Day", "DTSTART;VALUE=DATE:20260101");
        Assert.Equal([new Holiday(First), new Holiday(new LocalDate(2026, 12, 25), "Christmas Day"), new Holiday(new LocalDate(2026, 12, 26), "St. Stephen's Day")], reading.Holidays);
        Assert.Empty(reading.Omitted);
    }

    [Fact]
    public void The_end_of_an_entry_is_the_day_after_its_last()
    {
        ICalendarReading reading = Read("DTSTART;VALUE=DATE:20261228\nDTEND;VALUE=DATE:20261231\nSUMMARY:Plant holiday", "DTSTART;VALUE=DATE:20260601\nDURATION:P2D\nSUMMARY:Two days");
        Assert.Equal([new Holiday(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 2), "Two days"), new Holiday(new LocalDate(2026, 12, 28), new LocalDate(2026, 12, 30), "Plant holiday")], reading.Holidays);
    }

    [Fact]
    public void An_entry_that_recurs_for_ever_is_written_out_in_the_window()
    {
        ICalendarReading reading = Read("DTSTART;VALUE=DATE:19900501\nRRULE:FREQ=YEARLY\nSUMMARY:Labour Day", "DTSTART;VALUE=DATE:20001123\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nEXDATE;VALUE=DATE:20271125\nSUMMARY:Thanksgiving");
        Assert.Equal([new Holiday(new LocalDate(2026, 5, 1), "Labour Day"), new Holiday(new LocalDate(2026, 11, 26), "Thanksgiving"), new Holiday(new LocalDate(2027, 5, 1), "Labour Day")], reading.Holidays);
    }

    [Fact]
    public void Entries_are_cut_to_the_window_wherever_they_begin()
    {
        ICalendarReading reading = ICalendarHolidays.Read(Feed("DTSTART;VALUE=DATE:20230101\nDTEND;VALUE=DATE:20300101\nSUMMARY:Closed for years", "DTSTART;VALUE=DATE:20260101\nSUMMARY:Before"), new LocalDate(2026, 3, 1), new LocalDate(2026, 3, 5));
        Assert.Equal([new Holiday(new LocalDate(2026, 3, 1), new LocalDate(2026, 3, 5), "Closed for years")], reading.Holidays);
    }

    [Fact]
    public void Entries_on_the_same_date_are_one_holiday_so_that_a_calendar_takes_them()
    {
        ICalendarReading reading = Read("DTSTART;VALUE=DATE:20260406\nSUMMARY:Easter Monday", "DTSTART;VALUE=DATE:20260406\nSUMMARY:Founders' Day", "DTSTART;VALUE=DATE:20260406\nSUMMARY:Easter Monday");
        Assert.Equal(new Holiday(new LocalDate(2026, 4, 6), "Easter Monday / Founders' Day"), Assert.Single(reading.Holidays));
        BusinessCalendar calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Closed(reading.Holidays).Build();
        Instant noon = Instant.FromUtc(2026, 4, 6, 10, 0);
        Assert.False(calendar.IsOpen(noon));
        Assert.Equal("Easter Monday / Founders' Day", calendar.Explain(noon, noon + Duration.FromHours(1)).Days[0].Name);
    }

    [Fact]
    public void What_closes_no_whole_date_is_listed_with_the_reason()
    {
        ICalendarReading reading = Read("DTSTART:20261224T120000Z\nSUMMARY:Half day", "DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED\nSUMMARY:Off again");
        Assert.Empty(reading.Holidays);
        Assert.Equal(["Half day", "Off again"], reading.Omitted.Select(omission => omission.Name));
        Assert.Contains("time of day", reading.Omitted[0].Reason, StringComparison.Ordinal);
        Assert.Contains("cancelled", reading.Omitted[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_calendars_in_one_text_are_read_together()
    {
        string text = Feed("DTSTART;VALUE=DATE:20260101\nSUMMARY:A") + Feed("DTSTART;VALUE=DATE:20260102\nSUMMARY:B");
        Assert.Equal(["A", "B"], ICalendarHolidays.Read(text, First, Last).Holidays.Select(holiday => holiday.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")]
    public void No_entry_is_no_holiday(string text) => Assert.Empty(ICalendarHolidays.Read(text, First, Last).Holidays);

    [Theory]
    [InlineData("<html>Not found</html>")]
    [InlineData("{}")]
    public void Another_text_is_refused(string text) =>
        Assert.Contains("not iCalendar", Assert.Throws<FormatException>(() => ICalendarHolidays.Read(text, First, Last)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_window_is_bounded()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ICalendarHolidays.Read("", Last, First));
        Assert.Contains("36525", Assert.Throws<ArgumentOutOfRangeException>(() => ICalendarHolidays.Read("", new LocalDate(1900, 1, 1), new LocalDate(2100, 1, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ICalendarHolidays.Read("", LocalDate.MinIsoValue, LocalDate.MinIsoValue));
        Assert.Throws<ArgumentNullException>(() => ICalendarHolidays.Read(null!, First, Last));
    }

    private static ICalendarReading Read(params string[] events) => ICalendarHolidays.Read(Feed(events), First, Last);

    private static string Feed(params string[] events) =>
        ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n"
            + string.Concat(events.Select((lines, i) => $"BEGIN:VEVENT\nUID:{i}@test\nDTSTAMP:20260101T000000Z\n{lines}\nEND:VEVENT\n"))
            + "END:VCALENDAR\n").ReplaceLineEndings("\r\n");
}
