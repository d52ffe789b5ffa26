using FsCheck;
using FsCheck.Xunit;
using static SupportPerf.Metrics.CalendarProblemCode;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>Opening hours as OpenStreetMap writes them.</summary>
public class OpeningHoursTextTests
{
    private static readonly string[] Weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    [Theory]
    [InlineData("Mo-Fr 09:00-17:00", "2026-11-23", 8)]
    [InlineData("Mo-Fr 09:00-17:00", "2026-11-22", 0)]
    [InlineData("mo-fr 9:00 - 17:00", "2026-11-23", 8)]
    [InlineData("Mo-Fr 09:00-12:00,13:00-17:00; PH off", "2026-11-23", 7)]
    [InlineData("Mo,We,Fr 09:00-17:00", "2026-11-24", 0)]
    [InlineData("Sa-Mo 10:00-14:00", "2026-11-22", 4)]
    [InlineData("Sa-Mo 10:00-14:00", "2026-11-24", 0)]
    [InlineData("24/7", "2026-11-22", 24)]
    [InlineData("24/7; Su off", "2026-11-22", 0)]
    [InlineData("09:00-17:00", "2026-11-22", 8)]
    [InlineData("09:00-17:00; Mo 12:00-13:00", "2026-11-23", 1)]
    [InlineData("Mo-Fr 09:00-17:00; Sa,Su,PH closed;", "2026-11-22", 0)]
    [InlineData("Mo 20:00-24:00", "2026-11-23", 4)]
    [InlineData("Mo 20:00-00:00", "2026-11-23", 4)]
    [InlineData("Su 22:00-06:00", "2026-11-23", 6)]
    [InlineData("Su 22:00-30:00", "2026-11-23", 6)]
    [InlineData("Mo-Fr 09:00-17:00; Dec 24 09:00-12:00; Dec 25-26 off", "2026-12-24", 3)]
    [InlineData("Mo-Fr 09:00-17:00; Dec 24 09:00-12:00; Dec 25-26 off", "2026-12-25", 0)]
    [InlineData("Mo-Fr 09:00-17:00; Dec 24 09:00-12:00; Dec 25-26 off", "2027-12-24", 3)]
    [InlineData("Mo-Fr 09:00-17:00; Dec 24-Jan 02 off", "2026-01-02", 0)]
    [InlineData("Mo-Fr 09:00-17:00; Dec 24-Jan 02 off", "2026-01-05", 8)]
    [InlineData("Mo-Fr 09:00-17:00; Dec 24,31 09:00-11:00", "2026-12-31", 2)]
    [InlineData("Nov-Feb Mo-Fr 10:00-16:00; Mar-Oct Mo-Fr 08:00-18:00", "2026-11-23", 6)]
    [InlineData("Nov-Feb Mo-Fr 10:00-16:00; Mar-Oct Mo-Fr 08:00-18:00", "2026-07-06", 10)]
    [InlineData("Nov-Feb Mo-Fr 10:00-16:00; Mar-Oct Mo-Fr 08:00-18:00", "2026-07-05", 0)]
    [InlineData("Dec 09:00-10:00", "2026-12-06", 1)]
    [InlineData("Jan,Nov 22 09:00-10:00", "2026-11-22", 1)]
    [InlineData("Dec 09:00-10:00; 11:00-13:00", "2026-12-06", 2)]
    [InlineData("off", "2026-11-23", 0)]
    public void The_supported_grammar(string text, string date, int hours)
    {
        BusinessCalendar calendar = BusinessCalendar.Parse(text, "UTC");
        LocalDate day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        Instant midnight = day.AtMidnight().InUtc().ToInstant();
        Assert.Equal(Duration.FromHours(hours), calendar.Between(midnight, midnight + Duration.FromDays(1)));
    }

    [Theory]
    [InlineData("", 1, "ends here")]
    [InlineData("Mon 09:00-17:00", 1, "'Mon'")]
    [InlineData("Mo-Fri 09:00-17:00", 4, "'Fri'")]
    [InlineData("Mo-Fr 09:00-25:61", 13, "'25:61'")]
    [InlineData("Mo-Fr 25:00-26:00", 7, "'25:00'")]
    [InlineData("Mo-Fr 09:00-49:00", 13, "'49:00'")]
    [InlineData("Mo-Fr 09:00-09:00", 7, "ends where it starts")]
    [InlineData("Mo-Fr 09:00-36:00", 7, "24 hours")]
    [InlineData("Mo-Fr 09:00", 12, "ends here")]
    [InlineData("Mo-Fr 09:00-17:00 Sa 10:00-14:00", 19, "'Sa'")]
    [InlineData("Mo-Fr 09:00-17:00; SH off", 20, "SH")]
    [InlineData("Mo-Fr 09:00-17:00; PH 10:00-12:00", 23, "shift")]
    [InlineData("Mo-Fr 09:00-17:00; Dec PH off", 24, "PH")]
    [InlineData("Mo-Fr 09:00+", 12, "'+'")]
    [InlineData("Mo-Fr sunrise-sunset", 7, "'sunrise'")]
    [InlineData("Mo-Fr 09:00-17:00 || Sa 10:00-12:00", 19, "'|'")]
    [InlineData("week 1-10 Mo 09:00-17:00", 1, "'week'")]
    [InlineData("2026 Mo 09:00-17:00", 1, "'20'")]
    [InlineData("Mo[1] 09:00-17:00", 3, "'['")]
    [InlineData("Feb 30 off", 5, "Feb has no day 30")]
    [InlineData("Dec 24-Jan off", 12, "ends on a day")]
    [InlineData("Mo-Fr 09.00-17.00", 7, "'09'")]
    public void An_error_points_at_the_character(string text, int character, string message)
    {
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.Parse(text, "UTC"));
        CalendarProblem problem = Assert.Single(error.Problems);
        Assert.Equal((InvalidText, $"character {character}"), (problem.Code, problem.Place));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_rule_is_reported_and_every_other_problem_with_it()
    {
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.Parse(
            "Mo-Fr 09:00-17:00; Xx 10:00-12:00; Sa 10:00-14:00; Su 10:00", "Nowhere", [new Holiday(new LocalDate(2026, 12, 25)), new Holiday(new LocalDate(2026, 12, 25))]));
        Assert.Equal(["timeZone", "character 20", "character 60", "holidays[1]"], error.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void Json_hours_may_be_a_text_and_keep_it()
    {
        const string Json = """{"timeZone":"Europe/Berlin","hours":"Mo-Fr 09:00-17:00; Dec 24 09:00-12:00","holidays":["2026-12-25"],"versions":[{"from":"2027-01-01","hours":"Mo-Th 08:00-16:00"}]}""";
        BusinessCalendar calendar = BusinessCalendar.FromJson(Json);
        Assert.Equal(Json, calendar.ToJson());
        Assert.Equal(Duration.FromHours(8 + 3 + 0), calendar.Between(Instant.FromUtc(2026, 12, 22, 23, 0), Instant.FromUtc(2026, 12, 27, 0, 0)));
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.FromJson("""{"timeZone":"UTC","hours":"Mo-Fr 9-17","versions":[{"from":"2027-01-01","hours":"Mo 08"}]}"""));
        Assert.Equal(["$.hours, character 7", "$.versions[0].hours, character 4"], error.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void Holidays_are_closed_and_keep_their_names()
    {
        BusinessCalendar calendar = BusinessCalendar.Parse("Mo-Fr 09:00-17:00; PH off", "Europe/Berlin", [new Holiday(new LocalDate(2026, 12, 25), "Christmas")]);
        Instant christmas = Instant.FromUtc(2026, 12, 25, 0, 0);
        Assert.Equal("Christmas", calendar.Explain(christmas, christmas + Duration.FromHours(1)).Days[0].Name);
        Assert.True(calendar.Explain(christmas, christmas + Duration.FromHours(1)).Days[0].IsClosed);
        Assert.Equal("Mo-Fr 09:00-17:00; PH off", calendar.ToOpeningHours());
    }

    [Fact]
    public void What_a_text_cannot_say_is_refused_and_what_it_can_is_short()
    {
        LocalTime nine = new(9, 0);
        LocalTime five = new(17, 0);
        LocalDate day = new(2026, 12, 24);
        BusinessCalendarBuilder Office() => BusinessCalendar.In("UTC").Weekdays(nine, five);
        Assert.Equal("Mo-Fr 09:00-17:00", Office().Build().ToOpeningHours());
        Assert.Equal("Mo-Fr 09:00-17:00; Sa 22:00-06:00; Dec 25 off; PH off", Office().On(IsoDayOfWeek.Saturday, new LocalTime(22, 0), new LocalTime(6, 0)).ClosedEveryYear(12, 25, "Christmas").Closed(day).Build().ToOpeningHours());
        Assert.Equal("off", BusinessCalendar.In("UTC").Build().ToOpeningHours());
        Assert.Equal("Mo-Su 00:00-24:00", BusinessCalendar.AlwaysOpen.ToOpeningHours());
        BusinessCalendar[] refused =
        [
            Office().Shift(day, nine, five).Build(), Office().Break(day, nine, five).Build(), Office().From(day, hours => hours.Weekdays(nine, five)).Build(),
            Office().Weekdays(new LocalTime(18, 0, 30), new LocalTime(19, 0)).Build(), Office().Build() & BusinessCalendar.AlwaysOpen,
        ];
        Assert.All(refused, calendar => Assert.Throws<InvalidOperationException>(calendar.ToOpeningHours));
    }

    [Property(MaxTest = 200, Replay = "20261122,61")]
    public void A_later_rule_replaces_the_hours_of_the_dates_it_names(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        List<Rule> rules = [.. Enumerable.Range(0, 1 + random.Next(6)).Select(_ => Rule.Random(random))];
        string zone = CalendarSpec.Zones[random.Next(CalendarSpec.Zones.Length)];
        BusinessCalendar calendar = BusinessCalendar.Parse(string.Join(random.Next(2) == 0 ? ";" : " ; ", rules), zone);
        BusinessCalendar read = BusinessCalendar.Parse(calendar.ToOpeningHours(), zone);
        BusinessCalendar json = BusinessCalendar.FromJson(calendar.ToJson());
        Assert.Equal(calendar.ToJson(), json.ToJson());
        for (int i = 0; i < 60; i++)
        {
            Instant instant = Instant.FromUtc(2000, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(20_000_000));
            LocalDateTime local = instant.InZone(calendar.TimeZone).LocalDateTime;
            int minute = (local.Hour * 60) + local.Minute;
            bool expected = Hours(local.Date).Exists(span => span.Start <= minute && minute < span.End)
                || Hours(local.Date.PlusDays(-1)).Exists(span => span.Start <= minute + 1440 && minute + 1440 < span.End);
            Assert.Equal(expected, calendar.IsOpen(instant));
            Assert.Equal(expected, read.IsOpen(instant));
            Assert.Equal(expected, json.IsOpen(instant));
        }

        List<(int Start, int End)> Hours(LocalDate date) => rules.LastOrDefault(rule => rule.Names(date))?.Spans ?? [];
    }

    [Property(MaxTest = 100, Replay = "20261122,63")]
    public void Weekly_hours_round_trip_through_their_text(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        BusinessCalendarBuilder builder = BusinessCalendar.In("Europe/Dublin");
        for (int i = random.Next(8); i > 0; i--)
        {
            LocalTime opens = LocalTime.FromMinutesSinceMidnight(random.Next(1440));
            builder.On((IsoDayOfWeek)(1 + random.Next(7)), opens, opens.PlusMinutes(1 + random.Next(1438)));
        }

        builder.ClosedEveryYear(1 + random.Next(12), 1 + random.Next(28));
        BusinessCalendar calendar = builder.Build();
        BusinessCalendar read = BusinessCalendar.Parse(calendar.ToOpeningHours(), "Europe/Dublin");
        for (int i = 0; i < 20; i++)
        {
            Instant a = Instant.FromUtc(2020, 1, 1, 0, 0) + Duration.FromSeconds(random.Next(200_000_000));
            Instant b = a + Duration.FromSeconds(random.Next(50_000_000));
            Assert.Equal(calendar.Between(a, b), read.Between(a, b));
        }
    }

    private sealed record Rule(string Text, Func<LocalDate, bool> Names, List<(int Start, int End)> Spans)
    {
        public static Rule Random(Random random)
        {
            List<string> parts = [];
            Func<LocalDate, bool> months = _ => true;
            Func<LocalDate, bool> weekdays = _ => true;
            if (random.Next(2) == 0)
            {
                int first = random.Next(12);
                int last = random.Next(12);
                if (random.Next(2) == 0)
                {
                    int from = 1 + random.Next(28);
                    int to = 1 + random.Next(28);
                    parts.Add($"{Months[first]} {from:00}-{Months[last]} {to:00}");
                    months = Within(((first + 1) * 100) + from, ((last + 1) * 100) + to);
                }
                else
                {
                    parts.Add($"{Months[first]}-{Months[last]}");
                    months = Within((first + 1) * 100, ((last + 1) * 100) + 31);
                }
            }

            if (random.Next(3) > 0)
            {
                int first = random.Next(7);
                int last = random.Next(7);
                parts.Add(first == last ? Weekdays[first] : $"{Weekdays[first]}-{Weekdays[last]}");
                weekdays = date => (int)date.DayOfWeek - 1 is var day && (first <= last ? first <= day && day <= last : day >= first || day <= last);
            }

            List<(int Start, int End)> spans = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1440)).Select(start => (start, start + 1 + random.Next(1438)))];
            parts.Add(spans.Count == 0 ? "off" : string.Join(",", spans.Select(span => $"{Clock(span.Start)}-{Clock(random.Next(2) == 0 && span.End > 1440 ? span.End : span.End > 1440 ? span.End - 1440 : span.End)}")));
            return new Rule(string.Join(" ", parts), date => months(date) && weekdays(date), spans);
        }

        public override string ToString() => Text;

        private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

        private static Func<LocalDate, bool> Within(int first, int last) => date =>
        {
            int number = (date.Month * 100) + date.Day;
            return first <= last ? first <= number && number <= last : number >= first || number <= last;
        };
    }
}
