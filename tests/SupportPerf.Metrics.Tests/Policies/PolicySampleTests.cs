using System.Text.Json;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tests.Policies;

public class PolicySampleTests
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Repository.Path("samples", "policies"), "*.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_shipped_policy_can_be_used(string name)
    {
        SupportPolicy policy = SupportPolicy.FromJson(File.ReadAllText(Repository.Path("samples", "policies", name)));

        Assert.NotEmpty(policy.Calendars);
        _ = new SupportReportBuilder(new ReportOptions { Policy = policy });
    }

    [Fact]
    public void The_schema_names_every_clock_and_rule_that_the_reader_takes()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("samples", "schemas", "policy.schema.json")));
        JsonElement sla = schema.RootElement.GetProperty("properties").GetProperty("sla").GetProperty("items").GetProperty("properties");
        IEnumerable<string?> Names(string key) => sla.GetProperty(key).GetProperty("enum").EnumerateArray().Select(name => name.GetString());

        Assert.Subset(Names("clock").ToHashSet(), EnumNames<SlaClock>.All.ToHashSet<string?>());
        Assert.Equal(EnumNames<SlaPopulation>.All.Order(), Names("rule").Order());
    }
}
