namespace SupportPerf.Metrics.Tests.Policies;

public class PolicyJsonTests
{
    private const string Hours = """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]]}}""";

    private static IReadOnlyList<string> ErrorsOf(string json) => Assert.Throws<InvalidPolicyException>(() => SupportPolicy.FromJson(json)).Errors;

    [Fact]
    public void The_form_of_the_contract_is_read()
    {
        SupportPolicy policy = SupportPolicy.FromJson($$"""
            {"calendars":{"emea":{{Hours}},"us":{{Hours}}},
             "calendarBy":{"dimension":"group","map":{"Berlin":"emea"},"default":"us"},
             "sla":[{"name":"first reply","clock":"first_response_time","basis":"business","targets":[{"when":{"priority":"urgent"},"target_s":3600},{"target_s":28800}]},
                    {"name":"fixed","clock":"resolution_time","target_s":0.5,"rule":"completed"},
                    {"name":"vendor","clock":"vendor_flag"}]}
            """);

        Assert.Equal(["emea", "us"], policy.Calendars.Keys.Order());
        Assert.Equal((Dimension.Group, "emea", "us"), (policy.CalendarBy!.Dimension, policy.CalendarBy.Map["Berlin"], policy.CalendarBy.Default));
        SlaRule first = policy.Slas[0];
        Assert.Equal(("first reply", SlaClock.FirstResponseTime, HoursBasis.Business, SlaPopulation.Decided), (first.Name, first.Clock, first.Basis, first.Population));
        Assert.Equal([Duration.FromHours(1), Duration.FromHours(8)], first.Targets.Select(target => target.Target));
        Assert.Equal("urgent", first.Targets[0].When["priority"]);
        Assert.Empty(first.Targets[1].When);
        Assert.Equal((Duration.FromMilliseconds(500), HoursBasis.Calendar, SlaPopulation.Completed), (policy.Slas[1].Target, policy.Slas[1].Basis, policy.Slas[1].Population));
        Assert.Equal((SlaClock.VendorFlag, HoursBasis.None), (policy.Slas[2].Clock, policy.Slas[2].Basis));
    }

    [Fact]
    public void An_empty_policy_says_nothing()
    {
        SupportPolicy policy = SupportPolicy.FromJson("{}");

        Assert.Empty(policy.Calendars);
        Assert.Null(policy.CalendarBy);
        Assert.Empty(policy.Slas);
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_with_its_path()
    {
        IReadOnlyList<string> errors = ErrorsOf("""
            {"calendars":{"emea":{"timeZone":"Europe/Nowhere","hours":{"mon":[["09:00","25:00"]]}}},
             "calendarBy":{"dimension":"","map":{"Berlin":7},"fallback":"emea"},
             "sla":[{"clock":"first_reply","basis":"none","targets":[{"target_s":-1},{"when":{"priority":"urgent"}}]},
                    {"name":"due","clock":"due","target_s":5},
                    {"name":"late","clock":"resolution_time"},
                    7],
             "slas":[]}
            """);

        string[] places =
        [
            "$.calendars.emea.timeZone", "$.calendars.emea.hours.mon[0][1]", "$.calendarBy.dimension", "$.calendarBy.map.Berlin", "$.calendarBy.fallback",
            "$.sla[0].clock", "$.sla[0].targets[0].target_s", "$.sla[0].targets[1]", "$.sla[0].targets[1]", "$.sla[0]", "$.sla[0].basis", "$.sla[1].target_s", "$.sla[2]", "$.sla[3]", "$.slas",
        ];
        Assert.Equal(places.Order(), errors.Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]).Order());
    }

    [Theory]
    [InlineData("""{"calendars":{"a":HOURS,"b":HOURS}}""", "$.calendarBy: ")]
    [InlineData("""{"calendars":{"a":HOURS},"calendarBy":{"dimension":"group","default":"c"}}""", "$.calendarBy.default: ")]
    [InlineData("""{"calendars":{"a":HOURS},"calendarBy":{"dimension":"group","map":{"x":"c"}}}""", "$.calendarBy.map['x']: ")]
    [InlineData("""{"calendarBy":{"map":{}}}""", "$.calendarBy: ")]
    [InlineData("""{"sla":[{"name":"a","clock":"due"},{"name":"a","clock":"due"}]}""", "$.sla[1].name: ")]
    [InlineData("""{"sla":[{"name":"a","name":"b","clock":"due"}]}""", "$.sla[0].name: ")]
    [InlineData("""{"sla":{}}""", "$.sla: ")]
    [InlineData("[]", "$: ")]
    [InlineData("{", "line 1, byte ")]
    public void A_policy_that_contradicts_itself_is_refused(string json, string place)
    {
        string error = Assert.Single(ErrorsOf(json.Replace("HOURS", Hours, StringComparison.Ordinal)));

        Assert.StartsWith(place, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_made_in_code_is_checked_too()
    {
        SupportPolicy policy = new() { CalendarBy = new CalendarRule { Dimension = Dimension.Group, Default = "nowhere" } };

        Assert.Throws<InvalidPolicyException>(() => new SupportReportBuilder(new ReportOptions { Policy = policy }));
    }
}
