using System.Text.Json;
using static SupportPerf.Metrics.CalendarProblemCode;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>A bad definition is refused with every broken rule at once: code, place, and what to write instead.</summary>
public class InvalidCalendarTests
{
    private static readonly LocalTime Nine = new(9, 0);
    private static readonly LocalTime Five = new(17, 0);

    [Theory]
    [InlineData("""[]""", WrongType, "$")]
    [InlineData("""{"hours":{}}""", MissingKey, "$")]
    [InlineData("""{"timeZone":"UTC"}""", MissingKey, "$")]
    [InlineData("""{"timeZone":"Mars/Base","hours":{}}""", UnknownTimeZone, "$.timeZone")]
    [InlineData("""{"timeZone":7,"hours":{}}""", WrongType, "$.timeZone")]
    [InlineData("""{"timeZone":null,"hours":{}}""", WrongType, "$.timeZone")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holiday":[]}""", UnknownKey, "$.holiday")]
    [InlineData("""{"timeZone":"UTC","hours":{},"time zone":"UTC"}""", UnknownKey, "$['time zone']")]
    [InlineData("""{"timeZone":"UTC","timeZone":"UTC","hours":{}}""", DuplicateKey, "$.timeZone")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[],"mon":[["09:00","17:00"]]}}""", DuplicateKey, "$.hours.mon")]
    [InlineData("""{"timeZone":"UTC","hours":{"monday":[]}}""", UnknownWeekday, "$.hours.monday")]
    [InlineData("""{"timeZone":"UTC","hours":[]}""", WrongType, "$.hours")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":["09:00","17:00"]}}""", WrongType, "$.hours.mon[0]", "$.hours.mon[1]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00"]]}}""", WrongType, "$.hours.mon[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","12:00","13:00"]]}}""", WrongType, "$.hours.mon[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[[9,17]]}}""", WrongType, "$.hours.mon[0][0]", "$.hours.mon[0][1]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","25:00"]]}}""", InvalidTime, "$.hours.mon[0][1]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","24:01"]]}}""", InvalidTime, "$.hours.mon[0][1]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["24:00","09:00"]]}}""", InvalidTime, "$.hours.mon[0][0]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["9:00","17:00"]]}}""", InvalidTime, "$.hours.mon[0][0]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:60","17:00"]]}}""", InvalidTime, "$.hours.mon[0][0]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00:60","17:00"]]}}""", InvalidTime, "$.hours.mon[0][0]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00:00.5","17:00"]]}}""", InvalidTime, "$.hours.mon[0][0]")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","09:00"]]}}""", EmptyInterval, "$.hours.mon[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":"2026-12-25"}""", WrongType, "$.holidays")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["25.12.2026"]}""", InvalidDate, "$.holidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["2026-02-29"]}""", InvalidDate, "$.holidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["2026-12-25","2026-12-25"]}""", DuplicateDate, "$.holidays[1]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["2026-12-25",{"date":"2026-12-25","name":"Christmas"}]}""", DuplicateDate, "$.holidays[1]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":[{"from":"2026-12-31","to":"2026-12-24"}]}""", RangeBackwards, "$.holidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":[{"from":"2026-12-31"}]}""", MissingKey, "$.holidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":[{"date":"2026-12-31","to":"2027-01-01"}]}""", MissingKey, "$.holidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":[{"date":"2026-12-31","nam":"x"}]}""", UnknownKey, "$.holidays[0].nam")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":[{"date":"2026-12-31","name":1}]}""", WrongType, "$.holidays[0].name")]
    [InlineData("""{"timeZone":"UTC","hours":{},"recurringHolidays":["02-30"]}""", InvalidDate, "$.recurringHolidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"recurringHolidays":["13-01"]}""", InvalidDate, "$.recurringHolidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"recurringHolidays":["1-1"]}""", InvalidDate, "$.recurringHolidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"recurringHolidays":["01-01",{"date":"01-01"}]}""", DuplicateDate, "$.recurringHolidays[1]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"recurringHolidays":[{"name":"x"}]}""", MissingKey, "$.recurringHolidays[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"shifts":{"tomorrow":[]}}""", InvalidDate, "$.shifts.tomorrow")]
    [InlineData("""{"timeZone":"UTC","hours":{},"shifts":{"2026-12-24":[],"2026-12-24":[]}}""", DuplicateKey, "$.shifts['2026-12-24']")]
    [InlineData("""{"timeZone":"UTC","hours":{},"shifts":{"2026-12-24":[["12:00","12:00"]]}}""", EmptyInterval, "$.shifts['2026-12-24'][0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"breaks":{"2026-12-24":{}}}""", WrongType, "$.breaks['2026-12-24']")]
    [InlineData("""{"timeZone":"UTC","hours":{},"versions":{}}""", WrongType, "$.versions")]
    [InlineData("""{"timeZone":"UTC","hours":{},"versions":[{"from":"2027-01-01"}]}""", MissingKey, "$.versions[0]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"versions":[{"hours":{}}]}""", MissingKey, "$.versions[0]")]
    [InlineData("""{"versions":[{"from":"2027-01-01","hours":{}},{"from":"2026-01-01","hours":{}}],"timeZone":"UTC","hours":{}}""", VersionsOutOfOrder, "$.versions[1]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"versions":[{"from":"2027-01-01","hours":{}},{"from":"2027-01-01","hours":{}}]}""", DuplicateDate, "$.versions[1]")]
    [InlineData("""{"timeZone":"UTC","hours":{},"versions":[{"from":"2027-01-01","hours":{},"holidays":[]}]}""", UnknownKey, "$.versions[0].holidays")]
    public void A_broken_rule_is_reported_with_its_code_and_path(string json, CalendarProblemCode code, params string[] places)
    {
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.FromJson(json));
        Assert.Equal(places, error.Problems.Select(problem => problem.Place));
        Assert.All(error.Problems, problem =>
        {
            Assert.Equal(code, problem.Code);
            Assert.NotEmpty(problem.Message);
            Assert.Contains(problem.ToString(), error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void All_problems_come_at_once_in_the_order_of_the_text()
    {
        const string Json = """
            {"timeZone":"Europe/Berln",
             "hours":{"mon":[["09:00","25:00"],["13:00","13:00"]],"thr":[]},
             "holidays":["2026-12-25","2026-13-01"],
             "shifts":{"2026-12-24":[["08:00",null]]},
             "versions":[{"from":"2027-01-01","hours":{"mon":1}}]}
            """;
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.FromJson(Json));
        Assert.Equal(
            [
                "$.timeZone", "$.hours.mon[0][1]", "$.hours.mon[1]", "$.hours.thr", "$.holidays[1]", "$.shifts['2026-12-24'][0][1]", "$.versions[0].hours.mon",
            ],
            error.Problems.Select(problem => problem.Place));
        Assert.Contains("7 problems", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\"timeZone\":\n oops}", "line 2")]
    public void A_text_that_is_not_JSON_says_where(string json, string place)
    {
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.FromJson(json));
        CalendarProblem problem = Assert.Single(error.Problems);
        Assert.Equal(InvalidJson, problem.Code);
        Assert.StartsWith(place, problem.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_inside_another_document_reports_paths_of_that_document()
    {
        using JsonDocument policy = JsonDocument.Parse("""{"calendars":{"emea":{"timeZone":"UTC","hours":{"mon":[["09:00","9"]]}}}}""");
        JsonElement calendar = policy.RootElement.GetProperty("calendars").GetProperty("emea");
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(() => BusinessCalendar.FromJson(calendar, "$.calendars.emea"));
        Assert.Equal("$.calendars.emea.hours.mon[0][1]", Assert.Single(error.Problems).Place);
    }

    [Fact]
    public void The_builder_reports_all_of_its_calls_at_once()
    {
        BusinessCalendarBuilder builder = BusinessCalendar.In("Europe/Atlantis")
            .Weekdays(Nine, Nine)
            .On(IsoDayOfWeek.None, Nine, Five)
            .OpenAllDay((IsoDayOfWeek)9)
            .EveryDay(Nine.PlusNanoseconds(1), Five)
            .Closed(new LocalDate(2026, 12, 25))
            .Closed(new LocalDate(2026, 12, 25), "Christmas")
            .Closed(new LocalDate(2026, 12, 31), new LocalDate(2026, 12, 30), null)
            .ClosedEveryYear(4, 31)
            .Shift(new LocalDate(2026, 12, 24), Nine, Nine)
            .Break(new LocalDate(2026, 12, 23), Five, Five)
            .From(new LocalDate(2028, 1, 1), hours => hours.Weekdays(Five, Five))
            .From(new LocalDate(2027, 1, 1), hours => hours.Weekdays(Nine, Five));
        InvalidCalendarException error = Assert.Throws<InvalidCalendarException>(builder.Build);
        Assert.Equal(
            [
                (UnknownTimeZone, "In(\"Europe/Atlantis\")"),
                (EmptyInterval, "Weekdays(09:00:00, 09:00:00)"),
                (UnknownWeekday, "On(None, 09:00:00, 17:00:00)"),
                (UnknownWeekday, "OpenAllDay(9)"),
                (InvalidTime, "EveryDay(09:00:00.000000001, 17:00:00)"),
                (DuplicateDate, "Closed(2026-12-25)"),
                (RangeBackwards, "Closed(2026-12-31, 2026-12-30)"),
                (InvalidDate, "ClosedEveryYear(4, 31)"),
                (EmptyInterval, "Shift(2026-12-24, 09:00:00, 09:00:00)"),
                (EmptyInterval, "Break(2026-12-23, 17:00:00, 17:00:00)"),
                (EmptyInterval, "From(2028-01-01).Weekdays(17:00:00, 17:00:00)"),
                (VersionsOutOfOrder, "From(2027-01-01)"),
            ],
            error.Problems.Select(problem => (problem.Code, problem.Place)));
    }

    [Fact]
    public void What_looks_odd_but_means_something_is_allowed()
    {
        BusinessCalendar calendar = BusinessCalendar.In("UTC")
            .Weekdays(Five, Nine)
            .Weekdays(new LocalTime(18, 0), LocalTime.Midnight)
            .Break(new LocalDate(2026, 11, 21), Nine, Five)
            .Closed(new LocalDate(2026, 12, 24), new LocalDate(2026, 12, 26), "Christmas")
            .Closed(new LocalDate(2026, 12, 25))
            .Build();
        Instant monday = Instant.FromUtc(2026, 11, 16, 0, 0);
        Assert.Equal(Duration.FromHours(16 * 5), calendar.Between(monday, monday + Duration.FromDays(7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(monday, Duration.Zero, (Boundary)7));
    }

    [Fact]
    public void A_builder_makes_one_calendar()
    {
        BusinessCalendarBuilder builder = BusinessCalendar.In("UTC");
        builder.Build();
        Assert.Throws<InvalidOperationException>(builder.Build);
    }
}
